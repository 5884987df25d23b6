import type { SearchInput } from '#lib/domain/search/entities.ts';
import { tokens } from '#lib/domain/search/normalise.ts';

/** The same directory, grown: names, streets and positions mixed anew, texts repeated. */
export function grown(input: SearchInput, count: number): SearchInput {
	const originals = input.facts.places;
	const at = (index: number) => originals[index % originals.length] as (typeof originals)[number];
	const texts = Object.fromEntries(
		Object.keys(input.texts).map((code) => [code, { places: {} } as SearchInput['texts'][string]])
	);
	const places = Array.from({ length: count }, (_, index) => {
		const [own, other, third] = [at(index), at(index * 7 + 3), at(index * 13 + 5)];
		const id = `${own.id}-${index}`;
		for (const [code, shard] of Object.entries(input.texts)) {
			const text = shard.places[other.id];
			const into = texts[code];
			if (text && into) into.places[id] = text;
		}
		const words = [...tokens(own.name), ...tokens(third.address.street ?? '')];
		return {
			...own,
			id,
			name: `${words.slice(0, 3).join(' ')} ${tokens(other.name).join(' ')} ${index}`,
			address: { ...third.address, street: `${index} ${third.address.street}` },
			coordinates: third.coordinates && { ...third.coordinates, lat: third.coordinates.lat + (index % 17) / 5000 },
			offers: other.offers
		};
	});
	return { ...input, texts, facts: { ...input.facts, places } };
}
