import { beforeAll, describe, expect, it } from 'vitest';
import type { Directory } from './directory.ts';
import { find } from './find.ts';
import { emergencyView, homeView } from './home-view.ts';
import { emptyQuery, type Query } from './query.ts';
import { languages } from './taxonomy/languages.ts';
import { needs } from './taxonomy/needs.ts';
import { invented, place, realDirectory, tuesday } from './testing.ts';

let real: Directory;
beforeAll(async () => {
	real = await realDirectory();
});
const total = (change: Partial<Query>) =>
	find(real, { ...emptyQuery, ...change }, { lang: 'fr', at: tuesday, hits: null, limit: 0 }).total;

describe('the first page', () => {
	it('counts what the list then shows', () => {
		const home = homeView(real, 'fr', tuesday);
		expect(home.places).toBe(total({}));
		expect(home.openNow).toBe(total({ open: 'now' }));
		expect(home.needs.map(({ code }) => code)).toEqual(needs);
		for (const { code, count } of home.needs) expect([code, count]).toEqual([code, total({ needs: [code] })]);
		for (let number = 1; number <= 20; number++)
			expect([number, home.arrondissements[number] ?? 0]).toEqual([number, total({ arrondissements: [number] })]);
	});

	it.each(languages)('has the three doors and the strip of numbers in $french', ({ code }) => {
		const { maison, eifFel, cafes, emergency, untranslated } = homeView(real, code, tuesday);
		expect(maison).toMatchObject({
			id: 'maison-des-refugies',
			arrondissement: 19,
			station: { name: 'Place des Fêtes' }
		});
		expect(eifFel).toMatchObject({ id: 'eif-fel', summary: { lang: code } });
		expect(cafes.length).toBeGreaterThan(1);
		expect(emergency.map(({ number }) => number)).toEqual(['15', '112', '114', '115', '3919']);
		expect(emergency.filter(({ name }) => name?.lang !== code)).toEqual([]);
		expect(untranslated).toBe(false);
	});

	it('stands without the doors it would like to show', () => {
		expect(homeView(invented({ places: [place('a')] }), 'fr', tuesday)).toMatchObject({
			places: 1,
			openNow: 0,
			maison: null,
			eifFel: null,
			cafes: [],
			emergency: []
		});
	});
});

it('lists all emergency numbers by rank; the one for the deaf takes messages', () => {
	const numbers = emergencyView(real, 'uk');
	expect(numbers.map(({ number }) => number)).toEqual(real.shards.facts.emergency.map(({ number }) => number));
	expect(numbers).toHaveLength(10);
	expect(numbers.find(({ number }) => number === '114')?.sms).toBe('114');
});
