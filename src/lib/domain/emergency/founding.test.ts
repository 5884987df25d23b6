import { describe, expect, test } from 'vitest';
import { realRecords } from '../testing.ts';

const { emergency } = await realRecords();
const readers = ['ar', 'en', 'uk'];

describe.each(emergency.map((number) => [number.number, number] as const))('%s', (_, { say, sms }) => {
	test('has a few sentences to say, or to write', () => {
		expect(say.length).toBeGreaterThanOrEqual(2);
		expect(say.length).toBeLessThanOrEqual(4);
	});

	test('each has its meaning in the founding languages, and its sound where it is said', () => {
		for (const { fr, meaning, pronunciation } of say) {
			expect(Object.keys(meaning).sort(), fr).toEqual(readers);
			expect(Object.keys(pronunciation).sort(), fr).toEqual(sms ? [] : readers);
		}
	});
});
