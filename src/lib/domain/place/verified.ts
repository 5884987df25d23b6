import type { Place } from './place.ts';
import type { FactGroup } from './codes.ts';

type Verification = Place['verifications'][number];

/** A place whose `groups` are verified anew; older verifications of the same groups are in its history. */
export function verified<P extends Pick<Place, 'verifications'>>(
	place: P,
	groups: readonly FactGroup[],
	by: Omit<Verification, 'group'>
): P {
	const kept = place.verifications.filter(({ group }) => !groups.includes(group));
	return { ...place, verifications: [...kept, ...groups.map((group) => ({ group, ...by }))] };
}

/** When each group was last verified; nothing for one that never was. */
export function verifiedOn(place: Pick<Place, 'verifications'>): Partial<Record<FactGroup, string>> {
	const dates: Partial<Record<FactGroup, string>> = {};
	for (const { group, at } of place.verifications) if (at > (dates[group] ?? '')) dates[group] = at;
	return dates;
}

/** The facts of a group, by the name of their field. */
export function factsOf(place: Place, group: FactGroup): [field: string, value: unknown][] {
	const { contacts, address, coordinates } = place;
	switch (group) {
		case 'identity':
			return [
				['name', place.name],
				['aliases', place.aliases],
				['organisation', place.organisation]
			];
		case 'place':
			return [
				['street', address.street],
				['complement', address.complement],
				['postcode', address.postcode],
				['city', address.city],
				['addressVisibility', place.addressVisibility],
				['coordinates', coordinates && `${coordinates.lat}, ${coordinates.lon}`]
			];
		case 'hours':
			return [
				['hours', place.hours],
				...place.offers.flatMap(({ id, hours }): [string, unknown][] => (hours ? [[`offers.${id}.hours`, hours]] : [])),
				['exceptions', place.exceptions]
			];
		case 'contacts':
			return Object.entries(contacts);
		case 'languages':
			return [['languages', place.languages]];
		case 'conditions':
			return [
				['audience', place.audience],
				['access', place.access],
				['cost', place.cost],
				...further(place),
				['stepFree', place.accessibility.stepFree],
				...place.offers.map(({ id, need }): [string, unknown] => [`offers.${id}.need`, need])
			];
	}
}

/** Conditions that are there only where somebody told them. */
const further = (place: Place): [string, unknown][] =>
	(['welcome', 'situations', 'documents', 'capacity'] as const).flatMap((field): [string, unknown][] =>
		place[field] ? [[field, place[field]]] : []
	);
