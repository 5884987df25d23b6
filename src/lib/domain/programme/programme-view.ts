import { byName, type Directory } from '../directory.ts';
import type { ProgrammeFacts } from '../edition/format.ts';
import { shown } from '../list-address.ts';
import { linksTo, related } from '../related.ts';
import type { Source } from '../source.ts';
import type { Audience } from '../taxonomy/audiences.ts';
import type { Lang } from '../taxonomy/languages.ts';
import { isNeed, type Need } from '../taxonomy/needs.ts';
import type { ReadableText } from '../text.ts';
import type { MapPoint, PlaceCard, ProgrammeView, RecordLink, ViewOptions } from '../views.ts';

export interface ProgrammeCard {
	id: string;
	/** In French. */
	name: string;
	needs: Need[];
	summary: ReadableText | null;
	arrondissements: number[];
	/** `false`: it is also elsewhere, or may be. */
	certain: boolean;
	/** How many places it is offered at. */
	places: number;
}

/** `/{lang}/programmes?need=`: all programmes, or those of the needs asked for, by name. */
export interface ProgrammesView {
	edition: string;
	needs: Need[];
	total: number;
	/** The first of them; `show` asks for more. */
	cards: ProgrammeCard[];
	/** Programmes for each need, whatever is asked for. */
	counts: Partial<Record<Need, number>>;
	untranslated: boolean;
}

export interface ProgrammePage extends ProgrammeView {
	edition: string;
	audience: Audience[];
	/** Who runs or funds it. */
	organisations: RecordLink[];
	doors: PlaceCard[];
	points: MapPoint[];
	sources: Source[];
	checkedOn: string | null;
	/** Guides, events, decisions and words. */
	related: RecordLink[];
	untranslated: boolean;
}

export function programmesView(
	directory: Directory,
	parameters: URLSearchParams,
	{ lang }: ViewOptions
): ProgrammesView {
	const wished = parameters.getAll('need').filter(isNeed);
	const all = directory.shards.programmes;
	const found = wished.length ? all.filter(({ needs }) => needs.some((need) => wished.includes(need))) : [...all];
	const counts: Partial<Record<Need, number>> = {};
	for (const { needs } of all) for (const need of needs) counts[need] = (counts[need] ?? 0) + 1;
	return {
		edition: directory.edition,
		needs: wished,
		total: found.length,
		cards: found
			.sort(byName)
			.slice(0, shown(parameters))
			.map((programme) => programmeCard(directory, programme, lang)),
		counts,
		untranslated: !directory.holdsLanguage(lang)
	};
}

export function programmeCard(directory: Directory, programme: ProgrammeFacts, lang: Lang): ProgrammeCard {
	const { id, name, needs, coverage } = programme;
	return {
		id,
		name,
		needs,
		summary: directory.text('programmes', id, 'summary', lang),
		arrondissements: coverage.arrondissements,
		certain: coverage.certain,
		places: directory.placesOf(programme).length
	};
}

/** `null` when no such programme is published. */
export function programmePage(directory: Directory, id: string, options: ViewOptions): ProgrammePage | null {
	const programme = directory.programme(id);
	if (!programme) return null;
	const doors = directory.placesOf(programme).sort(byName);
	return {
		...directory.programmeView(programme, options.lang),
		edition: directory.edition,
		audience: programme.audience,
		organisations: linksTo(directory, 'organisation', programme.organisations, options),
		doors: doors.map((place) => directory.card(place, options.at)),
		points: doors.flatMap((place) => directory.point(place, options.at) ?? []),
		sources: programme.sources,
		checkedOn: programme.checkedOn,
		related: related(directory, 'programme', id, options).filter(
			({ kind }) => kind !== 'place' && kind !== 'organisation'
		),
		untranslated: !directory.holdsLanguage(options.lang)
	};
}
