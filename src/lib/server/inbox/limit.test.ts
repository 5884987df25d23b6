import { describe, expect, it } from 'vitest';
import { HourlyLimit } from './limit.ts';

const noon = Date.parse('2026-11-24T12:00Z');
const minutes = (count: number) => noon + count * 60_000;

describe('the limit of an hour', () => {
	it('lets so many of one address pass, and says when to come again', () => {
		const limit = new HourlyLimit({ each: 2, all: 100 });
		expect([limit.take('192.0.2.1', noon), limit.take('192.0.2.1', minutes(20))]).toEqual([0, 0]);
		expect(limit.take('192.0.2.1', minutes(30))).toBe(1800);
		expect(limit.take('192.0.2.2', minutes(30))).toBe(0);
		expect(limit.take('192.0.2.1', minutes(60))).toBe(0);
	});

	it('takes the many IPv6 addresses of one household, and both ways to write one of IPv4, as one', () => {
		const limit = new HourlyLimit({ each: 1, all: 100 });
		expect(limit.take('2001:db8:1:2::1', noon)).toBe(0);
		expect(limit.take('2001:DB8:1:2:ffff::9', noon)).toBeGreaterThan(0);
		expect(limit.take('2001:db8:1:3::1', noon)).toBe(0);
		expect(limit.take('2001:db8::1', noon)).toBe(0);
		expect(limit.take('2001:db8:0:0:5::1', noon)).toBeGreaterThan(0);
		expect(limit.take('192.0.2.1', noon)).toBe(0);
		expect(limit.take('::ffff:192.0.2.1', noon)).toBeGreaterThan(0);
	});

	it('holds for everybody together', () => {
		const limit = new HourlyLimit({ each: 5, all: 20 });
		const passed = Array.from({ length: 50 }, (_, n) => limit.take(`192.0.2.${n}`, noon)).filter((wait) => wait === 0);
		expect(passed).toHaveLength(20);
		expect(limit.take('198.51.100.1', minutes(61))).toBe(0);
	});

	it('forgets its key with the day', () => {
		const limit = new HourlyLimit({ each: 1, all: 10 });
		const late = Date.parse('2026-11-24T23:59Z');
		limit.take('192.0.2.1', late);
		expect(limit.take('192.0.2.1', late)).toBe(60);
		expect(limit.take('192.0.2.1', late + 60_000)).toBe(0);
	});
});
