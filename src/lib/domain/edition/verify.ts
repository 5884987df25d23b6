import type { Edition } from './build.ts';
import type { FactsShard } from './format.ts';

/**
 * What must hold of an edition before it may be published; an empty list means it may. Each line says where and what.
 */
export function verifyEdition(edition: Edition): string[] {
	const problems: string[] = [];
	const facts: FactsShard = JSON.parse(edition.shards['facts']?.body ?? '{"places":[]}');
	const organisations = new Set(facts.organisations?.map(({ id }) => id));
	const ids = new Set<string>();

	if (facts.places.length === 0) problems.push('facts: no place at all');
	for (const place of facts.places) {
		const at = `places/${place.id}`;
		if (ids.has(place.id)) problems.push(`${at}: the id stands twice`);
		ids.add(place.id);
		if (place.offers.length === 0) problems.push(`${at}: offers nothing`);
		if (place.organisation !== null && !organisations.has(place.organisation))
			problems.push(`${at}: organisation ${place.organisation} is not in the edition`);
		const { street, complement } = place.address;
		const located = street !== null || complement !== null || place.coordinates !== null || place.transit.length > 0;
		if (place.addressVisibility !== 'public' && located) problems.push(`${at}: an address that is not public`);
		if ('editorial' in place) problems.push(`${at}: carries notes for editors`);
	}
	for (const lang of edition.manifest.languages) {
		for (const kind of ['text', 'words'])
			if (!edition.shards[`${kind}.${lang}`]) problems.push(`${kind}.${lang}: the shard is missing`);
	}
	return problems;
}
