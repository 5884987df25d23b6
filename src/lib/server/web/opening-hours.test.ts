import { describe, expect, it } from 'vitest';
import type { Calendar, Slot } from '#lib/domain/opening-hours/calendar.ts';
import { openingHours } from './opening-hours.ts';

const calendar = (monday: Slot[], days: Calendar['days'] = {}): Calendar => ({
	from: '2026-11-01',
	to: '2027-12-31',
	week: [monday, [], [], [], [], [], []],
	days
});
const usual = (slot: Slot) => openingHours(calendar([slot]))['openingHoursSpecification'];

describe('opening hours in schema.org', () => {
	it('are nothing where they are unknown', () => expect(openingHours(undefined)).toEqual({}));

	it('name the day, the opening and the closing', () =>
		expect(usual({ from: 540, to: 1050 })).toEqual([
			{
				'@type': 'OpeningHoursSpecification',
				dayOfWeek: 'https://schema.org/Monday',
				opens: '09:00',
				closes: '17:30'
			}
		]));

	it('close on the next day by a closing before the opening', () =>
		expect(usual({ from: 1320, to: 1560 })).toMatchObject([{ opens: '22:00', closes: '02:00' }]));

	it('close at midnight one minute before it', () =>
		expect(usual({ from: 0, to: 1440 })).toMatchObject([{ opens: '00:00', closes: '23:59' }]));

	it('leave out what has no end, or needs an appointment', () => {
		expect(usual({ from: 540, to: null })).toEqual([]);
		expect(usual({ from: 540, to: 600, kind: 'appointment' })).toEqual([]);
	});

	it('tell other days of the next two months, closed ones by 00:00 to 00:00', () => {
		const days = { '2026-11-11': [], '2026-12-24': [{ from: 540, to: 720 }], '2027-05-01': [] };
		expect(openingHours(calendar([], days))['specialOpeningHoursSpecification']).toEqual([
			{
				'@type': 'OpeningHoursSpecification',
				...{ opens: '00:00', closes: '00:00', validFrom: '2026-11-11', validThrough: '2026-11-11' }
			},
			{
				'@type': 'OpeningHoursSpecification',
				...{ opens: '09:00', closes: '12:00', validFrom: '2026-12-24', validThrough: '2026-12-24' }
			}
		]);
	});
});
