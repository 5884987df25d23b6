import { beforeAll, describe, expect, it } from 'vitest';
import named from '../../../tests/support/named-in-the-posts.json' with { type: 'json' };
import type { Directory } from './directory.ts';
import { isRoom, listOf, pageOf, type Room } from './pages.ts';
import { languages } from './taxonomy/languages.ts';
import { needs } from './taxonomy/needs.ts';
import { french, guide, invented, place, realDirectory, tuesday } from './testing.ts';

let real: Directory;
beforeAll(async () => {
	real = await realDirectory();
});
const options = { lang: 'fr', at: tuesday } as const;
const asked = (parameters: string) => new URLSearchParams(parameters);

/** Where a record that the founding posts name has its page. */
const rooms: Record<string, Room> = {
	programme: 'programmes',
	organisation: 'organisations',
	guide: 'guides',
	event: 'events',
	decision: 'decisions',
	news: 'decisions'
};

describe('everything the founding posts name', () => {
	it.each(named.map(({ id, target }) => [id, target.kind, target.id] as const))('%s has its page', (_, kind, id) => {
		for (const { code } of languages) {
			const room = rooms[kind];
			const page = room ? pageOf(real, room, id, { lang: code, at: tuesday }) : real.place(id);
			expect(page).toMatchObject({ id });
		}
	});
});

describe('programmes', () => {
	it('stand under their main need, in the order of the needs; each once', () => {
		const list = listOf(real, 'programmes', asked(''), options);
		expect([list.total, list.needs]).toEqual([71, []]);
		expect(list.groups.map(({ need }) => need)).toEqual(
			needs.filter((need) => list.groups.some((g) => g.need === need))
		);
		expect(list.groups.every(({ need, cards }) => cards.every((card) => card.needs[0] === need))).toBe(true);
		expect(new Set(list.groups.flatMap(({ cards }) => cards.map(({ id }) => id))).size).toBe(71);
	});

	it('are chosen by need, whether it is their main one or not', () => {
		const { groups, total, counts } = listOf(real, 'programmes', asked('need=french'), options);
		expect(groups).toHaveLength(1);
		expect(groups[0]!.cards).toHaveLength(total);
		expect(total).toBe(counts.french);
		expect(groups[0]!.cards.some((card) => card.needs[0] !== 'french')).toBe(true);
		expect(listOf(real, 'programmes', asked('need=cake'), options).needs).toEqual([]);
		const both = listOf(real, 'programmes', asked('need=health&need=french'), options);
		expect(both.groups.map(({ need }) => need)).toEqual(['french', 'health']);
		expect(both.total).toBe(new Set(both.groups.flatMap(({ cards }) => cards.map(({ id }) => id))).size);
	});

	it('say how to join, who runs them, where, and how sure that is', () => {
		const page = pageOf(real, 'programmes', 'eif-fel', options)!;
		expect(page.howToJoin?.value).toContain('travailleur social');
		expect(page.organisations.map(({ id }) => id)).toEqual(['ville-de-paris', 'cefil', 'paroles-voyageuses', 'unir']);
		expect([page.arrondissements, page.certain]).toEqual([[13, 14, 17, 18, 19, 20], false]);
		expect(page.related.map(({ id }) => id)).toContain('subvention-eif-fel-245073');
	});

	it('are drawn where they are somewhere in particular, with their first places', () => {
		const { doors, places, plan } = pageOf(real, 'programmes', 'bains-douches', options)!;
		expect(doors).toHaveLength(6);
		expect(plan!.dots).toHaveLength(places);
		expect(pageOf(real, 'programmes', 'eif-fel', options)!.plan!.dots).toEqual([]);
		expect(pageOf(real, 'programmes', 'refug', options)!.plan).toBeNull();
	});
});

it('organisations stand from A to Z, accents aside, what begins with a digit first', () => {
	const letters = (directory: Directory) => listOf(directory, 'organisations', asked(''), options).letters;
	const named = (name: string, index: number) => ({
		id: `o${index}`,
		name,
		aliases: [],
		kind: 'association' as const,
		website: null,
		phone: null,
		texts: {},
		sources: []
	});
	const names = ['École', 'Aurore', '13 pour tous', 'Emmaüs', 'Œuvre', 'Oppelia'];
	const organisations = names.map(named);
	const places = organisations.map(({ id }) => place(id, { organisation: id }));
	expect(
		letters(invented({ organisations, places })).map(({ letter, cards }) => [letter, ...cards.map(({ name }) => name)])
	).toEqual([
		['#', '13 pour tous'],
		['A', 'Aurore'],
		['E', 'École', 'Emmaüs'],
		['O', 'Œuvre', 'Oppelia']
	]);
	const real26 = letters(real).map(({ letter }) => letter);
	expect(new Set(real26).size).toBe(real26.length);
});

