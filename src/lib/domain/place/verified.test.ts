import { describe, expect, it } from 'vitest';
import { place } from '../testing.ts';
import { factGroups } from './codes.ts';
import { factsOf, verified, verifiedOn } from './verified.ts';

const byPhone = { at: '2026-11-24', byRole: 'editor', how: 'phone' } as const;
const byVisit = { at: '2026-03-01', byRole: 'publisher', how: 'visit' } as const;

describe('verifying', () => {
	it('one group leaves the others as they were', () => {
		const all = verified(place('a'), factGroups, byVisit);
		const again = verified(all, ['hours'], byPhone);
		expect(again.verifications).toHaveLength(6);
		expect(verifiedOn(again)).toMatchObject({ hours: '2026-11-24', contacts: '2026-03-01' });
		expect(again.verifications.find(({ group }) => group === 'hours')).toEqual({ group: 'hours', ...byPhone });
	});

	it('tells the newest date of each group, and nothing of one never verified', () => {
		const verifications = [
			{ group: 'hours', ...byPhone },
			{ group: 'hours', ...byVisit }
		] as const;
		expect(verifiedOn({ verifications: [...verifications] })).toEqual({ hours: '2026-11-24' });
	});

	it('shows the facts of each group, the unknown ones too', () => {
		const shown = factGroups.map((group) => factsOf(place('a'), group).length);
		expect(Math.min(...shown)).toBeGreaterThan(0);
		expect(factsOf(place('a'), 'hours')).toContainEqual(['hours', null]);
		const offer = { id: 'meal', need: 'food', theme: 'food.meal', programme: null, hours: 'Mo 12:00-14:00' } as const;
		expect(factsOf(place('a', { offers: [offer] }), 'hours')).toContainEqual(['offers.meal.hours', 'Mo 12:00-14:00']);
	});
});
