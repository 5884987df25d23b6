import type { Event } from './event.ts';

/** A change of one of these is told to calendars that hold the event. */
const telling = ['start', 'end', 'recurrence', 'extraDates', 'excludedDates', 'place', 'placeText', 'status'] as const;

/**
 * The count an event has after `before`: one more when what calendars show has changed, and never less, whatever it was
 * in an older version. Calendars take an event anew only when its count is higher (RFC 5545, 3.8.7.4).
 */
export function sequenceAfter(event: Event, before: Event): number {
	const moved = telling.some((name) => JSON.stringify(event[name]) !== JSON.stringify(before[name]));
	return Math.max(event.sequence, before.sequence + (moved ? 1 : 0));
}