it('organisations say what they run, and where', () => {
	const page = pageOf(real, 'organisations', 'ayyem-zamen', options)!;
	expect(page.doors.map(({ id }) => id)).toEqual(
		expect.arrayContaining(['cafe-social-belleville', 'cafe-social-dejean'])
	);
	expect(page.programmes.map(({ id }) => id)).toContain('cafes-sociaux');
	const city = pageOf(real, 'organisations', 'ville-de-paris', options)!;
	expect(city.places).toBeGreaterThan(city.doors.length);
	expect(pageOf(real, 'organisations', 'gone', options)).toBeNull();
});

describe('guides', () => {
	it('are in the order of the needs', () => {
		const { cards, counts } = listOf(real, 'guides', asked(''), options);
		expect(cards).toHaveLength(22);
		expect(cards[0]!.need).toBe('welcome');
		expect(listOf(real, 'guides', asked('need=health'), options).cards).toHaveLength(counts.health!);
	});

	const source = { url: 'https://www.service-public.fr/', date: '2026-01' };
	const said = (value: string) => ({ text: french(value), source });
	const directory = invented({
		places: [place('a')],
		guides: [
			guide('g', {
				steps: [french('Un.'), french('Deux.')],
				cost: said('Gratuit.'),
				documents: { needed: [], useful: [], notNeeded: [said('Un compte.')] },
				questions: [{ question: french('Seul ?'), yes: 'concerned', no: 'notConcerned', see: 'other', source }],
				officialLinks: [{ url: 'https://www.ofii.fr/', title: french('OFII') }],
				places: ['a']
			}),
			guide('other')
		]
	});

	it('keep what they say with its own source, and say nothing where there is none', () => {
		const text = (value: string) => ({ value, state: 'source', lang: 'fr' });
		expect(pageOf(directory, 'guides', 'g', { ...options, lang: 'uk' })).toMatchObject({
			steps: [text('Un.'), text('Deux.')],
			cost: { text: text('Gratuit.'), source },
			delay: null,
			documents: { needed: [], notNeeded: [{ text: text('Un compte.'), source }] },
			questions: [{ question: text('Seul ?'), yes: 'concerned', see: { kind: 'guide', id: 'other' }, source }],
			links: [{ url: 'https://www.ofii.fr/', title: text('OFII') }],
			doors: [{ id: 'a' }],
			related: [{ kind: 'guide', id: 'other' }]
		});
	});
});

describe('decisions', () => {
	it('do not add what is, or may be, inside another', () => {
		const { decisions, news, total } = listOf(real, 'decisions', asked(''), options);
		expect([decisions.length, news.length]).toEqual([9, 6]);
		expect(total.counted.sort()).toEqual([
			'financement-apprentissage-francais-2020-2025',
			'subvention-135000-memoire',
			'subventions-acces-aux-droits-2020-2025'
		]);
		expect(total.eur).toBe(3_503_079 + 1_258_000 + 135_000);
		expect(total.untold).toEqual(['refug-17-associations-2025']);
	});

	it('are chosen by subject, newest first', () => {
		const { decisions } = listOf(real, 'decisions', asked('subject=memory'), options);
		expect(decisions.map(({ id }) => id)).toEqual(['subvention-135000-memoire']);
		const all = listOf(real, 'decisions', asked(''), options).decisions.map(
			({ latest, earliest }) => latest ?? earliest
		);
		expect(all.at(-1)).toBe('2024-06');
	});

	it('say what may hold their amount', () => {
		const page = pageOf(real, 'decisions', 'subvention-127000', options)!;
		expect(page.holders.map(({ link, certain }) => [link.id, certain])).toEqual([
			['financement-apprentissage-francais-2020-2025', false],
			['subventions-acces-aux-droits-2020-2025', false]
		]);
	});
});

it('knows its kinds by the segment of their address', () => {
	expect(['guides', 'words', 'decisions', 'places', 'toString', ''].map(isRoom)).toEqual([
		true,
		true,
		true,
		false,
		false,
		false
	]);
});
