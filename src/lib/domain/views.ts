import type { ExceptionFacts } from './edition/format.ts';
import type { OpenState, Slot } from './opening-hours/calendar.ts';
import type { DayReason } from './opening-hours/open-state.ts';
import type { Direction } from './place/direction.ts';
import type { Point } from './place/distance.ts';
import type { AccessMode, Cost } from './place/place.ts';
import type { ToldField } from './place/told-fields.ts';
import type { Advice } from './place/trust.ts';
import type { RecordKind } from './notice/codes.ts';
import type { Query } from './query.ts';
import type { SearchKind } from './search/kinds.ts';
import type { Source } from './source.ts';
import type { Audience } from './taxonomy/audiences.ts';
import type { Lang } from './taxonomy/languages.ts';
import type { Need, Theme } from './taxonomy/needs.ts';
import type { ReadableText } from './text.ts';

/** What pages draw. The server and the device answer the same shapes. */

/** A link to the page of a record. */
export interface RecordLink {
	kind: RecordKind;
	id: string;
	/** Names of places, programmes, organisations and terms are French in every language. */
	name: ReadableText;
	/** Its main need, for a sign. */
	need: Need | null;
	/** Of an event: nothing of it is to come. */
	past?: boolean;
}

/** For whom, and at which instant (milliseconds). */
export interface ViewOptions {
	lang: Lang;
	at: number;
}

export interface StationView {
	id: string | null;
	name: string;
	lines: string[];
	metres: number | null;
}

/** A station near a place, with what is known of the way from it. */
export interface WayView extends StationView {
	/** Its middle; `null` when it is none of ours. */
	at: Point | null;
	/** Where the place lies, seen from there: the side to leave the station by, as far as it is known. */
	towards: Direction | null;
}

export interface PlaceCard {
	id: string;
	name: string;
	/** Main need first. */
	needs: Need[];
	themes: Theme[];
	open: OpenState;
	station: StationView | null;
	arrondissement: number | null;
	city: string;
	languages: string[] | null;
	access: AccessMode[] | null;
	/** Metres from where the query measures, or from the device when it sorts by its own position. */
	distance: number | null;
}

/** What the words of a query were understood as: shown above the results. */
export type Named =
	| { kind: 'programme'; programme: ProgrammeView }
	| { kind: 'organisation'; id: string; name: string; places: number }
	| { kind: 'station'; station: StationView }
	| { kind: 'arrondissement'; number: number }
	| { kind: 'need'; code: Need }
	| { kind: 'theme'; code: Theme };

/** Counts of places that each further choice would leave. Absent = 0. */
export interface Facets {
	needs: Partial<Record<Need, number>>;
	themes: Partial<Record<Theme, number>>;
	audience: Partial<Record<Audience, number>>;
	languages: Record<string, number>;
	arrondissements: Record<number, number>;
	open: number;
	walkIn: number;
	free: number;
	stepFree: number;
}

export interface MapPoint {
	id: string;
	name: string;
	need: Need;
	lat: number;
	lon: number;
	open: OpenState['status'];
}

export interface ListView {
	edition: string;
	query: Query;
	/** Places that match for certain. */
	total: number;
	/** Places that match but for a fact nobody told: shown apart, after the others. */
	notTold: number;
	/** The first of `total + notTold`, in order; the first `total` match for certain. */
	cards: PlaceCard[];
	points: MapPoint[];
	/** With points: where the query measures from. Never the device's position. */
	origin: Point | null;
	named: Named[];
	/** Numbers to call before any door, by what is asked for. */
	call: EmergencyCall[];
	facets: Facets;
	from: { name: string; lines: string[] } | { arrondissement: number; street?: string } | null;
	/** Of other kinds than places, what the words found; absent where the device asks itself. */
	also?: SearchGroup[];
	/** Where nothing matched: each filter whose removal alone would help, with how many it would show. */
	relax: { filter: keyof Query; count: number }[];
	/** Texts of this language are not on this device: names and facts only. */
	untranslated: boolean;
}

/** What a search found of one kind. */
export interface SearchGroup {
	kind: SearchKind;
	total: number;
	/** How well the best of them answers, 0 to 1. */
	best: number;
	/** The first of them. */
	links: RecordLink[];
}

export interface SearchView {
	edition: string;
	query: string;
	/** The one kind asked for; `null` = all. */
	kind: SearchKind | null;
	total: number;
	/** Numbers to call before any door, by what is asked for. */
	call: EmergencyCall[];
	groups: SearchGroup[];
	untranslated: boolean;
}

export interface ProgrammeView {
	id: string;
	name: string;
	aliases: string[];
	needs: Need[];
	summary: ReadableText | null;
	howToJoin: ReadableText | null;
	coverageNote: ReadableText | null;
	arrondissements: number[];
	certain: boolean;
	website: string | null;
	places: number;
	year: number | null;
}

export interface DayView {
	/** `YYYY-MM-DD` in Paris. */
	date: string;
	slots: Slot[];
	reason: DayReason | null;
}

/** A condition in words. */
export interface Told {
	field: ToldField;
	text: ReadableText;
}

export interface OfferView {
	id: string;
	need: Need;
	theme: Theme | null;
	programme: { id: string; name: string } | null;
	/** Only what differs from the place. */
	access?: AccessMode[];
	cost?: Cost;
	audience?: Audience[];
	languages?: string[];
	told: Told[];
	open?: OpenState;
}

export interface PlaceView {
	edition: string;
	id: string;
	name: string;
	aliases: string[];
	organisation: { id: string; name: string } | null;
	programmes: { id: string; name: string }[];
	needs: Need[];
	offers: OfferView[];
	audience: Audience[] | null;
	access: AccessMode[] | null;
	cost: Cost | null;
	languages: { code: string; how?: string | undefined }[] | null;
	stepFree: 'yes' | 'limited' | 'no' | 'unknown';
	open: OpenState;
	/** Seven days from today; `null` when the hours are not told. */
	week: DayView[] | null;
	exceptions: ExceptionFacts[];
	address: {
		street: string | null;
		complement: string | null;
		postcode: string | null;
		city: string | null;
		arrondissement: number | null;
	};
	coordinates: { lat: number; lon: number; precision: 'address' | 'street' | 'approximate' } | null;
	transit: WayView[];
	contacts: { phone: string | null; shortPhone: string | null; email: string | null; website: string | null };
	summary: ReadableText | null;
	hoursNote: ReadableText | null;
	costNote: ReadableText | null;
	languagesNote: ReadableText | null;
	/** What it asks of those who come, as far as it was told. */
	told: Told[];
	sources: Source[];
	year: number | null;
	checkedOn: string | null;
	verified: { at: string; how: string; group: string }[];
	advice: Advice;
	/** Guides, events, decisions and words that speak of it, and programmes not named above. */
	related: RecordLink[];
	untranslated: boolean;
}

/** A number to call, or to write to. */
export interface EmergencyCall {
	number: string;
	/** Where text messages go, when it takes them. */
	sms: string | null;
	name: ReadableText | null;
}

export interface EmergencyView extends EmergencyCall {
	whenToCall: ReadableText | null;
	/** What to say first: French, how it sounds in the reader's letters, what it means. Empty on the first page. */
	say: { fr: string; sound: ReadableText | null; meaning: ReadableText | null }[];
}

export interface HomeView {
	edition: string;
	places: number;
	needs: { code: Need; count: number }[];
	openNow: number;
	maison: PlaceCard | null;
	eifFel: ProgrammeView | null;
	cafes: PlaceCard[];
	emergency: EmergencyCall[];
	arrondissements: Record<number, number>;
	untranslated: boolean;
}
