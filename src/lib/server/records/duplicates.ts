import { and, eq, ne, or, sql } from 'drizzle-orm';
import { likenesses, SAME_DOOR } from '#lib/domain/place/alike.ts';
import type { Place } from '#lib/domain/place/place.ts';
import type { Session } from '../db/database.ts';
import { places, records } from '../db/schema.ts';

/** A place that looks like another, and why. */
export interface Likeness {
	id: string;
	name: string;
	because: ('phone' | 'name')[];
}

/** Metres in a degree of latitude; a degree of longitude is about two thirds of it in Paris. */
const DEGREE = 111_195;

/**
 * Places that may be this one: with its phone, or with a name alike within 80 metres. Retired ones are left out; with
 * `shown`, those too whose address the public does not see: whoever may not know it could find it by trying points.
 */
export async function duplicatesOf(session: Session, place: Place, shown = false): Promise<Likeness[]> {
	const { phone } = place.contacts;
	// Of a form that is not yet right, the point may be anything.
	const point =
		Number.isFinite(place.coordinates?.lat) && Number.isFinite(place.coordinates?.lon) ? place.coordinates : null;
	const reach = SAME_DOOR / DEGREE;
	const near =
		point &&
		and(
			sql`${places.latitude} between ${point.lat - reach} and ${point.lat + reach}`,
			sql`${places.longitude} between ${point.lon - reach * 1.6} and ${point.lon + reach * 1.6}`
		);
	const same = phone === null ? undefined : eq(places.phone, phone);
	if (!near && !same) return [];
	const seen = shown ? and(eq(records.published, true), eq(places.addressVisibility, 'public')) : undefined;
	const found = await session
		.select({ body: records.body })
		.from(places)
		.innerJoin(records, and(eq(records.kind, places.kind), eq(records.id, places.id)))
		.where(and(seen, eq(records.retired, false), ne(places.id, place.id), or(same, near ?? undefined)));
	const named = ({ name, aliases, coordinates, contacts }: Place) => ({
		...{ name, aliases, point: coordinates, phone: contacts.phone }
	});
	return found.flatMap(({ body }) => {
		const other = body as Place;
		const because = likenesses({ ...named(place), point }, named(other));
		return because.length > 0 ? [{ id: other.id, name: other.name, because }] : [];
	});
}
