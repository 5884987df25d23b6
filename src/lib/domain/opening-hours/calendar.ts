/**
 * A place's opening hours as a device reads them: compiled at publication from the OpenStreetMap string, so that no
 * phone needs the syntax, the holidays or the time zone rules of another year.
 */

/**
 * One span of a day, in minutes after midnight on the Paris clock. `to` may exceed 1440: the span then ends on the
 * next day. `to: null` is an end nobody told ("18:00+"). `kind` is left out for plain opening.
 */
export interface Slot {
	from: number;
	to: number | null;
	kind?: 'appointment';
}

/** Seven days, Monday first. */
export type Week = readonly [Slot[], Slot[], Slot[], Slot[], Slot[], Slot[], Slot[]];

export interface Calendar {
	/** First and last day that `days` knows about, `YYYY-MM-DD`. Outside of it the answer is unknown. */
	from: string;
	to: string;
	/** The usual week: what a day is when `days` does not name it. */
	week: Week;
	/** Days that differ from the usual week: holidays, dated closures, first Tuesdays … */
	days: Record<string, Slot[]>;
	/** Days that differ because of a public holiday or a dated closure, so that a page can say why. */
	reasons?: Record<string, 'holiday' | 'closure' | 'other-hours'>;
}

/** The answer to "is it open?". Instants are milliseconds since 1970. */
export type OpenState =
	/** `until: null`: open now, end not told. */
	| { status: 'open'; until: number | null }
	/** `opensAt: null`: closed, and the calendar knows no next opening. */
	| { status: 'closed'; opensAt: number | null }
	/** Only by appointment at this time. */
	| { status: 'appointment' }
	| { status: 'unknown' };
