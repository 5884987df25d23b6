import type { Calendar, Slot } from '#lib/domain/opening-hours/calendar.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** Days ahead whose other hours are told: further ones change too often to be kept by a search engine. */
const AHEAD = 60;

const clock = (minutes: number): string =>
	`${String(Math.floor((minutes % 1440) / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A span with both ends, when one may simply come. */
const plain = (slot: Slot): slot is Slot & { to: number } => slot.to !== null && slot.kind === undefined;

const span = ({ from, to }: Slot & { to: number }) => ({
	'@type': 'OpeningHoursSpecification',
	opens: clock(from),
	// 24:00 has no name in schema.org; a closing before the opening is the next day's.
	closes: to === 1440 ? '23:59' : clock(to)
});

/**
 * A calendar as schema.org tells hours. Hours by appointment, and those whose end nobody told, are left out: there is no
 * word for them, and a wrong one would send somebody to a closed door.
 */
export function openingHours(calendar: Calendar | undefined): Record<string, unknown> {
	if (!calendar) return {};
	const usual = calendar.week.flatMap((slots, day) =>
		slots.filter(plain).map((slot) => ({ ...span(slot), dayOfWeek: `https://schema.org/${days[day]}` }))
	);
	const last = new Date(Date.parse(calendar.from) + AHEAD * 86_400_000).toISOString().slice(0, 10);
	const other = Object.entries(calendar.days)
		.filter(([date, slots]) => date <= last && slots.every(plain))
		.flatMap(([date, slots]) => {
			const valid = { validFrom: date, validThrough: date };
			const closed = { '@type': 'OpeningHoursSpecification', opens: '00:00', closes: '00:00' };
			return slots.length
				? slots.filter(plain).map((slot) => ({ ...span(slot), ...valid }))
				: [{ ...closed, ...valid }];
		});
	return { openingHoursSpecification: usual, specialOpeningHoursSpecification: other };
}
