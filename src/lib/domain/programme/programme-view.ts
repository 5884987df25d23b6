import { planOf, type Plan } from '../area/plan.ts';
import { byName, type Directory } from '../directory.ts';
import type { ProgrammeFacts } from '../edition/format.ts';
import { linksTo, related } from '../related.ts';
import type { Source } from '../source.ts';
import type { Audience } from '../taxonomy/audiences.ts';
import type { Lang } from '../taxonomy/languages.ts';
import { isNeed, needs, type Need } from '../taxonomy/needs.ts';
import type { ReadableText } from '../text.ts';
import type { PlaceCard, ProgrammeView, RecordLink, ViewOptions } from '../views.ts';
import { marking } from '../term/marking.ts';

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

/** `/{lang}/programmes?need=`: all programmes by their main need, or those that answer a need asked for. */
export interface ProgrammesView {
	edition: string;
	needs: Need[];
	total: number;
	/** In the order of the needs; in each by name. */
	groups: { need: Need; cards: ProgrammeCard[] }[];
	/** Programmes for each need, whatever is asked for. */
	counts: Partial<Record<Need, number>>;
	untranslated: boolean;
}

export interface ProgrammePage extends ProgrammeView {
	edition: string;
	audience: Audience[];
	/** Who runs or funds it. */
	organisations: RecordLink[];
	/** The first places it is offered at; `/{lang}/places?programme=` has all. */
	doors: PlaceCard[];
	/** Its arrondissements and places drawn; `null` where there is nothing to draw. */
	plan: Plan | null;
	sources: Source[];
	checkedOn: string | null;
	/** Guides, events, decisions and words. */
	related: RecordLink[];
	untranslated: boolean;
}

/** Cards of places on the page of a programme: one has twenty-eight. */
const DOORS = 6;
const ALL_PARIS = 20;

export function programmesView(
	directory: Directory,
	parameters: URLSearchParams,
	{ lang }: ViewOptions
): ProgrammesView {
	const wished = parameters.getAll('need').filter(isNeed);
	const all = directory.shards.programmes;
	/** The need a programme stands under. */
	const under = (programme: ProgrammeFacts): Need | undefined =>
		wished.length > 0 ? wished.find((need) => programme.needs.includes(need)) : programme.needs[0];
	const found = all.filter((programme) => under(programme) !== undefined).sort(byName);
	const counts: Partial<Record<Need, number>> = {};
	for (const programme of all) for (const need of programme.needs) counts[need] = (counts[need] ?? 0) + 1;
	return {
		edition: directory.edition,
		needs: wished,
		total: found.length,
		groups: needs.flatMap((need) => {
			const own = found.filter((programme) => under(programme) === need);
			return own.length > 0 ? [{ need, cards: own.map((each) => programmeCard(directory, each, lang)) }] : [];
		}),
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
	const { arrondissements } = programme.coverage;
	const points = doors.flatMap(({ coordinates }) => coordinates ?? []);
	const somewhere = points.length > 0 || (arrondissements.length > 0 && arrondissements.length < ALL_PARIS);
	const view = directory.programmeView(programme, options.lang);
	const mark = marking(directory);
	return {
		...view,
		summary: mark(view.summary),
		howToJoin: mark(view.howToJoin),
		coverageNote: mark(view.coverageNote),
		edition: directory.edition,
		audience: programme.audience,
		organisations: linksTo(directory, 'organisation', programme.organisations, options),
		doors: doors.slice(0, DOORS).map((place) => directory.card(place, options.at)),
		plan: somewhere ? planOf(directory.shards.basemap, points) : null,
		sources: programme.sources,
		checkedOn: programme.checkedOn,
		related: related(directory, 'programme', id, options).filter(
			({ kind }) => kind !== 'place' && kind !== 'organisation'
		),
		untranslated: !directory.holdsLanguage(options.lang)
	};
}
