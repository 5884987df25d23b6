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

const notes: Partial<Record<FactGroup, ('hoursNote' | 'costNote' | 'languagesNote' | 'documentsNote')[]>> = {
	hours: ['hoursNote'],
	languages: ['languagesNote'],
	conditions: ['costNote', 'documentsNote']
};

/** The same, with what is noted of them in French. */
export async function notedFacts(session: Session, place: Place): Promise<ShownGroup[]> {
	const groups = await shownFacts(session, place);
	return groups.map(({ group, facts }) => {
		const noted = (notes[group] ?? []).flatMap((name): [string, unknown][] => {
			const french = place.texts[name]?.['fr']?.value;
			return french ? [[`texts.${name}`, french]] : [];
		});
		return { group, facts: [...facts, ...noted] };
	});
}
