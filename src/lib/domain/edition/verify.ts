import type { Edition } from './build.ts';
import { neededShards } from './open.ts';
import {
	ownShards,
	type EventFacts,
	type FactsShard,
	type GuideFacts,
	type NoticeFacts,
	type TermFacts
} from './format.ts';

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
	problems.push(...verifyKinds(edition, facts));
	for (const lang of edition.manifest.languages) {
		for (const kind of ['text', 'words', ...ownShards])
			if (!edition.shards[`${kind}.${lang}`]) problems.push(`${kind}.${lang}: the shard is missing`);
	}
	return problems;
}

/** Guides, events, notices and terms: each once, without notes for editors, naming only what is in the edition. */
function verifyKinds(edition: Edition, facts: FactsShard): string[] {
	const problems: string[] = [];
	const list = <T extends { id: string }>(name: string): T[] => JSON.parse(edition.shards[name]?.body ?? '[]');
	const idsOf = (records: { id: string }[] = []) => new Set(records.map(({ id }) => id));
	const ids: Record<string, Set<string>> = { place: idsOf(facts.places), organisation: idsOf(facts.organisations) };
	for (const name of neededShards)
		if (name !== 'facts' && !edition.shards[name]) problems.push(`${name}: the shard is missing`);
	for (const kind of ownShards) {
		const records = list(kind);
		const known = (ids[kind.slice(0, -1)] = idsOf(records));
		if (known.size < records.length) problems.push(`${kind}: an id stands twice`);
		if (records.some((each) => 'editorial' in each)) problems.push(`${kind}: carries notes for editors`);
	}
	const refer = (from: string, kind: string, named: readonly string[]) => {
		for (const id of named) if (!ids[kind]?.has(id)) problems.push(`${from}: ${kind} ${id} is not in the edition`);
	};
	for (const { id, places, programmes, terms } of list<GuideFacts>('guides')) {
		refer(`guides/${id}`, 'place', places);
		refer(`guides/${id}`, 'programme', programmes);
		refer(`guides/${id}`, 'term', terms);
	}
	for (const { id, place, organisations } of list<EventFacts>('events')) {
		refer(`events/${id}`, 'place', place === null ? [] : [place]);
		refer(`events/${id}`, 'organisation', organisations);
	}
	for (const { id, targets } of list<NoticeFacts>('notices'))
		for (const target of targets) refer(`notices/${id}`, target.kind, [target.id]);
	for (const { id, guides } of list<TermFacts>('terms')) refer(`terms/${id}`, 'guide', guides);
	return problems;
}
