import { beforeAll, describe, expect, it } from 'vitest';
import { staffTranslatorFor, type StaffTranslator } from '#lib/i18n/rooms/staff.ts';
import { fieldWords, languageIn, valueWords } from './field-words.ts';

let t: StaffTranslator;
beforeAll(async () => {
	t = await staffTranslatorFor('en');
});
const words = (field: string, value: unknown) => valueWords(t, 'en', field, value);

describe('a difference in words', () => {
	it('names its field, part by part', () => {
		expect(fieldWords(t, 'offers.meal.hours')).toBe('What is offered › meal › Opening hours');
		expect(fieldWords(t, 'contacts.phone')).toBe('Contact › Phone');
	});

	it('tells "not told" from "told: none" and from what is not there', () => {
		expect([words('languages', null), words('languages', []), words('cost', undefined)]).toEqual([
			'Not told',
			'Told: none',
			'Absent'
		]);
	});

	it('says choices as readers see them, dates in words, and other values as they are', () => {
		expect(words('cost', 'free')).toBe('Free');
		expect(words('offers.meal.need', 'food')).not.toBe('food');
		expect(words('access', ['walk-in', 'phone'])).toMatch(/^\S.*, \S/);
		expect(words('checkedOn', '2026-11-24')).toBe('November 24, 2026');
		expect(words('hours', 'Mo 09:00-12:00')).toBe('Mo 09:00-12:00');
		expect(words('editorial.publish', true)).toBe('Yes');
	});

	it('tells the parts of a list one a line', () => {
		const closed = { from: '2026-12-24', to: '2026-12-26', kind: 'closed' };
		expect(words('exceptions', [closed, closed]).split('\n')).toHaveLength(2);
		expect(words('exceptions', [closed])).toBe('From: December 24, 2026 · To: December 26, 2026 · Kind: closed');
	});

	it('knows the language of a text', () => {
		expect(languageIn('texts.summary.ar.value')).toBe('ar');
		expect(languageIn('name')).toBeUndefined();
	});
});
