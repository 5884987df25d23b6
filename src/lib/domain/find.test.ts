import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filtersOf, judge } from './filters.ts';
import { emptyQuery, type Query } from './query.ts';
import { audiences } from './taxonomy/audiences.ts';
import { needs, themes } from './taxonomy/needs.ts';
import { invented, place, tuesday } from './testing.ts';
import { ask, real } from './find.fixture.ts';

const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> =>
	fc.oneof(fc.constant<T[]>([]), fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 }));
const rarely = <T>(values: readonly T[]): fc.Arbitrary<T[]> =>
	fc.oneof({ weight: 3, arbitrary: fc.constant<T[]>([]) }, some(values));
const atTimes = fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true));

/** Queries such as readers make: few filters at a time, words in some. */
const anyQuery: fc.Arbitrary<Query> = fc.record({
	q: fc.constantFrom('', '', '', 'maison', 'centre', 'paris', 'zzzz'),
	needs: some(needs),
	themes: rarely(themes),
	audience: some(audiences),
	languages: rarely(['ar', 'en', 'fsl', 'xx']),
	arrondissements: some([1, 11, 18, 19, 20]),
	area: fc.option(fc.constant({ west: 2.34, south: 48.87, east: 2.4, north: 48.91 })),
	programme: fc.constantFrom(null, null, null, 'eif-fel', 'cafes-sociaux', 'gone'),
	organisation: fc.constantFrom(null, null, null, 'ville-de-paris', 'gone'),
	open: fc.constantFrom(null, null, 'now' as const, Date.parse('2026-12-24T23:00+01:00')),
	walkIn: atTimes,
	free: atTimes,
	stepFree: atTimes,
	near: fc.constantFrom(
		null,
		{ kind: 'station' as const, id: 'place-des-fetes' },
		{ kind: 'arrondissement' as const, number: 10 }
	),
	sort: fc.constantFrom(null, 'relevance' as const, 'distance' as const, 'name' as const)
});

const anyChoice = fc.record({
	need: fc.constantFrom(...needs),
	theme: fc.constantFrom(...themes),
	audience: fc.constantFrom(...audiences),
	language: fc.constantFrom('ar', 'en', 'fsl', 'xx'),
	number: fc.integer({ min: 1, max: 20 })
});

describe('the list', () => {
	it('of no question is the whole directory', () => {
		const { total, notTold, cards } = ask({});
		expect([total, notTold, cards.length]).toEqual([real.places.length, 0, real.places.length]);
	});

	it('has certain results first, then what is not told, and nothing that is a no', () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				const {
					total,
					notTold,
					cards,
					query: { open }
				} = ask(query);
				const filters = filtersOf(query, real, open === 'now' || open === null ? tuesday : open);
				const verdicts = cards.map(({ id }) => judge(real.place(id)!, filters));
				expect(verdicts).toEqual([...Array(total).fill('yes'), ...Array(notTold).fill('maybe')]);
			}),
			{ numRuns: 25 }
		);
	});

	it('gives each place once, page after page', () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				const whole = ask(query).cards.map(({ id }) => id);
				const paged: string[] = [];
				for (let offset = 0; offset < whole.length; offset += 7)
					paged.push(...ask(query, { limit: 7, offset }).cards.map(({ id }) => id));
				expect(paged).toEqual(whole);
				expect(new Set(whole).size).toBe(whole.length);
				expect(ask(query, { limit: 7, offset: whole.length }).cards).toEqual([]);
			}),
			{ numRuns: 4 }
		);
	});

	it('counts what is not told without giving it, when only the certain is asked for', () => {
		const query = { free: true, arrondissements: [18, 19, 20] };
		const both = ask(query);
		const certain = ask(query, { certainOnly: true });
		expect(both.notTold).toBeGreaterThan(0);
		expect(certain).toEqual({ ...both, cards: both.cards.slice(0, both.total) });
	});

	it('hides none of the places whose languages nobody told', () => {
		const silent = real.places.filter(({ languages }) => languages === null);
		const { total, notTold, cards } = ask({ languages: ['ar'] });
		expect(silent.length).toBeGreaterThan(100);
		expect(notTold).toBe(silent.length);
		expect(
			cards
				.slice(total)
				.map(({ id }) => id)
				.sort()
		).toEqual(silent.map(({ id }) => id).sort());
	});

	it('of a programme without doors shows the places of its main need, and says what it is', () => {
		const { total, named } = ask({ programme: 'eif-fel' });
		expect(total).toBe(ask({ needs: ['french'] }).total);
		expect(named).toMatchObject([{ kind: 'programme', programme: { id: 'eif-fel', places: 0 } }]);
	});

	it('says for which instant: the state of a card is that of the asked time', () => {
		const night = Date.parse('2026-11-24T03:00+01:00');
		const { cards } = ask({ open: night });
		for (const { id, open } of cards) expect(open).toEqual(real.open(real.place(id)!, night));
		const now = ask({ open: 'now' });
		expect(now.cards.slice(0, now.total).map(({ open }) => open.status)).toEqual(Array(now.total).fill('open'));
		expect(now.total).toBeGreaterThan(0);
	});

	it('knows which languages have no texts here', () => {
		const { fr } = real.shards.texts;
		const { untranslated } = ask({}, { lang: 'ar' });
		expect(untranslated).toBe(false);
		const french = invented({ places: [place('a')] });
		french.shards.texts = fr ? { fr } : {};
		expect(ask({}, { lang: 'ar' }, french).untranslated).toBe(true);
	});
});

