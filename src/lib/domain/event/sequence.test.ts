import { expect, it } from 'vitest';
import type { Event } from './event.ts';
import { event } from '../testing.ts';
import { sequenceAfter } from './sequence.ts';

const held = event('e', { sequence: 4, start: '2026-06-20' });

it.each<[string, Partial<Event>, number]>([
	['a change that calendars show', { status: 'cancelled' }, 5],
	['what they do not show', { need: 'culture' }, 4],
	['a version from before that date was known', { sequence: 1, start: '2026-06-13' }, 5],
	['a count that is higher already', { sequence: 5, start: '2026-06-21' }, 5]
])('counts %s', (_, change, count) => {
	expect(sequenceAfter({ ...held, ...change }, held)).toBe(count);
});
