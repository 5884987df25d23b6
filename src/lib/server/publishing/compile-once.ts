import { setImmediate } from 'node:timers/promises';
import type { Place } from '#lib/domain/place/place.ts';
import { compileHours, type CompiledHours, type CompileOptions } from './compile-hours.ts';

/** Compiled hours of one month, by what they were made from: an edition differs from the last one by a few. */
const compiled = { month: '', hours: new Map<string, CompiledHours>() };

/** As `compileHours`, which takes tens of milliseconds, but once a month for the same hours. */
export function compileOnce(osm: string, options: CompileOptions): CompiledHours {
	if (compiled.month !== options.firstMonth) {
		compiled.month = options.firstMonth;
		compiled.hours.clear();
	}
	const key = `${osm}\n${JSON.stringify(options.exceptions ?? [])}`;
	const known = compiled.hours.get(key);
	if (known) return known;
	const made = compileHours(osm, options);
	compiled.hours.set(key, made);
	return made;
}

/** The hours of a place and of its offers, by the key of their calendar: `place id` or `place id/offer id`. */
export const hoursOf = (place: Place): [key: string, osm: string][] =>
	[
		[place.id, place.hours] as const,
		...place.offers.map(({ id, hours }) => [`${place.id}/${id}`, hours ?? null] as const)
	].flatMap(([key, osm]) => (osm === null ? [] : [[key, osm]]));

/** Compiles ahead what an edition will need, and lets requests through between two of them. */
export async function compileAhead(places: readonly Place[], firstMonth: string): Promise<void> {
	for (const place of places.filter(({ editorial }) => editorial.publish))
		for (const [, osm] of hoursOf(place)) {
			compileOnce(osm, { firstMonth, exceptions: place.exceptions });
			await setImmediate();
		}
}
