import type {
	EventFacts,
	Fields,
	GuideFacts,
	LanguageTexts,
	NoticeFacts,
	OwnShard,
	TermFacts,
	WordsShard
} from '../edition/format.ts';
import { phrases, weights, type Entity, type SearchInput } from './entities.ts';
import { searchKinds, worth, type Found, type SearchKind } from './kinds.ts';
import { searchAmong, type SearchHits } from './search.ts';

/** The shards of an edition, as far as they are searched; texts and words in the languages this host holds. */
export interface Everything extends Pick<SearchInput, 'programmes'> {
	facts: Pick<SearchInput['facts'], 'organisations'>;
	guides: GuideFacts[];
	events: EventFacts[];
	notices: NoticeFacts[];
	terms: TermFacts[];
	words: Record<string, WordsShard>;
	texts: Partial<Record<string, Pick<LanguageTexts, OwnShard | 'organisations'>>>;
}

type Shard = OwnShard | 'organisations';

/** A record that can be found: what it is called, the needs it answers, and the records it leads to. */
interface Row {
	kind: SearchKind;
	id: string;
	shard: Shard;
	/** In French, in every language; beside them the texts of `nameField`. */
	names: string[];
	aliases: (string | null)[];
	nameField: string;
	needs: string[];
	arrondissements: number[];
	leadsTo: [kind: SearchKind, ids: readonly string[], strength: number][];
}

/** How strongly a record leads to those it names: a word on a letter to the guide that deals with it. */
const lead = { guideOfTerm: 0.8, programmeOfTerm: 0.6, guideOfProgramme: 0.5, run: 0.5 };
/** A record's other name is it, too: the places of its need, which stand in for its own name, do not come before it. */
const alias = 0.96;
/** What answers less well than this, beside the best, was met by chance. */
const least = 0.4;
/** A theme's everyday words lead to the guides of its need, less surely than the need's own. */
const ofTheme = 0.5;

/** What answers a query, given the places that do. The best first; what is of equal worth in the order of the kinds. */
export type SearchOfAll = (query: string, places: SearchHits['places']) => Found[];

/**
 * The search over every kind of record; places have an index of their own. Words are understood in the same way:
 * everyday words, all languages, typing mistakes.
 */
export function createSearchOfAll(input: Everything): SearchOfAll {
	const rows = rowsOf(input);
	const keys = rows.map(({ kind, id }, row) => ({ id: `${kind}/${id}`, name: rows[row]?.names[0] ?? id }));
	const others = searchAmong(entitiesOf(rows, input), keys, 'own names');
	const order = (found: Found) => searchKinds.indexOf(found.kind);
	return (query, places) => {
		const hits = others.find(query).places;
		const enough = (hits[0]?.score ?? 0) * least;
		const found = hits.flatMap(({ id, score }): Found[] => {
			const [kind, name] = id.split('/') as [SearchKind, string];
			return score < enough ? [] : [{ kind, id: name, score }];
		});
		const doors = places.map(({ id, score }): Found => ({ kind: 'place', id, score }));
		return [...doors, ...found].sort((a, b) => worth(b) - worth(a) || order(a) - order(b) || b.score - a.score);
	};
}

