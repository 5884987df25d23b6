import { afterEach, describe, expect, it } from 'vitest';
import type { Calendar } from '#lib/domain/opening-hours/calendar.ts';
import type { Exception } from '#lib/domain/place/place.ts';
import { checkHours, compileHours } from './compile-hours.ts';

const firstMonth = '2026-09';
const hostZone = process.env.TZ;

function calendarOf(osm: string, exceptions: Exception[] = [], month = firstMonth): Calendar {
	const compiled = compileHours(osm, { firstMonth: month, exceptions });
	if (!compiled.ok) throw new Error(compiled.message);
	return compiled.calendar;
}

function messageOf(osm: string, exceptions: Exception[] = []): string {
	const compiled = compileHours(osm, { firstMonth, exceptions });
	return compiled.ok ? 'compiled' : compiled.message;
}

afterEach(() => {
	if (hostZone === undefined) delete process.env.TZ;
	else process.env.TZ = hostZone;
});

describe('compileHours', () => {
	it('covers 14 months from the first day of the month', () => {
		expect(calendarOf('24/7')).toMatchObject({ from: '2026-09-01', to: '2027-10-31', days: {} });
		expect(calendarOf('24/7', [], '2027-12')).toMatchObject({ from: '2027-12-01', to: '2029-01-31' });
	});

	it('keeps a plain week with no deviation, on the nights when clocks change too', () => {
		const night = { from: 1200, to: 1560 };
		expect(calendarOf('Sa 20:00-02:00')).toEqual({
			from: '2026-09-01',
			to: '2027-10-31',
			week: [[], [], [], [], [], [night], []],
			days: {}
		});
	});

	it('writes the end of a night past 1440, and cuts days that touch at midnight', () => {
		expect(calendarOf('Fr 18:00-24:00; Sa 00:00-24:00; Su 00:00-08:00').week.slice(4)).toEqual([
			[{ from: 1080, to: 1440 }],
			[{ from: 0, to: 1440 }],
			[{ from: 0, to: 480 }]
		]);
	});

	it('starts with the end of the night before the first day', () => {
		expect(calendarOf('Mo 22:00-03:00').days).toEqual({ '2026-09-01': [{ from: 0, to: 180 }] });
	});

	it('closes on public holidays the same whether the library or we work them out', () => {
		const plain = [
			'Mo-Fr 09:00-12:00,14:00-17:00; Sa 10:00-12:00',
			'Th 09:00-12:00, Th 14:00-17:00',
			'10:00-18:00',
			'Sa-Mo 00:01-23:59'
		];
		for (const hours of plain)
			// Twice said, it is left to the library.
			expect(calendarOf(`${hours}; PH off`), hours).toEqual(calendarOf(`${hours}; PH off; PH off`));
		// The night of the 13th of July ends at midnight or on the 14th: not for us to say.
		for (const hours of ['Mo-Su 18:00-02:00', 'Mo-Su 20:00-24:00'])
			expect(calendarOf(`${hours}; PH off`), hours).toEqual(calendarOf(`${hours}; PH off; PH off`));
		expect(messageOf('Mo-Fr 09:75-17:00; PH off')).toContain('"Mo-Fr 09:75-17:00; PH off"');
	});

	it('notes public holidays that differ, and why', () => {
		const { days, reasons } = calendarOf('Mo-Fr 09:00-17:00; PH off');
		expect(Object.keys(days)).toEqual([
			'2026-11-11',
			'2026-12-25',
			'2027-01-01',
			'2027-03-29',
			'2027-05-06',
			'2027-05-17',
			'2027-07-14'
		]);
		expect(Object.values(days).flat()).toEqual([]);
		expect(new Set(Object.values(reasons ?? {}))).toEqual(new Set(['holiday']));
	});

	it('gives no reason for a first Tuesday', () => {
		const { days, reasons } = calendarOf('Mo-Fr 09:00-17:00; Tu[1] 13:00-17:00');
		expect(Object.keys(days)).toHaveLength(14);
		expect(days['2026-12-01']).toEqual([{ from: 780, to: 1020 }]);
		expect(reasons).toBeUndefined();
	});

	it('leaves an end open when nobody told it', () => {
		expect(calendarOf('Mo 18:00+').week[0]).toEqual([{ from: 1080, to: null }]);
		expect(calendarOf('Mo 18:00-20:00+').week[0]).toEqual([{ from: 1080, to: null }]);
		expect(calendarOf('Mo 18:00+; Tu 09:00-12:00').days).toEqual({});
	});

	it.each(['sur rendez-vous', 'Sur RDV', 'on appointment', 'by appointment'])(
		'reads "%s" as by appointment',
		(words) => {
			expect(calendarOf(`Mo 09:00-12:00, Mo 14:00-17:00 "${words}"`).week[0]).toEqual([
				{ from: 540, to: 720 },
				{ from: 840, to: 1020, kind: 'appointment' }
			]);
		}
	);

	it.each(['sans rendez-vous', 'avec ou sans rendez-vous', 'no appointment needed'])('reads "%s" as open', (words) => {
		expect(calendarOf(`Mo 09:00-12:00 "${words}"`).week[0]).toEqual([{ from: 540, to: 720 }]);
	});

	it('leaves out what is unknown', () => {
		expect(calendarOf('Mo 09:00-12:00; Tu 09:00-12:00 unknown').week.slice(0, 2)).toEqual([
			[{ from: 540, to: 720 }],
			[]
		]);
	});

	it('follows the sun of Paris', () => {
		const solstice = calendarOf('sunrise-sunset').days['2027-06-21']?.[0];
		expect(solstice?.from).toBeGreaterThan(5 * 60 + 40);
		expect(solstice?.from).toBeLessThan(5 * 60 + 55);
		expect(solstice?.to).toBeGreaterThan(21 * 60 + 50);
		expect(solstice?.to).toBeLessThan(22 * 60 + 5);
	});

	it('bakes dated closures and other hours, closures last', () => {
		const { days, reasons } = calendarOf('Mo-Fr 09:00-17:00', [
			{ from: '2026-12-22', to: '2026-12-23', kind: 'closed' },
			{ from: '2026-12-21', to: '2026-12-24', kind: 'hours', hours: 'Mo-Th 10:00-12:00' },
			{ from: '2026-12-28', to: '2026-12-28', kind: 'message' }
		]);
		expect(days).toEqual({
			'2026-12-21': [{ from: 600, to: 720 }],
			'2026-12-22': [],
			'2026-12-23': [],
			'2026-12-24': [{ from: 600, to: 720 }]
		});
		expect(reasons).toEqual({
			'2026-12-21': 'other-hours',
			'2026-12-22': 'closure',
			'2026-12-23': 'closure',
			'2026-12-24': 'other-hours'
		});
	});

	it.each([
		['foo bar', /"foo bar" cannot be read.*Write them like.*foo? <---/],
		['', /cannot be read/],
		['Mo-Fr 09:00-', /cannot be read/],
		['unknown', /no time that is sure.*leave the hours empty/],
		['Mo-Fr 09:00-12:00 "call before"', /no time that is sure.*note on hours/]
	])('says what is wrong with "%s" and how to mend it', (osm, message) => {
		expect(messageOf(osm)).toMatch(message);
	});

	it('names the change of hours that cannot be read or says none', () => {
		const dates = { from: '2026-12-21', to: '2026-12-24', kind: 'hours' } as const;
		expect(messageOf('24/7', [{ ...dates, hours: 'perhaps' }])).toMatch(/"perhaps" cannot be read/);
		expect(messageOf('24/7', [dates])).toMatch(/from 2026-12-21 to 2026-12-24 does not say which hours/);
	});

	it('gives the same whatever the host zone, and puts the zone back', () => {
		const osm = 'Mo-Fr 22:00-02:00; Sa sunrise-sunset; PH off; Tu[1] 13:00+';
		const expected = JSON.stringify(calendarOf(osm));
		for (const zone of ['America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Kiritimati']) {
			process.env.TZ = zone;
			expect(JSON.stringify(calendarOf(osm))).toBe(expected);
			expect(messageOf('foo bar')).toMatch(/cannot be read/);
			expect(process.env.TZ).toBe(zone);
		}
	});
});

