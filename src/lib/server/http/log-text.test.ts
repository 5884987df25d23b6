import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { loggedError, loggedPath } from './log-text.ts';

const token = 'kQ3vB9xZ_1mT7pL-5rWsYc2dEfGhJkNo0uViXa4b6C8';

describe('a path in the log', () => {
	it.each([
		['/fr/places?q=asile&near=x', '/fr/places'],
		['/fr/places%3Fq=asile', '/fr/places'],
		['http://lea:secret@host/fr?q=asile', '/fr'],
		['/ar/places/maison-des-refugies', '/ar/places/maison-des-refugies'],
		[`/staff/welcome/${token}`, '/staff/welcome/…'],
		[`/st%61ff/welcome/${token}`, '/staff/welcome/…'],
		[`//staff/password/${token}?lang=fr`, '/staff/password/…'],
		[`/x/../staff/confirm/${token}`, '/staff/confirm/…'],
		[`/staff/${token}`, '/staff/…'],
		[`/welcome/${token}`, '/welcome/…'],
		['/staff/places/cafe-social?done=saved', '/staff/places/…'],
		['/api/staff/session/x', '/api/staff/session/…'],
		['/fr/%E0%A4%A', '/fr/%E0%A4%A'],
		['/fr/sandra@example.org', '/fr/[address]']
	])('%s is kept as %s', (asked, kept) => expect(loggedPath(asked)).toBe(kept));

	it('is short', () => expect(loggedPath(`/fr/${'a'.repeat(4000)}`)).toHaveLength(200));
});

describe('an error in the log', () => {
	const thrown = (make: () => unknown): unknown => {
		try {
			return make();
		} catch (error) {
			return error;
		}
	};

	it('says where it was thrown, and what caused it', () => {
		const text = loggedError(new Error('the edition', { cause: new TypeError('x is not a function') }));
		expect(text).toMatch(/^Error: the edition ← TypeError: x is not a function\n {4}at .*log-text\.test\.ts/);
	});

	it('holds no values of a query', () => {
		const refused = Object.assign(new Error('invalid input syntax for type integer: "je dors dehors"'), {
			severity: 'ERROR',
			code: '22P02',
			table: 'reports'
		});
		const failed = Object.assign(new Error('Failed query: insert into reports values ($1)\nparams: je dors dehors'), {
			query: 'insert',
			params: ['je dors dehors'],
			cause: refused
		});
		expect(loggedError(failed)).toMatch(/^Error: a query failed ← Error: 22P02 reports\n/);
		expect(loggedError(failed)).not.toContain('dehors');
	});

	it('says what a database misses', () => {
		const missing = Object.assign(new Error('relation "reports" does not exist'), { severity: 'ERROR', code: '42P01' });
		expect(loggedError(missing)).toContain('42P01 relation "reports" does not exist');
	});

	it.each([
		['a text that is no JSON', () => JSON.parse('je dors dehors') as unknown, 'dors'],
		['a value of the wrong shape', () => v.parse(v.pipe(v.string(), v.email()), 'je dors dehors'), 'dors'],
		['a value of the wrong type', () => v.parse(v.number(), 'je dors dehors'), 'dors'],
		['a mail address', () => new Error('550 <sandra@example.org>: unknown'), 'sandra'],
		['a network address', () => new Error('read 203.0.113.7:5000 2001:db8::7 ended'), '7'],
		['a query of an address', () => new Error('fetch https://example.org/a?q=asile failed'), 'asile'],
		['credentials', () => new Error('no postgresql://fanal:geheim@db/fanal'), 'geheim'],
		['a link that works once', () => new Error(`no link ${token}`), token]
	])('holds nothing of %s', (_, make, never) => {
		const [message = ''] = loggedError(thrown(make)).split('\n');
		expect(message.length).toBeGreaterThan(5);
		expect(message).not.toContain(never);
	});

	it('tells both of two that failed at once', () => {
		const both = new AggregateError([new Error('first'), new Error('second')], '');
		expect(loggedError(both)).toMatch(/^Error: first, Error: second/);
		expect(loggedError('only words')).toBe('only words');
		expect(loggedError(undefined)).toBe('');
	});
});
