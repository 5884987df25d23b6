import { beforeAll, describe, expect, it } from 'vitest';
import named from '../../../tests/support/named-in-the-posts.json' with { type: 'json' };
import { pageOf, type Room } from './pages.ts';
import { alsoOf, searchView } from './search-view.ts';
import { createSearchOfAll, type SearchOfAll } from './search/everything.ts';
import type { Found, SearchKind } from './search/kinds.ts';
import { createSearch, type Search } from './search/search.ts';
import { languages, type Lang } from './taxonomy/languages.ts';
import type { Directory } from './directory.ts';
import { realDirectory, tuesday } from './testing.ts';

let real: Directory;
let places: Search;
let all: SearchOfAll;
beforeAll(async () => {
	real = await realDirectory();
	places = createSearch(real.shards as Parameters<typeof createSearch>[0]);
	all = createSearchOfAll(real.shards);
});
const found = (query: string): Found[] => all(query, places.find(query).places);
const view = (parameters: string, lang: Lang = 'fr') => {
	const asked = new URLSearchParams(parameters);
	return searchView(real, asked, found(asked.get('q') ?? ''), places.find(asked.get('q') ?? ''), { lang, at: tuesday });
};
const of = (query: string, kind: SearchKind) => found(query).flatMap((each) => (each.kind === kind ? [each.id] : []));

/** What a record is called in a language, and how the search calls its kind. */
function nameOf({ kind, id }: { kind: string; id: string }, lang: Lang): { name: string; kind: SearchKind } {
	const options = { lang, at: tuesday };
	const rooms: Record<string, Room> = { decision: 'decisions', news: 'decisions', guide: 'guides', event: 'events' };
	if (kind === 'place') return { name: real.place(id)!.name, kind };
	if (kind === 'programme' || kind === 'organisation')
		return { name: pageOf(real, `${kind}s`, id, options)!.name, kind };
	const page = pageOf(real, rooms[kind]!, id, options)!;
	if ('title' in page) return { name: page.title.value, kind: kind as SearchKind };
	return { name: (page as { name: { value: string } }).name.value, kind: real.notice(id)!.kind };
}

describe('everything the founding posts name is found', () => {
	const rows = named.flatMap((row) => languages.map(({ code }) => [row.id, code, row] as const));
	it.each(rows)('%s, in %s', (_, lang, { name, target }) => {
		const record = nameOf(target, lang);
		for (const query of [name, record.name]) {
			expect([query, of(query, record.kind).slice(0, 5)]).toEqual([query, expect.arrayContaining([target.id])]);
			const group = view(`q=${encodeURIComponent(query)}`, lang).groups.find(({ kind }) => kind === record.kind);
			expect(group!.links.find(({ id }) => id === target.id)?.name.value).toBe(record.name);
		}
	});
});

it.each([
	['récépissé', 'renouveler-son-titre-de-sejour'],
	['RECEPISSE de demande de carte de sejour', 'renouveler-son-titre-de-sejour'],
	['domicilliation', 'domiciliation'],
	['AME', 'se-soigner-sans-papiers-ame'],
	['CIR', 'niveaux-de-francais']
])('“%s” on a letter leads to its guide', (query, guide) => {
	expect(of(query, 'guide').slice(0, 3)).toContain(guide);
});

it.each([
	['work', 'chercher-un-travail'],
	['عمل', 'chercher-un-travail'],
	['робота', 'chercher-un-travail'],
	['school diploma', 'faire-reconnaitre-son-diplome']
])('the everyday word “%s” leads to a guide', (query, guide) => {
	expect(of(query, 'guide').slice(0, 5)).toContain(guide);
});

it('of the whole name and of its mistyped beginning, the record itself is the first', () => {
	expect(found('REFUG')[0]).toMatchObject({ kind: 'programme', id: 'refug' });
	expect(found('eif fel')[0]).toMatchObject({ kind: 'programme', id: 'eif-fel' });
	expect(of('coalia', 'organisation')[0]).toBe('coallia');
});

it('what is over comes after what is to come', () => {
	const events = view('q=parrainages&kind=event').groups[0]!.links;
	const past = events.map((each) => Boolean(each.past));
	expect(past).toEqual(past.toSorted((a, b) => Number(a) - Number(b)));
	expect(new Set(past).size).toBe(2);
});

it('one kind alone can be asked for, more of it than beside others', () => {
	const some = view('q=français');
	const guides = view('q=français&kind=guide');
	expect(guides.groups.map(({ kind }) => kind)).toEqual(['guide']);
	expect(guides.total).toBe(some.groups.find(({ kind }) => kind === 'guide')!.total);
	expect(guides.groups[0]!.links).toHaveLength(guides.total);
	expect(Math.max(...some.groups.map(({ links }) => links.length))).toBe(5);
	expect(view('q=français&kind=nothing').kind).toBeNull();
	expect([view('q=').total, view('q=zzzzqqq').total]).toEqual([0, 0]);
});

it('beside places, the first of three other kinds is told, less what is explained already', () => {
	const also = alsoOf(view('q=domiciliation'), []);
	expect(also.map(({ kind, links }) => [kind, links.length])).toEqual([
		['guide', 1],
		['term', 1],
		['programme', 1]
	]);
	const programme = real.programmeView(real.programme('domiciliation-paris')!, 'fr');
	const less = alsoOf(view('q=domiciliation'), [{ kind: 'programme', programme }]);
	expect(less.map(({ kind }) => kind)).not.toContain('programme');
});

it('nothing that is published says 14e for the Maison des Réfugiés', () => {
	const { id, kind } = found('maison des réfugiés 14e')[0]!;
	expect([kind, id]).toEqual(['place', 'maison-des-refugies']);
	expect(real.place(id)!.address.arrondissement).toBe(19);
	// Every text and fact of the edition, a sentence at a time.
	const { facts, programmes, guides, events, notices, terms, texts } = real.shards;
	const strings = [facts, programmes, guides, events, notices, terms, Object.values(texts).map((each) => ({ ...each }))]
		.flatMap((each) => JSON.stringify(each).match(/"(?:[^"\\]|\\.)*"/g) ?? [])
		.flatMap((each) => each.split(/(?<=[.;!?])\s/));
	const about = strings.filter((each) => /maison des r[ée]fugi[ée]s/i.test(each));
	expect(about.length).toBeGreaterThan(5);
	expect(about.filter((each) => /\b14\s?(?:e|ème|th)\b|75014|\b14\b/.test(each))).toEqual([]);
});
