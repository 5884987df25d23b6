import type { Directory } from './directory.ts';
import { byName, needsOf } from './directory.ts';
import { nextOccurrence } from './event/occurrences.ts';
import { recordKinds, type RecordKind } from './notice/codes.ts';
import type { Need } from './taxonomy/needs.ts';
import type { ReadableText } from './text.ts';
import type { RecordLink, ViewOptions } from './views.ts';

type Graph = Map<string, Set<string>>;
/** Made once for each edition: which records name which, told from either side. */
const graphs = new WeakMap<Directory, Graph>();

/** What a record names and what names it, by kind, then by name. Only what is in the edition. */
export function related(directory: Directory, kind: RecordKind, id: string, options: ViewOptions): RecordLink[] {
	let graph = graphs.get(directory);
	if (!graph) graphs.set(directory, (graph = graphOf(directory)));
	const keys = [...(graph.get(`${kind}/${id}`) ?? [])];
	return keys
		.flatMap((key) => {
			const [each, name] = key.split('/') as [RecordKind, string];
			return linkTo(directory, each, name, options) ?? [];
		})
		.sort(
			(a, b) =>
				recordKinds.indexOf(a.kind) - recordKinds.indexOf(b.kind) ||
				byName({ id: a.id, name: a.name.value }, { id: b.id, name: b.name.value })
		);
}

/** Links to several records of one kind, in the order given; those not in the edition are left out. */
export const linksTo = (
	directory: Directory,
	kind: RecordKind,
	ids: readonly string[],
	options: ViewOptions
): RecordLink[] => ids.flatMap((id) => linkTo(directory, kind, id, options) ?? []);

function linkTo(directory: Directory, kind: RecordKind, id: string, { lang, at }: ViewOptions): RecordLink | null {
	const french = (value: string, need: Need | null): RecordLink => ({
		kind,
		id,
		name: { value, state: 'source', lang: 'fr' },
		need
	});
	const named = (name: ReadableText, need: Need | null): RecordLink => ({ kind, id, name, need });
	switch (kind) {
		case 'place': {
			const place = directory.place(id);
			return place ? french(place.name, needsOf(place)[0] ?? null) : null;
		}
		case 'programme': {
			const programme = directory.programme(id);
			return programme ? french(programme.name, programme.needs[0] ?? null) : null;
		}
		case 'organisation': {
			const organisation = directory.organisation(id);
			return organisation ? french(organisation.name, null) : null;
		}
		case 'guide': {
			const guide = directory.guide(id);
			return guide ? named(directory.name('guides', id, 'title', lang), guide.need) : null;
		}
		case 'event': {
			const event = directory.event(id);
			if (!event) return null;
			const dated = event.start !== null || event.end !== null || event.recurrence !== null;
			const past = dated && nextOccurrence(event, at) === null;
			return { ...named(directory.name('events', id, 'title', lang), event.need), past };
		}
		case 'notice':
			return directory.notice(id) ? named(directory.name('notices', id, 'name', lang), null) : null;
		case 'term': {
			const term = directory.term(id);
			return term ? french(term.term, null) : null;
		}
	}
}

function graphOf(directory: Directory): Graph {
	const graph: Graph = new Map();
	const add = (from: string, to: string) => {
		const known = graph.get(from);
		if (known) known.add(to);
		else graph.set(from, new Set([to]));
	};
	const join = (kind: RecordKind, id: string, other: RecordKind, ids: readonly (string | null)[]) => {
		for (const each of ids) {
			if (each === null || (kind === other && id === each)) continue;
			add(`${kind}/${id}`, `${other}/${each}`);
			add(`${other}/${each}`, `${kind}/${id}`);
		}
	};
	const { programmes, guides, events, notices, terms } = directory.shards;
	for (const { id, organisation, programmes, offers } of directory.places) {
		join('place', id, 'organisation', [organisation]);
		join('place', id, 'programme', [...programmes, ...offers.map(({ programme }) => programme)]);
	}
	for (const { id, places, organisations } of programmes) {
		join('programme', id, 'place', places);
		join('programme', id, 'organisation', organisations);
	}
	for (const { id, places, programmes, terms, questions } of guides) {
		join('guide', id, 'place', places);
		join('guide', id, 'programme', programmes);
		join('guide', id, 'term', terms);
		join(
			'guide',
			id,
			'guide',
			questions.map(({ see }) => see)
		);
	}
	for (const { id, place, organisations, programmes, guides } of events) {
		join('event', id, 'place', [place]);
		join('event', id, 'organisation', organisations);
		join('event', id, 'programme', programmes);
		join('event', id, 'guide', guides);
	}
	for (const { id, targets, partOf } of notices) {
		for (const target of targets) join('notice', id, target.kind, [target.id]);
		join(
			'notice',
			id,
			'notice',
			partOf.map(({ notice }) => notice)
		);
	}
	for (const { id, guides, programmes } of terms) {
		join('term', id, 'guide', guides);
		join('term', id, 'programme', programmes);
	}
	return graph;
}
