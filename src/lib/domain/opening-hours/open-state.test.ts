import { describe, expect, it } from 'vitest';
import type { Exception } from '#lib/domain/place/place.ts';
import type { Calendar, Slot, Week } from './calendar.ts';
import { daySlots, openState, weekFrom } from './open-state.ts';

const at = (time: string) => Date.parse(time);
const week = (...days: Slot[][]): Week => {
	const day = (n: number) => days[n] ?? [];
	return [day(0), day(1), day(2), day(3), day(4), day(5), day(6)];
};
const everyDay = (...slots: Slot[]) => week(slots, slots, slots, slots, slots, slots, slots);
const calendar = (usual: Week, more: Partial<Calendar> = {}): Calendar => ({
	from: '2026-11-01',
	to: '2027-12-31',
	week: usual,
	days: {},
	...more
});
const closed = (from: string, to = from): Exception => ({ from, to, kind: 'closed' });

const nine = { from: 540, to: 1020 };
const office = calendar(week([nine], [nine], [nine], [nine], [nine]));

describe('openState', () => {
	it('counts the start and not the end', () => {
		expect(openState(office, at('2026-11-24T08:59:59.999+01:00'))).toEqual({
			status: 'closed',
			opensAt: at('2026-11-24T09:00+01:00')
		});
		expect(openState(office, at('2026-11-24T09:00+01:00'))).toEqual({
			status: 'open',
			until: at('2026-11-24T17:00+01:00')
		});
		expect(openState(office, at('2026-11-27T17:00+01:00'))).toEqual({
			status: 'closed',
			opensAt: at('2026-11-30T09:00+01:00')
		});
	});

	it('is unknown without a calendar and outside of it', () => {
		expect(openState(undefined, at('2026-11-24T10:00+01:00'))).toEqual({ status: 'unknown' });
		expect(openState(office, at('2026-10-31T23:59+01:00'))).toEqual({ status: 'unknown' });
		expect(openState(office, at('2028-01-01T00:00+01:00'))).toEqual({ status: 'unknown' });
		expect(openState(office, at('2027-12-31T23:59+01:00'))).toEqual({ status: 'closed', opensAt: null });
	});

	it('merges slots that touch, across midnights', () => {
		const touching = calendar(
			week(
				[
					{ from: 600, to: 720 },
					{ from: 720, to: 1440 }
				],
				[{ from: 0, to: 90 }]
			)
		);
		expect(openState(touching, at('2026-11-23T10:30+01:00'))).toEqual({
			status: 'open',
			until: at('2026-11-24T01:30+01:00')
		});
	});

	it('follows a night of yesterday into the slots of today', () => {
		const nights = calendar(week([{ from: 1320, to: 1560 }], [{ from: 100, to: 300 }]));
		expect(openState(nights, at('2026-11-24T00:30+01:00'))).toEqual({
			status: 'open',
			until: at('2026-11-24T05:00+01:00')
		});
	});

	it('does not tell an end for 24/7, nor for a run until the last midnight of the calendar', () => {
		const always = calendar(everyDay({ from: 0, to: 1440 }));
		expect(openState(always, at('2026-11-24T10:00+01:00'))).toEqual({ status: 'open', until: null });
		expect(openState(always, at('2027-12-31T23:59+01:00'))).toEqual({ status: 'open', until: null });
		const lastNight = calendar(everyDay({ from: 1320, to: 1500 }));
		expect(openState(lastNight, at('2027-12-31T23:00+01:00'))).toEqual({
			status: 'open',
			until: at('2028-01-01T01:00+01:00')
		});
	});

	it('takes an untold end as open until midnight or the next slot', () => {
		const evening = calendar(everyDay({ from: 1080, to: null }));
		expect(openState(evening, at('2026-11-24T23:59+01:00'))).toEqual({ status: 'open', until: null });
		expect(openState(evening, at('2026-11-25T00:00+01:00'))).toEqual({
			status: 'closed',
			opensAt: at('2026-11-25T18:00+01:00')
		});
		const twice = calendar(everyDay({ from: 540, to: null }, { from: 840, to: 900 }));
		expect(openState(twice, at('2026-11-24T13:59+01:00'))).toEqual({ status: 'open', until: null });
		expect(openState(twice, at('2026-11-24T14:00+01:00'))).toEqual({
			status: 'open',
			until: at('2026-11-24T15:00+01:00')
		});
		expect(openState(twice, at('2026-11-24T15:00+01:00')).status).toBe('closed');
	});

	it('says untold when a told slot runs into an untold one', () => {
		const late = calendar(everyDay({ from: 600, to: 1080 }, { from: 1080, to: null }));
		expect(openState(late, at('2026-11-24T12:00+01:00'))).toEqual({ status: 'open', until: null });
	});

	it('tells appointment only where no plain slot covers, and never opens next by appointment', () => {
		const mixed = calendar(
			week([
				{ from: 540, to: 720 },
				{ from: 660, to: 1020, kind: 'appointment' }
			])
		);
		expect(openState(mixed, at('2026-11-23T11:30+01:00'))).toEqual({
			status: 'open',
			until: at('2026-11-23T12:00+01:00')
		});
		expect(openState(mixed, at('2026-11-23T12:00+01:00'))).toEqual({ status: 'appointment' });
		expect(openState(mixed, at('2026-11-23T17:00+01:00'))).toEqual({
			status: 'closed',
			opensAt: at('2026-11-30T09:00+01:00')
		});
	});

	it('closes the days of a dated closure, first and last included', () => {
		const works = [closed('2026-11-24', '2026-11-26')];
		expect(openState(office, at('2026-11-23T16:00+01:00'), works)).toEqual({
			status: 'open',
			until: at('2026-11-23T17:00+01:00')
		});
		for (const day of ['24', '25', '26']) {
			expect(openState(office, at(`2026-11-${day}T10:00+01:00`), works)).toEqual({
				status: 'closed',
				opensAt: at('2026-11-27T09:00+01:00')
			});
		}
		expect(openState(office, at('2026-11-27T10:00+01:00'), works).status).toBe('open');
	});

	it('ends a run at a closed day, but lets the night before finish', () => {
		const always = calendar(everyDay({ from: 0, to: 1440 }));
		expect(openState(always, at('2026-11-23T10:00+01:00'), [closed('2026-11-25')])).toEqual({
			status: 'open',
			until: at('2026-11-25T00:00+01:00')
		});
		const nights = calendar(everyDay({ from: 1320, to: 1560 }));
		expect(openState(nights, at('2026-11-25T01:00+01:00'), [closed('2026-11-25')])).toEqual({
			status: 'open',
			until: at('2026-11-25T02:00+01:00')
		});
		expect(openState(nights, at('2026-11-26T01:00+01:00'), [closed('2026-11-25')]).status).toBe('closed');
	});

	it('knows a closure even where hours are unknown', () => {
		expect(openState(undefined, at('2026-11-24T10:00+01:00'), [closed('2026-11-24')])).toEqual({
			status: 'closed',
			opensAt: null
		});
	});

	it('ignores exceptions of other kinds', () => {
		const others: Exception[] = [
			{ from: '2026-11-24', to: '2026-11-24', kind: 'moved' },
			{ from: '2026-11-24', to: '2026-11-24', kind: 'message' },
			{ from: '2026-11-24', to: '2026-11-24', kind: 'hours', hours: 'off' }
		];
		expect(openState(office, at('2026-11-24T10:00+01:00'), others).status).toBe('open');
	});
});