function rowsOf({ facts, programmes, guides, events, notices, terms }: Everything): Row[] {
	const plain = { names: [], aliases: [], needs: [], arrondissements: [], leadsTo: [] };
	return [
		...programmes.map(({ id, name, aliases, needs, coverage, website }): Row => ({
			...plain,
			...{ kind: 'programme', id, shard: 'programmes', nameField: 'name', names: [name], needs },
			aliases: [...aliases, siteOf(website)],
			arrondissements: coverage.certain ? coverage.arrondissements : [],
			leadsTo: [['guide', idsOf(guides.filter(({ programmes }) => programmes.includes(id))), lead.guideOfProgramme]]
		})),
		...facts.organisations.map(({ id, name, aliases, website }): Row => ({
			...plain,
			...{ kind: 'organisation', id, shard: 'organisations', nameField: 'name', names: [name] },
			aliases: [...aliases, siteOf(website)],
			leadsTo: [
				['programme', idsOf(programmes.filter(({ organisations }) => organisations.includes(id))), lead.run],
				['event', idsOf(events.filter(({ organisations }) => organisations.includes(id))), lead.run]
			]
		})),
		...guides.map(({ id, aliases, need }): Row => ({
			...plain,
			...{ kind: 'guide', id, shard: 'guides', nameField: 'title', aliases, needs: [need] }
		})),
		...events.map(({ id, need, arrondissement }): Row => ({
			...plain,
			...{ kind: 'event', id, shard: 'events', nameField: 'title', needs: need ? [need] : [] },
			arrondissements: arrondissement === null ? [] : [arrondissement]
		})),
		...notices.map(({ kind, id }): Row => ({ ...plain, kind, id, shard: 'notices', nameField: 'name' })),
		...terms.map(({ id, term, aliases, expansion, guides: own, programmes }): Row => ({
			...plain,
			...{ kind: 'term', id, shard: 'terms', nameField: 'term', names: [term], aliases: [...aliases, expansion] },
			leadsTo: [
				['guide', [...own, ...idsOf(guides.filter(({ terms }) => terms.includes(id)))], lead.guideOfTerm],
				['programme', programmes, lead.programmeOfTerm]
			]
		}))
	];
}

const idsOf = (records: { id: string }[]): string[] => records.map(({ id }) => id);

/** What stands on posters: `paris.fr`; `null` for a page within a site, which is not its name. */
const siteOf = (website: string | null): string | null =>
	/^https?:\/\/(?:www\.)?([^/]+)\/?$/.exec(website ?? '')?.[1] ?? null;

/** The address of an official page is no text to be found by. */
const unread = /^links\./;

function entitiesOf(rows: Row[], { words, texts }: Everything): Entity[] {
	const at = new Map(rows.map(({ kind, id }, row) => [`${kind}/${id}`, row]));
	const gather = (belongs: (row: Row) => boolean, strength: number) => () =>
		rows.flatMap((row, position): [number, number][] => (belongs(row) ? [[position, strength]] : []));
	const written = Object.values(texts).filter((each) => each !== undefined);
	const textsOf = ({ shard, id, nameField }: Row) =>
		written.flatMap((each) =>
			Object.entries((each[shard] as Fields)[id] ?? {}).flatMap(([field, { value, state }]) => {
				if (state === 'missing' || unread.test(field)) return [];
				return field === nameField ? phrases(weights.name, [value]) : [{ text: value, weight: weights.summary }];
			})
		);
	const codes = new Set(Object.values(words).flatMap(Object.keys));
	const everyday = (code: string) => [...new Set(Object.values(words).flatMap((shard) => shard[code] ?? []))];

	return [
		...rows.map((row, position): Entity => ({
			kind: 'place',
			id: row.id,
			places: () => [
				[position, 1],
				...row.leadsTo.flatMap(([kind, ids, strength]) =>
					ids.flatMap((id): [number, number][] => {
						const other = at.get(`${kind}/${id}`);
						return other === undefined ? [] : [[other, strength]];
					})
				)
			],
			phrases: [...phrases(weights.name, row.names), ...phrases(alias, row.aliases), ...textsOf(row)]
		})),
		...[...codes].map((code): Entity => {
			const [need = code] = code.split('.');
			const leaf = need !== code;
			return {
				kind: leaf ? 'theme' : 'need',
				id: code,
				places: gather(({ needs }) => needs.includes(need), leaf ? ofTheme : 1),
				phrases: everyday(code).map((text) => ({ text, weight: leaf ? weights.theme : weights.need }))
			};
		}),
		...Array.from({ length: 20 }, (_, index): Entity => ({
			kind: 'arrondissement',
			id: String(index + 1),
			places: gather(({ arrondissements }) => arrondissements.includes(index + 1), 1),
			phrases: []
		}))
	];
}