describe('school holidays', () => {
	const osm = 'Mo-Fr 09:00-17:00; SH off';

	it('closes those of zone C', () => {
		const { days } = calendarOf(osm);
		expect(days['2026-10-19']).toEqual([]);
		expect(days['2026-10-30']).toEqual([]);
		expect(days['2026-11-02']).toBeUndefined();
		expect(days['2026-12-21']).toEqual([]);
	});

	it('ends the calendar with the last known year, which the check reports', () => {
		const months = Array.from({ length: 10 }, (_, n) => `${2026 + n}-12`);
		const last = months.find((month) => !compileHours(osm, { firstMonth: `${Number(month.slice(0, 4)) + 1}-01` }).ok);
		if (!last) throw new Error('all school holidays of ten years are known');
		const year = Number(last.slice(0, 4)) + 1;
		expect(calendarOf(osm, [], last)).toMatchObject({ from: `${last}-01`, to: `${last}-31` });
		expect(checkHours(osm, last)).toMatch(new RegExp(`those of ${year} are not known yet. Write dates instead`));
		expect(checkHours(osm, `${year}-01`)).toMatch(/not known yet/);
	});

	it('advises dates that can be read', () => {
		const advice = /such as "(.*?)"/.exec(checkHours(osm, '2090-01') ?? '')?.[1];
		const { days } = calendarOf(`Mo-Fr 09:00-17:00; ${advice}`, [], '2090-01');
		expect(days['2090-07-07']).toBeUndefined();
		expect(days['2090-07-10']).toEqual([]);
		expect(days['2090-08-31']).toEqual([]);
		expect(days['2090-09-01']).toBeUndefined();
	});
});

describe('checkHours', () => {
	it('is null for good hours and a message for others', () => {
		expect(checkHours('Mo-Fr 09:00-17:00')).toBeNull();
		expect(checkHours('Mo-Fr 09:00-', '2026-09')).toMatch(/cannot be read/);
		expect(checkHours('unknown')).toMatch(/no time that is sure/);
	});
});
