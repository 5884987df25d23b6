import { describe, expect, it } from 'vitest';
import type { PlaceFacts } from './edition/format.ts';
import { filtersOf, judge, type Verdict } from './filters.ts';
import type { Calendar } from './opening-hours/calendar.ts';
import type { Place } from './place/place.ts';
import { emptyQuery, type Query } from './query.ts';
import { invented, place, programme, tuesday } from './testing.ts';

const nine = [{ from: 540, to: 1020 }];
const always = (slots: Calendar['week'][number]): Calendar => ({
	from: '2026-11-01',
	to: '2027-12-31',
	week: [slots, slots, slots, slots, slots, slots, slots],
	days: {}
});

/** What a query says of one place that differs from the emptiest one. */
function verdictOn(change: Partial<Place>, query: Partial<Query>, calendar?: Calendar): Verdict {
	const directory = invented({ places: [place('a', change)] }, calendar ? { a: calendar } : {});
	const facts = directory.place('a') as PlaceFacts;
	return judge(facts, filtersOf({ ...emptyQuery, ...query }, directory, tuesday));
}
const spoken = (...codes: string[]) => codes.map((code) => ({ code }));

describe('a fact nobody told is "maybe", one told is yes or no:', () => {
	it.each([
		[null, 'maybe'],
		[[], 'no'],
		[['appointment'], 'no'],
		[['appointment', 'walk-in'], 'yes']
	] as const)('access %o, without appointment: %s', (access, verdict) => {
		expect(verdictOn({ access: access && [...access] }, { walkIn: true })).toBe(verdict);
	});

	it.each([
		[null, 'maybe'],
		['unknown', 'maybe'],
		['free', 'yes'],
		['low-cost', 'no'],
		['paid', 'no']
	] as const)('cost %s, free: %s', (cost, verdict) => {
		expect(verdictOn({ cost }, { free: true })).toBe(verdict);
	});

	it.each([
		['unknown', 'maybe'],
		['yes', 'yes'],
		['limited', 'no'],
		['no', 'no']
	] as const)('step-free %s: %s', (stepFree, verdict) => {
		expect(verdictOn({ accessibility: { stepFree } }, { stepFree: true })).toBe(verdict);
	});

	it.each([
		[null, 'maybe'],
		[spoken(), 'no'],
		[spoken('fr', 'en'), 'no'],
		[spoken('fr', 'ar'), 'yes']
	])('languages %o, Arabic or Dari: %s', (languages, verdict) => {
		expect(verdictOn({ languages }, { languages: ['ar', 'prs'] })).toBe(verdict);
	});

	it.each([
		[null, 'maybe'],
		[[], 'no'],
		[['families'], 'no'],
		[['women'], 'yes'],
		[['everyone'], 'yes'],
		[['everyone', 'families'], 'yes']
	] as const)('audience %o, women or students: %s', (audience, verdict) => {
		expect(verdictOn({ audience: audience && [...audience] }, { audience: ['women', 'students'] })).toBe(verdict);
	});

	it.each([
		[undefined, 'maybe'],
		[always([]), 'no'],
		[always(nine), 'yes'],
		[always([{ from: 540, to: null }]), 'yes'],
		[always([{ from: 540, to: 1020, kind: 'appointment' }]), 'maybe'],
		[{ ...always(nine), from: '2026-11-25' }, 'maybe']
	] as const)('hours %o, open: %s', (calendar, verdict) => {
		expect(verdictOn({}, { open: 'now' }, calendar)).toBe(verdict);
	});

	it('a dated closure, open: no, even when the usual hours are not told', () => {
		const exceptions: Place['exceptions'] = [{ from: '2026-11-20', to: '2026-11-30', kind: 'closed' }];
		expect(verdictOn({ exceptions }, { open: 'now' })).toBe('no');
		expect(verdictOn({ exceptions }, { open: 'now' }, always(nine))).toBe('no');
	});

	it('a part of the map: a place without a point is in none', () => {
		const area = { west: 2.38, south: 48.87, east: 2.4, north: 48.88 };
		const at = (lat: number, lon: number) => ({ coordinates: { lat, lon, precision: 'address' as const } });
		expect(verdictOn(at(48.8766, 2.3956), { area })).toBe('yes');
		expect(verdictOn(at(48.8766, 2.41), { area })).toBe('no');
		expect(verdictOn({ coordinates: null }, { area })).toBe('no');
	});

	it('an arrondissement that is not one of Paris: no', () => {
		expect(verdictOn({}, { arrondissements: [19] })).toBe('no');
	});
});