describe('facets', () => {
	it('say the total that each choice then has, over the real content', () => {
		fc.assert(
			fc.property(anyQuery, anyChoice, (query, { need, theme, audience, language, number }) => {
				const { facets } = ask(query, { limit: 0 });
				const total = (change: Partial<Query>) => ask({ ...query, ...change }, { limit: 0 }).total;
				expect(facets.needs[need] ?? 0).toBe(total({ needs: [need] }));
				expect(facets.themes[theme] ?? 0).toBe(total({ themes: [theme] }));
				expect(facets.audience[audience] ?? 0).toBe(total({ audience: [audience] }));
				expect(facets.languages[language] ?? 0).toBe(total({ languages: [language] }));
				expect(facets.arrondissements[number] ?? 0).toBe(total({ arrondissements: [number] }));
				expect(facets.walkIn).toBe(total({ walkIn: true }));
				expect(facets.free).toBe(total({ free: true }));
				expect(facets.stepFree).toBe(total({ stepFree: true }));
				expect(facets.open).toBe(total({ open: query.open ?? 'now' }));
			}),
			{ numRuns: 15 }
		);
	});

	it('say it of each audience of the whole directory', () => {
		const { facets } = ask({}, { limit: 0 });
		for (const code of audiences)
			expect([code, facets.audience[code]]).toEqual([code, ask({ audience: [code] }, { limit: 0 }).total]);
	});

	it('count a place for everyone under each audience', () => {
		const directory = invented({
			places: [place('a', { audience: ['everyone', 'women'] }), place('b', { audience: ['women'] }), place('c')]
		});
		expect(ask({}, {}, directory).facets.audience).toMatchObject({ everyone: 1, women: 2, refugees: 1 });
	});
});

describe('no result', () => {
	it('names each filter whose removal helps, best first, with the count it then has', () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				const { total, notTold, relax } = ask({ ...query, organisation: 'gone' }, { limit: 0 });
				expect(total + notTold).toBe(0);
				for (const { filter, count } of relax) {
					const wider = ask({ ...query, organisation: 'gone', [filter]: emptyQuery[filter] }, { limit: 0 });
					expect(count).toBe(wider.total + wider.notTold);
					expect(count).toBeGreaterThan(0);
				}
				expect(relax.map(({ count }) => -count)).toEqual(relax.map(({ count }) => -count).sort((a, b) => a - b));
			}),
			{ numRuns: 25 }
		);
	});

	it('forgets the words when they stand in the way', () => {
		const { relax, total, notTold } = ask({ q: 'zzzz', needs: ['food'] });
		expect(total + notTold).toBe(0);
		expect(relax).toEqual([{ filter: 'q', count: ask({ needs: ['food'] }).total }]);
	});

	it('has nothing to say when there is a result', () => {
		expect(ask({ needs: ['food'] }).relax).toEqual([]);
	});

	it('answers at once, however many filters are set', () => {
		const everything: Query = {
			q: 'maison',
			needs: ['food'],
			themes: ['health.doctor'],
			audience: ['women'],
			languages: ['xx'],
			arrondissements: [1],
			area: { west: 2.3, south: 48.8, east: 2.4, north: 48.9 },
			programme: 'gone',
			organisation: 'gone',
			open: 'now',
			walkIn: true,
			free: true,
			stepFree: true,
			near: null,
			sort: null
		};
		expect(ask(everything)).toMatchObject({ total: 0, notTold: 0, relax: [] });
	});
});
