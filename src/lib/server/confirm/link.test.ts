import { describe, expect, it } from 'vitest';
import { readTicket, writeTicket } from './link.ts';

const now = Date.parse('2026-11-24T12:00Z');
const ticket = { place: 'cafe', asking: 7, until: now / 1000 + 60 };
const token = writeTicket('secret', ticket);

describe('the link to confirm a place', () => {
	it('opens that place, until it expires', () => {
		expect(readTicket('secret', token, now)).toEqual(ticket);
		expect(readTicket('secret', token, now + 61_000)).toBe('expired');
	});

	it('opens nothing when it is changed, cut, made elsewhere or made up', () => {
		const [content, signature] = token.split('.') as [string, string];
		const other = Buffer.from(JSON.stringify({ ...ticket, place: 'other' })).toString('base64url');
		for (const bad of [`${other}.${signature}`, content, `${content}.`, token.slice(0, -1), `${token}.x`, '', '.'])
			expect(readTicket('secret', bad, now)).toBeNull();
		expect(readTicket('another', token, now)).toBeNull();
	});
});
