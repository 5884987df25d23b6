import type { Place } from '#lib/domain/place/place.ts';

/** The places there are, then as many more as are wanted: names, addresses and offers mixed anew, `hours` for each. */
export function grownPlaces(
	originals: readonly Place[],
	count: number,
	hours: (own: Place, index: number) => string | null = ({ hours }) => hours
): Place[] {
	const at = (index: number) => originals[index % originals.length] as Place;
	return Array.from({ length: count }, (_, index) => {
		const own = at(index);
		const grown = index < originals.length ? own : mixed(own, at(index * 7 + 3), at(index * 13 + 5), index);
		return { ...grown, hours: hours(own, index) };
	});
}

const mixed = (own: Place, other: Place, third: Place, index: number): Place => ({
	...own,
	id: `${own.id}-${index}`,
	name: `${own.name} ${index}`,
	address: third.address,
	addressVisibility: third.addressVisibility,
	coordinates: third.coordinates,
	offers: other.offers,
	texts: other.texts
});
