import type { Exception } from '#lib/domain/place/place.ts';
import type { Calendar, OpenState, Slot } from './calendar.ts';
import { addDays, parisInstant, parisParts, weekdayOf } from './paris-time.ts';

/** Why a day is not the usual one; `unknown` is a day that the calendar does not cover. */
export type DayReason = NonNullable<Calendar['reasons']>[string] | 'unknown';

export interface DaySlots {
	slots: Slot[];
	reason: DayReason | null;
}

const MIDNIGHT = 1440;

function isClosed(date: string, exceptions: readonly Exception[]): boolean {
	return exceptions.some(({ kind, from, to }) => kind === 'closed' && from <= date && date <= to);
}

function covers(calendar: Calendar, date: string): boolean {
	return calendar.from <= date && date <= calendar.to;
}

/**
 * The slots that begin on a day (`YYYY-MM-DD`), in order. Dated closures apply here, on the device, so that announcing
 * one needs no new calendar; other kinds of exception are compiled into the calendar or only told.
 */
export function daySlots(calendar: Calendar, date: string, exceptions: readonly Exception[] = []): DaySlots {
	if (isClosed(date, exceptions)) return { slots: [], reason: 'closure' };
	if (!covers(calendar, date)) return { slots: [], reason: 'unknown' };
	const slots = calendar.days[date] ?? calendar.week[weekdayOf(date)] ?? [];
	return { slots, reason: calendar.reasons?.[date] ?? null };
}

/** Seven days in a row, `date` first. */
export function weekFrom(
	calendar: Calendar,
	date: string,
	exceptions: readonly Exception[] = []
): (DaySlots & { date: string })[] {
	return Array.from({ length: 7 }, (_, n) => {
		const day = addDays(date, n);
		return { date: day, ...daySlots(calendar, day, exceptions) };
	});
}

/** A slot as instants, end excluded. `told` is false when `end` is our assumption. */
interface Span {
	start: number;
	end: number;
	told: boolean;
	appointment: boolean;
}

function spansOf(calendar: Calendar, date: string, exceptions: readonly Exception[]): Span[] {
	const { slots } = daySlots(calendar, date, exceptions);
	return slots.map((slot, index) => ({
		start: parisInstant(date, slot.from),
		end: parisInstant(date, slot.to ?? Math.min(slots[index + 1]?.from ?? MIDNIGHT, MIDNIGHT)),
		told: slot.to !== null,
		appointment: slot.kind === 'appointment'
	}));
}

/** When the opening that covers `at` ends, across slots and midnights that touch; `null` when nobody told. */
function endOfRun(calendar: Calendar, at: number, exceptions: readonly Exception[]): number | null {
	let end = at;
	for (let date = addDays(parisParts(at).date, -1); date <= calendar.to; date = addDays(date, 1)) {
		for (const span of spansOf(calendar, date, exceptions)) {
			if (span.appointment || span.start > end || span.end <= end) continue;
			if (!span.told) return null;
			end = span.end;
		}
		if (end < parisInstant(date, MIDNIGHT)) return end;
	}
	return end > parisInstant(calendar.to, MIDNIGHT) ? end : null;
}

function nextOpening(calendar: Calendar, at: number, exceptions: readonly Exception[]): number | null {
	for (let date = parisParts(at).date; date <= calendar.to; date = addDays(date, 1)) {
		const next = spansOf(calendar, date, exceptions).find((span) => !span.appointment && span.start > at);
		if (next) return next.start;
	}
	return null;
}

/**
 * Is it open at an instant (ms)? The clock is Paris's, whatever the device says.
 * - open: `until` is where the run of touching slots ends; `null` if the run lasts until the calendar's last midnight
 *   (24/7), or meets a slot of untold end. Such a slot counts as open until the next slot or midnight, no longer.
 * - closed: `opensAt` is the next plain opening, not one by appointment.
 * - unknown: no calendar, or a day outside of it; but a dated closure is known even then.
 */
export function openState(
	calendar: Calendar | undefined,
	at: number,
	exceptions: readonly Exception[] = []
): OpenState {
	const { date } = parisParts(at);
	if (!calendar || !covers(calendar, date)) {
		return isClosed(date, exceptions) ? { status: 'closed', opensAt: null } : { status: 'unknown' };
	}
	const yesterday = spansOf(calendar, addDays(date, -1), exceptions);
	const now = [...yesterday, ...spansOf(calendar, date, exceptions)].filter(
		({ start, end }) => start <= at && at < end
	);
	if (now.some((span) => !span.appointment)) return { status: 'open', until: endOfRun(calendar, at, exceptions) };
	if (now.length > 0) return { status: 'appointment' };
	return { status: 'closed', opensAt: nextOpening(calendar, at, exceptions) };
}
