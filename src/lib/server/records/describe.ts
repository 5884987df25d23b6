import type { Kind, RecordOf } from '#lib/domain/kinds.ts';
import type { RecordKind } from '#lib/domain/notice/codes.ts';
import type { Texts } from '#lib/domain/text.ts';

/** One record that another names, and where. */
export interface Link {
	field: string;
	toKind: Kind;
	toId: string;
}

/** What lists show of a record, and which records it names. */
interface Description<K extends Kind> {
	name: (record: RecordOf<K>) => string;
	links: (record: RecordOf<K>) => Link[];
}

const to = (field: string, toKind: Kind, ids: readonly (string | null | undefined)[]): Link[] =>
	ids.flatMap((toId) => (toId ? [{ field, toKind, toId }] : []));

/** The source is French; a record whose French is missing is named by another language, never by nothing. */
const spoken = (texts: Texts): string => (texts['fr'] ?? Object.values(texts)[0])?.value ?? '?';

const kindOf: Record<RecordKind, Kind> = {
	place: 'places',
	programme: 'programmes',
	organisation: 'organisations',
	guide: 'guides',
	event: 'events',
	notice: 'notices',
	term: 'terms'
};

const descriptions: { [K in Kind]: Description<K> } = {
	places: {
		name: ({ name }) => name,
		links: ({ organisation, programmes, offers }) => [
			...to('organisation', 'organisations', [organisation]),
			...to('programmes', 'programmes', programmes),
			...offers.flatMap(({ id, programme }) => to(`offers.${id}.programme`, 'programmes', [programme]))
		]
	},
	organisations: { name: ({ name }) => name, links: () => [] },
	programmes: {
		name: ({ name }) => name,
		links: ({ organisations, places }) => [
			...to('organisations', 'organisations', organisations),
			...to('places', 'places', places)
		]
	},
	guides: {
		name: ({ title }) => spoken(title),
		links: ({ places, programmes, terms, questions }) => [
			...to('places', 'places', places),
			...to('programmes', 'programmes', programmes),
			...to('terms', 'terms', terms),
			...questions.flatMap(({ see }, index) => to(`questions.${index}.see`, 'guides', [see]))
		]
	},
	events: {
		name: ({ title }) => spoken(title),
		links: ({ place, organisations }) => [
			...to('place', 'places', [place]),
			...to('organisations', 'organisations', organisations)
		]
	},
	notices: {
		name: ({ name }) => spoken(name),
		links: ({ targets, partOf }) => [
			...targets.flatMap(({ kind, id }) => to('targets', kindOf[kind], [id])),
			...partOf.flatMap(({ notice }) => to('partOf', 'notices', [notice]))
		]
	},
	terms: {
		name: ({ term }) => term,
		links: ({ guides, programmes }) => [
			...to('guides', 'guides', guides),
			...to('programmes', 'programmes', programmes)
		]
	},
	emergency: { name: ({ number, texts }) => `${number} ${spoken(texts.name)}`, links: () => [] }
};

/** The name of a record for staff, and the links it holds. `record` fits the schema of its kind. */
export function describe<K extends Kind>(kind: K, record: RecordOf<K>): { name: string; links: Link[] } {
	const { name, links } = descriptions[kind];
	return { name: name(record), links: links(record) };
}