describe('daySlots and weekFrom', () => {
	const holiday = calendar(office.week, {
		days: { '2026-12-25': [], '2026-12-28': [{ from: 600, to: 660 }] },
		reasons: { '2026-12-25': 'holiday', '2026-12-28': 'other-hours' }
	});

	it('says the slots of a day and why they differ', () => {
		expect(daySlots(holiday, '2026-12-24')).toEqual({ slots: [nine], reason: null });
		expect(daySlots(holiday, '2026-12-25')).toEqual({ slots: [], reason: 'holiday' });
		expect(daySlots(holiday, '2026-12-24', [closed('2026-12-24')])).toEqual({ slots: [], reason: 'closure' });
		expect(daySlots(holiday, '2028-01-03')).toEqual({ slots: [], reason: 'unknown' });
	});

	it('gives seven days from any weekday', () => {
		const days = weekFrom(holiday, '2026-12-25', [closed('2026-12-31')]);
		expect(days.map(({ date, slots, reason }) => [date, slots.length, reason])).toEqual([
			['2026-12-25', 0, 'holiday'],
			['2026-12-26', 0, null],
			['2026-12-27', 0, null],
			['2026-12-28', 1, 'other-hours'],
			['2026-12-29', 1, null],
			['2026-12-30', 1, null],
			['2026-12-31', 0, 'closure']
		]);
	});
});
