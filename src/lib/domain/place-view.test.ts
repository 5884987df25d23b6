import { describe, expect, it } from 'vitest';
import type { Calendar } from './opening-hours/calendar.ts';
import type { Place } from './place/place.ts';
import { placeView } from './place-view.ts';
import { invented, place, programme, tuesday } from './testing.ts';

const week: Calendar = {
	from: '2026-11-01',
	to: '2027-12-31',
	week: [[], [{ from: 540, to: 1020 }], [], [], [], [], []],
	days: { '2026-11-30': [{ from: 600, to: 720 }] },
	reasons: { '2026-11-30': 'other-hours' }
};
const view = (change: Partial<Place>, calendars: Record<string, Calendar> = {}, at = tuesday) => {
	const directory = invented(
		{
			places: [place('a', change)],
			programmes: [programme('p')],
			organisations: [
				{
					id: 'o',
					name: 'Organisation O',
					aliases: [],
					kind: 'association',
					website: null,
					phone: null,
					texts: {},
					sources: []
				}
			]
		},
		calendars
	);
	return placeView(directory, directory.place('a')!, 'fr', at);
};

describe('hours', () => {
	it('are a week from today, in Paris, with what is unusual', () => {
		const { open, week: days } = view({}, { a: week });
		expect(open).toEqual({ status: 'open', until: Date.parse('2026-11-24T17:00+01:00') });
		expect(days?.map(({ date }) => date)).toEqual([24, 25, 26, 27, 28, 29, 30].map((day) => `2026-11-${day}`));
		expect(days?.[0]).toEqual({ date: '2026-11-24', slots: [{ from: 540, to: 1020 }], reason: null });
		expect(days?.[6]).toEqual({ date: '2026-11-30', slots: [{ from: 600, to: 720 }], reason: 'other-hours' });
	});

	it('begin with the new day at midnight in Paris', () => {
		expect(view({}, { a: week }, Date.parse('2026-11-24T23:30Z')).week?.[0]?.date).toBe('2026-11-25');
	});

	it('are no empty week when nobody told them', () => {
		expect(view({})).toMatchObject({ open: { status: 'unknown' }, week: null });
	});

	it('of an offer are told beside it, and only when it has its own', () => {
		const offers: Place['offers'] = [
			{ id: 'meal', need: 'food', theme: null, programme: null },
			{ id: 'shower', need: 'hygiene', theme: null, programme: null }
		];
		const [meal, shower] = view({ offers }, { 'a/shower': week }).offers;
		expect(meal).not.toHaveProperty('open');
		expect(shower?.open).toMatchObject({ status: 'open' });
	});

	it('of a dated closure apply to the offers too', () => {
		const exceptions: Place['exceptions'] = [{ from: '2026-11-24', to: '2026-11-24', kind: 'closed' }];
		const { open, offers } = view({ exceptions }, { a: week, 'a/meal': week });
		expect(open.status).toBe('closed');
		expect(offers[0]?.open?.status).toBe('closed');
	});
});

it('tells exceptions until their last day is over', () => {
	const message = (from: string, to: string) => ({ from, to, kind: 'message' as const });
	const past = message('2026-11-01', '2026-11-23');
	const running = message('2026-11-01', '2026-11-24');
	const later = message('2026-12-24', '2026-12-31');
	expect(view({ exceptions: [past, running, later] }).exceptions).toEqual([running, later]);
});

it('tells an offer only what differs from the place', () => {
	const offers: Place['offers'] = [
		{ id: 'meal', need: 'food', theme: 'food.meal', programme: 'p', cost: 'free', audience: ['women'] },
		{ id: 'other', need: 'food', theme: null, programme: 'gone', access: [], languages: [{ code: 'ar' }] }
	];
	expect(view({ offers, cost: 'paid', access: ['walk-in'] }).offers).toEqual([
		{
			id: 'meal',
			need: 'food',
			theme: 'food.meal',
			programme: { id: 'p', name: 'Programme p' },
			cost: 'free',
			audience: ['women'],
			told: []
		},
		{ id: 'other', need: 'food', theme: null, programme: null, access: [], languages: ['ar'], told: [] }
	]);
});

it('names organisation and programmes it knows, and leaves out the others', () => {
	expect(view({ organisation: 'o', programmes: ['p'] })).toMatchObject({
		organisation: { id: 'o', name: 'Organisation O' },
		programmes: [{ id: 'p', name: 'Programme p' }]
	});
	expect(view({})).toMatchObject({ organisation: null, programmes: [] });
});

it('does not call a place by its own name again', () => {
	expect(view({ name: 'Maison des Réfugiés', aliases: ['Maison des réfugiés', 'Refugee House'] }).aliases).toEqual([
		'Refugee House'
	]);
});

it('keeps "not told" apart from "none"', () => {
	expect(view({})).toMatchObject({ audience: null, access: null, cost: null, languages: null, stepFree: 'unknown' });
	expect(view({ audience: [], access: [], languages: [] })).toMatchObject({ audience: [], access: [], languages: [] });
});

it('advises by the age of the source on that day, and tells who verified', () => {
	const verifications: Place['verifications'] = [
		{ group: 'hours', at: '2026-11-01', byRole: 'association', how: 'phone' }
	];
	expect(view({ checkedOn: '2022' })).toMatchObject({ advice: 'ask-city-first', year: 2022, verified: [] });
	expect(view({ checkedOn: '2022', verifications })).toMatchObject({
		advice: null,
		verified: [{ at: '2026-11-01', how: 'phone', group: 'hours' }]
	});
	const later = view({ checkedOn: '2022', verifications }, {}, Date.parse('2027-11-24T10:00+01:00'));
	expect(later.advice).toBe('ask-city-first');
});

it.each(['area', 'onRequest', 'hidden'] as const)('shows no door of a place whose address is %s', (visibility) => {
	const hidden = view({
		addressVisibility: visibility,
		address: {
			street: '1 rue X',
			complement: 'Gate',
			postcode: '75011',
			city: 'Paris',
			insee: '75111',
			arrondissement: 11
		},
		coordinates: { lat: 48.86, lon: 2.37, precision: 'address' },
		transit: [{ station: 'Voltaire', lines: ['9'], metres: 100 }]
	});
	expect(hidden).toMatchObject({ address: { street: null, complement: null }, coordinates: null, transit: [] });
});

describe('the way from a station', () => {
	const transit = [
		{ station: 'Stalingrad', lines: ['2', '5', '7'], metres: 300 },
		{ station: 'Ailleurs', lines: ['1'], metres: 400 }
	];
	const point = { lat: 48.8865, lon: 2.3655, precision: 'address' as const };
	const ways = (coordinates: Place['coordinates']) => {
		const directory = invented({
			places: [place('a', { coordinates, transit })],
			stations: [{ id: 's', name: 'Stalingrad', lines: ['2', '5', '7'], lat: 48.884, lon: 2.3655 }]
		});
		return placeView(directory, directory.place('a')!, 'fr', tuesday).transit;
	};
	it('tells the side to leave it by, where the station is one of ours', () => {
		expect(ways(point)).toMatchObject([
			{ name: 'Stalingrad', at: { lat: 48.884, lon: 2.3655 }, towards: 'north' },
			{ name: 'Ailleurs', at: null, towards: null }
		]);
	});

	it('tells no side for a point that is only about right', () => {
		expect(ways({ ...point, precision: 'approximate' })[0]?.towards).toBeNull();
		expect(ways(null)[0]?.towards).toBeNull();
	});
});
