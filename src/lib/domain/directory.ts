import type {
	BasemapShard,
	CalendarsShard,
	EventFacts,
	FactsShard,
	GuideFacts,
	LanguageTexts,
	NoticeFacts,
	OrganisationFacts,
	PlaceFacts,
	ProgrammeFacts,
	Station,
	TermFacts,
	WordsShard
} from './edition/format.ts';
import type { Point } from './place/distance.ts';
import { openState } from './opening-hours/open-state.ts';
import type { OpenState } from './opening-hours/calendar.ts';
import { needs, type Need, type Theme } from './taxonomy/needs.ts';
import type { Lang } from './taxonomy/languages.ts';
import type { ReadableText, Text } from './text.ts';
import type { MapPoint, PlaceCard, ProgrammeView, StationView } from './views.ts';
import { yearOf } from './year.ts';

const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });

/** Names in one order for every reader, ties by id: names are French. */
export const byName = (a: { id: string; name: string }, b: { id: string; name: string }): number =>
	collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);

/** The shards of one edition, as far as this host holds them; `edition/open.ts` makes them. */
export interface Shards {
	edition: string;
	facts: FactsShard;
	calendars: CalendarsShard;
	stations: Station[];
	basemap: BasemapShard | null;
	programmes: ProgrammeFacts[];
	guides: GuideFacts[];
	events: EventFacts[];
	notices: NoticeFacts[];
	terms: TermFacts[];
	texts: Partial<Record<Lang, LanguageTexts>>;
	words: Partial<Record<Lang, WordsShard>>;
}

/**
 * The read model of one edition: the same on the server (first visit, search engines, no JavaScript, the API) and on
 * the device (everything after). It knows no clock: every answer is for the instant it is asked for.
 */
export class Directory {
	readonly edition: string;
	readonly shards: Shards;
	readonly places: readonly PlaceFacts[];
	readonly #places: Map<string, PlaceFacts>;
	readonly #organisations: Map<string, OrganisationFacts>;
	readonly #stations: Map<string, Station>;
	readonly #stationIds: Map<string, string>;
	#ranks: Map<string, number> | null = null;

	constructor(shards: Shards) {
		this.edition = shards.edition;
		this.shards = shards;
		this.places = shards.facts.places;
		const former = this.places.flatMap((each) => (each.formerIds ?? []).map((id) => [id, each] as const));
		this.#places = new Map([...former, ...this.places.map((each) => [each.id, each] as const)]);
		this.#organisations = new Map(shards.facts.organisations.map((each) => [each.id, each]));
		this.#stations = new Map(shards.stations.map((each) => [each.id, each]));
		this.#stationIds = new Map(shards.stations.map((each) => [each.name, each.id]));
	}

	/** Also by the id of a place that was found to be this one. */
	place = (id: string): PlaceFacts | undefined => this.#places.get(id);
	organisation = (id: string | null): OrganisationFacts | undefined =>
		id === null ? undefined : this.#organisations.get(id);
	readonly programme = lookup(() => this.shards.programmes);
	readonly guide = lookup(() => this.shards.guides);
	readonly event = lookup(() => this.shards.events);
	readonly notice = lookup(() => this.shards.notices);
	readonly term = lookup(() => this.shards.terms);
	station = (id: string): Station | undefined => this.#stations.get(id);

	/** The middle of an arrondissement's outline; `null` where the base map is not held. */
	centreOf(arrondissement: number): Point | null {
		const area = this.shards.basemap?.arrondissements.find(({ number }) => number === arrondissement);
		if (!area) return null;
		const mean = (axis: 0 | 1) => area.outline.reduce((sum, point) => sum + point[axis], 0) / area.outline.length;
		return { lat: mean(1), lon: mean(0) };
	}

	/** Place of a place among all by name, ties by id: one order for every reader, since names are French. */
	rank(id: string): number {
		this.#ranks ??= new Map([...this.places].sort(byName).map((place, rank) => [place.id, rank]));
		return this.#ranks.get(id) ?? Infinity;
	}