describe('filters together', () => {
	const silent = {};
	const quiet: Partial<Place> = { access: ['walk-in'], cost: null };

	it('are as certain as the least certain of them', () => {
		expect(verdictOn(quiet, { walkIn: true })).toBe('yes');
		expect(verdictOn(quiet, { walkIn: true, free: true })).toBe('maybe');
		expect(verdictOn(silent, { walkIn: true, free: true, stepFree: true, languages: ['ar'] })).toBe('maybe');
	});

	it('are a no as soon as one is, wherever it stands', () => {
		expect(verdictOn(quiet, { needs: ['health'], free: true })).toBe('no');
		expect(verdictOn(quiet, { free: true, stepFree: true, organisation: 'other' })).toBe('no');
	});

	it('are a yes when there is none', () => {
		expect(verdictOn(silent, {})).toBe('yes');
	});

	it('widen by their choices: either need, either theme', () => {
		expect(verdictOn(silent, { needs: ['health', 'food'] })).toBe('yes');
		expect(verdictOn(silent, { themes: ['health.doctor', 'food.meal'] })).toBe('yes');
		expect(verdictOn(silent, { themes: ['food.parcel'] })).toBe('no');
	});
});

describe('a programme', () => {
	const meal = [{ id: 'meal', need: 'food', theme: null, programme: null } as const];
	const course = [{ id: 'course', need: 'french', theme: null, programme: null } as const];
	const kitchen = place('kitchen', { offers: [...meal] });
	const school = place('school', { offers: [...course] });
	const verdicts = (id: string, named: ReturnType<typeof programme>[], places = [kitchen, school]) => {
		const directory = invented({ places, programmes: named });
		const filters = filtersOf({ ...emptyQuery, programme: id }, directory, tuesday);
		return Object.fromEntries(directory.places.map((each) => [each.id, judge(each, filters)]));
	};

	it('leads to its doors, told from either side', () => {
		const fromProgramme = programme('p', { needs: ['french'], places: ['kitchen'] });
		expect(verdicts('p', [fromProgramme])).toEqual({ kitchen: 'yes', school: 'no' });
		const fromPlace = [place('kitchen', { programmes: ['p'] }), school];
		expect(verdicts('p', [programme('p', { needs: ['french'] })], fromPlace)).toEqual({ kitchen: 'yes', school: 'no' });
	});

	it('without doors leads to the places of its main need', () => {
		expect(verdicts('p', [programme('p', { needs: ['french', 'food'] })])).toEqual({ kitchen: 'no', school: 'yes' });
	});

	it('that only names leads has no doors', () => {
		const lead = place('lead', {
			editorial: { confidence: 'low', publish: false, publishReason: 'unsure', notes: null }
		});
		const named = programme('p', { needs: ['french'], places: ['lead'] });
		expect(verdicts('p', [named], [kitchen, school, lead])).toEqual({ kitchen: 'no', school: 'yes' });
	});

	it('that nobody knows leads nowhere', () => {
		expect(verdicts('gone', [])).toEqual({ kitchen: 'no', school: 'no' });
	});
});

describe('what an offer tells of itself counts before what its place tells:', () => {
	const offers: Place['offers'] = [
		{ id: 'meal', need: 'food', theme: 'food.meal', programme: null, cost: 'paid', access: ['appointment'] },
		{ id: 'shower', need: 'hygiene', theme: 'hygiene.shower', programme: null }
	];
	const change: Partial<Place> = { cost: 'free', access: ['walk-in'], offers };

	it('the offer asked for', () => {
		expect(verdictOn(change, { needs: ['food'], free: true })).toBe('no');
		expect(verdictOn(change, { needs: ['food'], walkIn: true })).toBe('no');
		expect(verdictOn(change, { themes: ['hygiene.shower'], free: true, walkIn: true })).toBe('yes');
	});

	it('any of them, where none is asked for', () => {
		expect(verdictOn(change, { free: true })).toBe('yes');
		expect(verdictOn({ ...change, offers: offers.slice(0, 1) }, { free: true })).toBe('no');
	});
});
