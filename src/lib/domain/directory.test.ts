import { describe, expect, it } from 'vitest';
import { Directory, inNeedOrder, needsOf, themesOffered } from './directory.ts';
import { needs } from './taxonomy/needs.ts';
import { invented, place, programme, tuesday } from './testing.ts';
import type { Text } from './text.ts';

const offer = (id: string, need: 'food' | 'health', theme: 'food.meal' | 'health.doctor' | null = null) => ({
	id,
	need,
	theme,
	programme: null
});
const text = (value: string): Text => ({ value, state: 'source' });
const station = { id: 'place-des-fetes', name: 'Place des Fêtes', lines: ['7bis', '11'], lat: 48.8768, lon: 2.393 };

describe('a text', () => {
	const named = (id: string, summary: Record<string, Text>) => place(id, { texts: { summary } });
	const directory = invented({
		places: [
			named('all', { fr: text('Un lieu'), en: text('A place'), ar: text('مكان') }),
			named('french', { fr: text('Un lieu'), en: text('A place') }),
			named('english', { en: text('A place'), uk: text('Місце') }),
			named('unfinished', { fr: text('Un lieu'), ar: { value: '-', state: 'missing' } })
		]
	});
	const read = (id: string) => directory.text('places', id, 'summary', 'ar');

	it('is in the reader’s language, else in French, else in English, and says which', () => {
		expect(read('all')).toEqual({ value: 'مكان', state: 'source', lang: 'ar' });
		expect(read('french')).toEqual({ value: 'Un lieu', state: 'source', lang: 'fr' });
		expect(read('english')).toEqual({ value: 'A place', state: 'source', lang: 'en' });
		expect(read('unfinished')).toMatchObject({ lang: 'fr' });
	});

	it('is nothing where nobody wrote it', () => {
		expect(directory.text('places', 'all', 'costNote', 'fr')).toBeNull();
		expect(read('nowhere')).toBeNull();
	});

	it('is in French on a device that does not hold the language', () => {
		const { fr } = directory.shards.texts;
		const shards = { ...directory.shards, texts: fr ? { fr } : {} };
		const device = new Directory(shards);
		expect([device.holdsLanguage('ar'), device.holdsLanguage('fr')]).toEqual([false, true]);
		expect(device.text('places', 'all', 'summary', 'ar')).toMatchObject({ lang: 'fr' });
		expect(device.text('places', 'english', 'summary', 'ar')).toBeNull();
	});
});

describe('a place', () => {
	it('is found by the ids it had, unless another place has them now', () => {
		const places = [place('now', { formerIds: ['before', 'other'] }), place('other')];
		const directory = invented({ places });
		expect(['now', 'before', 'other', 'never'].map((id) => directory.place(id)?.id)).toEqual([
			'now',
			'now',
			'other',
			undefined
		]);
	});
});

describe('a card', () => {
	const near = { station: 'Place des Fêtes', lines: ['7bis', '11'], metres: 200 };
	const far = { station: 'Nowhere', lines: ['99'], metres: null };
	const directory = invented({
		places: [
			place('full', {
				transit: [near, far],
				languages: [{ code: 'ar', how: 'staff' }, { code: 'fr' }],
				offers: [offer('a', 'health', 'health.doctor'), offer('b', 'food'), offer('c', 'health')]
			}),
			place('bare', { transit: [far] }),
			place('none')
		],
		stations: [station]
	});
	const card = (id: string, metres?: number) => directory.card(directory.place(id)!, tuesday, metres);

	it('names the needs, main one first, and its nearest station', () => {
		expect(card('full', 123.6)).toMatchObject({
			needs: ['health', 'food'],
			themes: ['health.doctor'],
			station: { id: 'place-des-fetes', name: 'Place des Fêtes', lines: ['7bis', '11'], metres: 200 },
			languages: ['ar', 'fr'],
			distance: 124,
			open: { status: 'unknown' }
		});
	});

	it('says nothing of what is not known', () => {
		expect(card('bare').station).toEqual({ id: null, name: 'Nowhere', lines: ['99'], metres: null });
		expect(card('none')).toMatchObject({ station: null, languages: null, access: null, distance: null });
	});
});

describe('a programme', () => {
	const directory = invented({
		places: [place('a', { programmes: ['p'] }), place('b'), place('c')],
		programmes: [
			programme('p', {
				places: ['b', 'gone'],
				checkedOn: '2022-05',
				texts: { summary: { fr: text('Un programme') } },
				coverage: { arrondissements: [19], certain: true }
			})
		]
	});

	it('is offered at places told from either side', () => {
		expect(directory.placesOf(directory.programme('p')!).map(({ id }) => id)).toEqual(['a', 'b']);
	});

	it('is told with the number of its doors and the year of its source', () => {
		expect(directory.programmeView(directory.programme('p')!, 'uk')).toMatchObject({
			places: 2,
			year: 2022,
			summary: { value: 'Un programme', lang: 'fr' },
			howToJoin: null,
			arrondissements: [19],
			certain: true
		});
	});
});

it('knows nothing of what is not there, whatever its name', () => {
	const directory = invented({ places: [place('a')] });
	for (const id of ['gone', 'toString', '__proto__']) {
		expect(directory.place(id)).toBeUndefined();
		expect(directory.organisation(id)).toBeUndefined();
		expect(directory.programme(id)).toBeUndefined();
		expect(directory.station(id)).toBeUndefined();
	}
	expect(directory.organisation(null)).toBeUndefined();
});

it('finds the middle of an arrondissement, where the base map is held', () => {
	const outline: [number, number][] = [
		[2.3, 48.8],
		[2.4, 48.8],
		[2.4, 48.9],
		[2.3, 48.9]
	];
	const basemap = { arrondissements: [{ number: 5, name: '5e', outline }], seine: [], parks: [], lines: [] };
	const directory = invented({ places: [place('a')], basemap });
	expect(directory.centreOf(5)!.lat).toBeCloseTo(48.85);
	expect(directory.centreOf(5)!.lon).toBeCloseTo(2.35);
	expect(directory.centreOf(6)).toBeNull();
	directory.shards.basemap = null;
	expect(directory.centreOf(5)).toBeNull();
});

it('lists needs and themes once, in the order of the offers', () => {
	const offers = [offer('a', 'health', 'health.doctor'), offer('b', 'food', 'food.meal'), offer('c', 'health')];
	expect(needsOf({ offers })).toEqual(['health', 'food']);
	expect(themesOffered({ offers: [...offers, ...offers] })).toEqual(['health.doctor', 'food.meal']);
});

it('counts needs in the order readers know, zeros too', () => {
	const counted = inNeedOrder({ food: 3, welcome: 1 });
	expect(counted.map(({ code }) => code)).toEqual(needs);
	expect(counted.filter(({ count }) => count > 0)).toEqual([
		{ code: 'welcome', count: 1 },
		{ code: 'food', count: 3 }
	]);
});