	/** Open state of a whole place at an instant. */
	open = (place: PlaceFacts, at: number): OpenState => openState(this.shards.calendars[place.id], at, place.exceptions);

	/** Open state of one offer: its own hours, else its place's. */
	openOffer = (place: PlaceFacts, offer: { id: string } | null, at: number): OpenState => {
		const own = offer && this.shards.calendars[`${place.id}/${offer.id}`];
		return own ? openState(own, at, place.exceptions) : this.open(place, at);
	};

	holdsLanguage = (lang: Lang): boolean => this.shards.texts[lang] !== undefined;

	/** A text in the reader's language, else French, else English; `null` when nobody wrote it. */
	text(kind: keyof LanguageTexts, id: string, field: string, lang: Lang): ReadableText | null {
		for (const code of [lang, 'fr', 'en'] as const) {
			const text: Text | undefined = this.shards.texts[code]?.[kind][id]?.[field];
			if (text) return { ...text, lang: code };
		}
		return null;
	}

	/** The text that names a record, in the reader's language as far as there is one; at worst its id. */
	name(kind: keyof LanguageTexts, id: string, field: string, lang: Lang): ReadableText {
		return this.text(kind, id, field, lang) ?? { value: id, state: 'missing', lang: 'fr' };
	}

	stationView({ station, lines, metres }: PlaceFacts['transit'][number]): StationView {
		return { id: this.#stationIds.get(station) ?? null, name: station, lines, metres };
	}

	card(place: PlaceFacts, at: number, distance: number | null = null): PlaceCard {
		const [nearest] = place.transit;
		return {
			id: place.id,
			name: place.name,
			needs: needsOf(place),
			themes: themesOffered(place),
			open: this.open(place, at),
			station: nearest ? this.stationView(nearest) : null,
			arrondissement: place.address.arrondissement,
			city: place.address.city,
			languages: place.languages?.map(({ code }) => code) ?? null,
			access: place.access,
			distance: distance === null ? null : Math.round(distance)
		};
	}

	/** Where a place stands on the map; `null` when it has no point, or none that is public. */
	point(place: PlaceFacts, at: number): MapPoint | null {
		const [need] = needsOf(place);
		if (!place.coordinates || !need) return null;
		const { lat, lon } = place.coordinates;
		return { id: place.id, name: place.name, need, lat, lon, open: this.open(place, at).status };
	}

	/** Places a programme is offered at, told from either side. */
	placesOf(programme: ProgrammeFacts): PlaceFacts[] {
		return this.places.filter(
			({ id, programmes }) => programmes.includes(programme.id) || programme.places.includes(id)
		);
	}

	programmeView(programme: ProgrammeFacts, lang: Lang): ProgrammeView {
		const text = (field: string) => this.text('programmes', programme.id, field, lang);
		return {
			id: programme.id,
			name: programme.name,
			aliases: programme.aliases,
			needs: programme.needs,
			summary: text('summary'),
			howToJoin: text('howToJoin'),
			coverageNote: text('coverageNote'),
			arrondissements: programme.coverage.arrondissements,
			certain: programme.coverage.certain,
			website: programme.website,
			places: this.placesOf(programme).length,
			year: yearOf(programme.checkedOn)
		};
	}
}

/** Finds a record of a list by its id; the list is read at the first question. */
function lookup<T extends { id: string }>(list: () => readonly T[]): (id: string) => T | undefined {
	let known: Map<string, T> | null = null;
	return (id) => (known ??= new Map(list().map((each) => [each.id, each]))).get(id);
}

/** Needs a place answers, main one first: the order of its offers. */
export function needsOf(place: Pick<PlaceFacts, 'offers'>): Need[] {
	return [...new Set(place.offers.map(({ need }) => need))];
}

export const themesOffered = (place: Pick<PlaceFacts, 'offers'>): Theme[] => [
	...new Set(place.offers.flatMap(({ theme }) => (theme ? [theme] : [])))
];

/** Needs in the order readers know, for counts and tiles. */
export const inNeedOrder = (counts: Partial<Record<Need, number>>): { code: Need; count: number }[] =>
	needs.map((code) => ({ code, count: counts[code] ?? 0 }));
