import { byName, type Directory } from '../directory.ts';
import type { ProgrammeFacts } from '../edition/format.ts';
import type { Need } from '../taxonomy/needs.ts';
import type { Lang } from '../taxonomy/languages.ts';
import type { ReadableText } from '../text.ts';
import type { ListView } from '../views.ts';

/** A programme as a map shows it: by the arrondissements it is in. */
export interface ProgrammeArea {
	id: string;
	/** In French. */
	name: string;
	need: Need | undefined;
	arrondissements: number[];
	/** `false`: it is also elsewhere, or may be. */
	certain: boolean;
	/** What is known of the rest. */
	note: ReadableText | null;
}

const ALL_PARIS = 20;

/**
 * The programmes a map of these results draws as areas: those that are asked for by name; else those of the needs asked for
 * that have no place of their own, which marks alone would leave out.
 */
export function programmeAreas(
	directory: Directory,
	{ query, named }: Pick<ListView, 'query' | 'named'>,
	lang: Lang
): ProgrammeArea[] {
	const asked = new Set(named.flatMap((each) => (each.kind === 'programme' ? [each.programme.id] : [])));
	const byWords = query.q !== '' || query.programme !== null;
	const wanted = (programme: ProgrammeFacts): boolean =>
		byWords
			? asked.has(programme.id)
			: directory.placesOf(programme).length === 0 &&
				(query.needs.length === 0 || programme.needs.some((need) => query.needs.includes(need)));
	return directory.shards.programmes
		.filter(({ coverage: { arrondissements: all } }) => all.length > 0 && all.length < ALL_PARIS)
		.filter(wanted)
		.sort(byName)
		.map(({ id, name, needs, coverage }) => ({
			...{ id, name, need: needs[0], ...coverage },
			note: directory.text('programmes', id, 'coverageNote', lang)
		}));
}
