import { factGroups, type FactGroup } from '#lib/domain/place/codes.ts';
import type { Place } from '#lib/domain/place/place.ts';
import { factsOf } from '#lib/domain/place/verified.ts';
import type { Session } from '../db/database.ts';
import { readRecord } from './read.ts';

export interface ShownGroup {
	group: FactGroup;
	facts: [field: string, value: unknown][];
}

/** The facts of a place by group, as a person reads them: an organisation by its name. */
export async function shownFacts(session: Session, place: Place): Promise<ShownGroup[]> {
	const owner = place.organisation === null ? null : await readRecord(session, 'organisations', place.organisation);
	const shown = owner ? { ...place, organisation: owner.name } : place;
	return factGroups.map((group) => ({ group, facts: factsOf(shown, group) }));
}
