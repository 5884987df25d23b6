import { byName, inNeedOrder, needsOf, type Directory } from '../directory.ts';
import type { ProgrammeFacts } from '../edition/format.ts';
import { eventsView, type EventCard } from '../event/event-view.ts';
import { linksTo } from '../related.ts';
import type { Need } from '../taxonomy/needs.ts';
import type { RecordLink, ViewOptions } from '../views.ts';
import { neighboursOf, planOf, type Plan } from './plan.ts';

/** How a programme is in an arrondissement: an address there, named as covered, or named in a list that may not be whole. */
export type Presence = 'address' | 'certain' | 'announced';

export interface AreaCard {
	/** `19`. */
	id: string;
	number: number;
	/** In French: `Buttes-Chaumont`; `null` where no base map is held. */
	name: string | null;
	places: number;
}

/** `/{lang}/arrondissements`: all twenty. */
export interface AreasView {
	edition: string;
	cards: AreaCard[];
	plan: Plan | null;
	untranslated: boolean;
}

export interface AreaPage extends AreaCard {
	edition: string;
	openNow: number;
	/** Needs that places here answer, in the order readers know. */
	needs: { code: Need; count: number }[];
	/** Programmes with something here in particular. */
	programmes: (RecordLink & { presence: Presence })[];
	/** Programmes for the whole of Paris. */
	everywhere: RecordLink[];
	/** Events under way or to come here. */
	events: EventCard[];
	neighbours: AreaCard[];
	plan: Plan | null;
	untranslated: boolean;
}

const ALL = 20;
const numbers = Array.from({ length: ALL }, (_, index) => index + 1);

const placesIn = (directory: Directory, number: number) =>
	directory.places.filter(({ address }) => address.arrondissement === number);

function cardOf(directory: Directory, number: number): AreaCard {
	const area = directory.shards.basemap?.arrondissements.find((each) => each.number === number);
	return { id: String(number), number, name: area?.name ?? null, places: placesIn(directory, number).length };
}

export const areasView = (directory: Directory, _: URLSearchParams, { lang }: ViewOptions): AreasView => ({
	edition: directory.edition,
	cards: numbers.map((number) => cardOf(directory, number)),
	plan: planOf(directory.shards.basemap, []),
	untranslated: !directory.holdsLanguage(lang)
});

/** `null` when Paris has no arrondissement of this number. */
export function areaPage(directory: Directory, id: string, options: ViewOptions): AreaPage | null {
	const number = numbers.find((each) => String(each) === id);
	if (number === undefined) return null;
	const { lang, at } = options;
	const places = placesIn(directory, number);
	const counts: Partial<Record<Need, number>> = {};
	for (const place of places) for (const need of needsOf(place)) counts[need] = (counts[need] ?? 0) + 1;
	const all = [...directory.shards.programmes].sort(byName);
	const here = new Map(
		all.flatMap((programme) => {
			const presence = presenceOf(directory, programme, number);
			return presence ? [[programme.id, presence] as const] : [];
		})
	);
	const everywhere = all.filter((each) => coversAll(each) && !here.has(each.id)).map((each) => each.id);
	return {
		edition: directory.edition,
		...cardOf(directory, number),
		openNow: places.filter((place) => directory.open(place, at).status === 'open').length,
		needs: inNeedOrder(counts).filter(({ count }) => count > 0),
		programmes: linksTo(directory, 'programme', [...here.keys()], options).map((link) => ({
			...link,
			presence: here.get(link.id) ?? 'announced'
		})),
		everywhere: linksTo(directory, 'programme', everywhere, options),
		events: eventsView(directory, new URLSearchParams({ arrondissement: id }), options).coming.filter(
			({ certain }) => certain
		),
		neighbours: neighboursOf(directory.shards.basemap, number).map((each) => cardOf(directory, each)),
		plan: planOf(
			directory.shards.basemap,
			places.flatMap(({ coordinates }) => coordinates ?? []),
			number
		),
		untranslated: !directory.holdsLanguage(lang)
	};
}

const coversAll = ({ coverage }: ProgrammeFacts): boolean => coverage.arrondissements.length === ALL;

/** `null` when nothing is known to be there, or no more there than in all of Paris. */
function presenceOf(directory: Directory, programme: ProgrammeFacts, number: number): Presence | null {
	if (directory.placesOf(programme).some(({ address }) => address.arrondissement === number)) return 'address';
	if (coversAll(programme) || !programme.coverage.arrondissements.includes(number)) return null;
	return programme.coverage.certain ? 'certain' : 'announced';
}
