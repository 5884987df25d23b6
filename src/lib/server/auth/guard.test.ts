import { describe, expect, it } from 'vitest';
import type { Person } from '#lib/domain/person.ts';
import { nextPage, requirePerson } from './guard.ts';

const editor: Person = {
	id: '1',
	name: 'Ada',
	email: 'ada@example.org',
	role: 'editor',
	organisation: null,
	lang: 'fr'
};
const event = (person: Person | null, path = '/staff/places?missing=hours', method = 'GET') => ({
	locals: { person },
	url: new URL(path, 'https://fanal.example'),
	request: new Request(new URL(path, 'https://fanal.example'), { method })
});

describe('requirePerson', () => {
	it('gives back whoever may', () => {
		expect(requirePerson(event(editor), 'proposal.make')).toBe(editor);
	});

	it('leads nobody to the sign-in, and back', () => {
		const location = '/staff/sign-in?next=%2Fstaff%2Fplaces%3Fmissing%3Dhours';
		expect(() => requirePerson(event(null), 'record.read')).toThrow(expect.objectContaining({ status: 303, location }));
	});

	it('does not lead back to a form that was sent', () => {
		const location = '/staff/sign-in?next=%2Fstaff%2Fpeople';
		expect(() => requirePerson(event(null, '/staff/people?/end', 'POST'), 'people.manage')).toThrow(
			expect.objectContaining({ location })
		);
	});

	it('is 403 for who may not', () => {
		expect(() => requirePerson(event(editor), 'publish')).toThrow(expect.objectContaining({ status: 403 }));
	});
});

describe('nextPage', () => {
	it.each([
		['/staff/places?missing=hours', '/staff/places?missing=hours'],
		['/staff', '/staff'],
		['https://evil.example/staff', '/staff'],
		['//evil.example/staff', '/staff'],
		['/staff/../fr', '/staff'],
		['/staff\\..\\..\\evil', '/staff'],
		['/staffing', '/staff'],
		['/fr/places', '/staff'],
		['/staff/sign-in', '/staff'],
		[null, '/staff']
	])('%s leads to %s', (value, next) => {
		expect(nextPage(value)).toBe(next);
	});
});
