import { beforeAll, describe, expect, it } from 'vitest';
import type { Edition, Records } from '#lib/domain/edition/build.ts';
import type { CalendarsShard } from '#lib/domain/edition/format.ts';
import { place, realRecords, records } from '#lib/domain/testing.ts';
import { makeEdition, sha256, UnpublishableError } from './publish.ts';

const calendars = (edition: Edition): CalendarsShard => JSON.parse(edition.shards['calendars']!.body);
const meal = { id: 'meal', need: 'food', theme: null, programme: null } as const;

describe('makeEdition', () => {
	let real: Records;
	beforeAll(async () => {
		real = await realRecords();
	});

	it('publishes the real content without a warning', () => {
		const first = makeEdition(real, '2026-11');
		expect(first.warnings).toEqual([]);
		const told = real.places.filter(({ hours, editorial }) => hours !== null && editorial.publish);
		expect(told.filter(({ id }) => !calendars(first.edition)[id])).toEqual([]);
		const leads = new Set(real.places.flatMap(({ id, editorial }) => (editorial.publish ? [] : [id])));
		expect(Object.keys(calendars(first.edition)).filter((key) => leads.has(key.split('/')[0]!))).toEqual([]);
	});

	it('gives the same edition each time, whatever the order', () => {
		const places = real.places.filter(({ hours }) => hours !== null).slice(0, 8);
		const organisations = real.organisations;
		const first = makeEdition(records({ places, organisations }), '2026-11');
		expect(makeEdition(records({ places: [...places].reverse(), organisations }), '2026-11')).toEqual(first);
	});

	it('compiles the hours of places and of their offers for the month', () => {
		const one = place('a', { hours: 'Mo 09:00-17:00', offers: [{ ...meal, hours: 'Tu 10:00-12:00' }] });
		const { edition } = makeEdition(records({ places: [one, place('b')] }), '2026-11');
		expect(Object.keys(calendars(edition))).toEqual(['a', 'a/meal']);
		expect(calendars(edition)['a']).toMatchObject({
			from: '2026-11-01',
			week: [[{ from: 540, to: 1020 }], [], [], [], [], [], []]
		});
		expect(calendars(edition)['a/meal']!.week[1]).toEqual([{ from: 600, to: 720 }]);
		expect(edition.manifest.month).toBe('2026-11');
	});

	it('leaves hours it cannot read unknown, and says which', () => {
		const one = place('a', { hours: 'whenever', offers: [{ ...meal, hours: 'Tu 10:00-12:00' }] });
		const { edition, warnings } = makeEdition(records({ places: [one] }), '2026-11');
		expect(Object.keys(calendars(edition))).toEqual(['a/meal']);
		expect(warnings).toHaveLength(1);
		expect(warnings[0]).toMatch(/^a: ./);
	});

	it('does not look at the hours of a lead', () => {
		const editorial = { confidence: 'low', publish: false, publishReason: 'unsure', notes: null } as const;
		const { edition, warnings } = makeEdition(
			records({ places: [place('a'), place('lead', { hours: 'whenever', editorial })] }),
			'2026-11'
		);
		expect([warnings, calendars(edition)]).toEqual([[], {}]);
	});

	it('publishes nothing of what is not whole, and says all that is wrong', () => {
		const broken = records({ places: [place('a', { organisation: 'gone' }), place('b', { offers: [] })] });
		const publish = () => makeEdition(broken, '2026-11');
		expect(publish).toThrow(UnpublishableError);
		expect(publish).toThrow(
			'the edition cannot be published:\nplaces/a: organisation gone is not in the edition\nplaces/b: offers nothing'
		);
		expect(() => makeEdition(records({}), '2026-11')).toThrow('no place at all');
	});
});

it('sha256 is that of the UTF-8 text, in lower-case hexadecimal', () => {
	expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
	expect(sha256('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
});
