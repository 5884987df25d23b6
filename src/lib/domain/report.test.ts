import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ReportSchema } from './report.ts';

const fits = (report: unknown) => v.is(ReportSchema, report);
const says = (text: unknown) => fits({ kind: 'closed', text });

describe('a report', () => {
	it('is a kind, a text, and perhaps a place', () => {
		expect(fits({ kind: 'hours', place: 'cafe-social-belleville', text: 'Fermé le lundi.' })).toBe(true);
		expect(fits({ kind: 'other', place: null, text: 'مغلق' })).toBe(true);
		expect(fits({ kind: 'rude', text: 'x' })).toBe(false);
		expect(fits({ kind: 'closed', place: '../../etc', text: 'x' })).toBe(false);
	});

	it('holds nothing about who sends it', () => {
		expect(fits({ kind: 'closed', text: 'x', email: 'a@example.org' })).toBe(false);
	});

	it('has a text of at most 500 characters, that says something', () => {
		expect(says('é'.repeat(500))).toBe(true);
		expect(says('𐍈'.repeat(500))).toBe(true);
		expect(says('é'.repeat(501))).toBe(false);
		expect([says(''), says('  \n '), says('…'), says(7)]).toEqual([false, false, false, false]);
	});

	it('takes line ends and the marks of Arabic and Persian, but no character that hides or turns others', () => {
		expect(says('Un\nDeux')).toBe(true);
		expect(says('می\u200cخواهم')).toBe(true);
		expect(['\u202e', '\u2066', '\u0000', '\u0007', '\u009b'].map((each) => says(`Fermé${each}!`))).toEqual(
			Array(5).fill(false)
		);
	});
});
