import type { Calendar } from '../opening-hours/calendar.ts';
import type { EmergencyNumber } from '../emergency/number.ts';
import type { Event } from '../event/event.ts';
import type { Guide, Question } from '../guide/guide.ts';
import type { Notice } from '../notice/notice.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { Exception, Place } from '../place/place.ts';
import type { Programme } from '../programme/programme.ts';
import type { Source } from '../source.ts';
import type { Term } from '../term/term.ts';
import type { Text } from '../text.ts';

/** Version of the published format. A device that reads another one keeps its copy and asks for the newer code. */
export const FORMAT = 2;

/** A place without texts, hours or notes for editors; `address.street` and `coordinates` are absent unless public. */
export type PlaceFacts = Omit<Place, 'texts' | 'editorial' | 'hours' | 'addressVisibility' | 'offers'> & {
	addressVisibility: NonNullable<Place['addressVisibility']>;
	offers: Omit<Place['offers'][number], 'hours'>[];
};
export type ExceptionFacts = Exception;
export type OrganisationFacts = Omit<Organisation, 'texts'>;
export type ProgrammeFacts = Omit<Programme, 'texts' | 'editorial'>;
/** Sentences to say are French; what they mean and how they sound are texts `say.0`, `say.0.sound` … */
export type EmergencyFacts = Omit<EmergencyNumber, 'texts' | 'say'> & { say: string[] };

/** Fields of a guide that stand with a source of their own. */
export type SourcedField = 'cost' | 'delay' | 'after' | 'ifRefused' | 'beware';
type DocumentSources = Record<keyof NonNullable<Guide['documents']>, Source[]>;
/**
 * A guide without texts, which are `title`, `steps.0` …, `needed.0`, `useful.0`, `notNeeded.0`, `cost` …, `questions.0`,
 * `links.0`. Of what has a source of its own, the source stands here.
 */
export type GuideFacts = Pick<
	Guide,
	'id' | 'need' | 'audience' | 'aliases' | 'legalDate' | 'places' | 'programmes' | 'terms' | 'sources' | 'checkedOn'
> &
	Record<SourcedField, Source | null> & {
		/** How many. */
		steps: number;
		documents: DocumentSources | null;
		questions: Omit<Question, 'question'>[];
		/** Addresses. */
		links: string[];
	};
/** Texts: `title`, `summary`, `placeText`. */
export type EventFacts = Omit<Event, 'title' | 'summary' | 'placeText' | 'editorial'>;
/** Texts: `name`, `text`, `dateNote`. */
export type NoticeFacts = Omit<Notice, 'name' | 'text' | 'dateNote' | 'editorial'>;
/** Text: `definition`. */
export type TermFacts = Omit<Term, 'definition' | 'editorial'>;

/** A metro, RER, tram or train station. `id` is what `near=station:ID` carries. */
export interface Station {
	id: string;
	name: string;
	lines: string[];
	lat: number;
	lon: number;
}

/** Facts without language. */
export interface FactsShard {
	places: PlaceFacts[];
	organisations: OrganisationFacts[];
	emergency: EmergencyFacts[];
}

/** `place id` or `place id/offer id` → calendar. A place that is absent has unknown hours. */
export type CalendarsShard = Record<string, Calendar>;

/** Kinds that have shards of their own, so that a change in one does not move the others: `guides`, `guides.fr` … */
export const ownShards = ['programmes', 'guides', 'events', 'notices', 'terms'] as const;
export type OwnShard = (typeof ownShards)[number];

/** Texts of one language: record id → field → text. */
export type Fields = Record<string, Record<string, Text>>;

/** Shard `text.<lang>`. */
export interface TextShard {
	places: Fields;
	organisations: Fields;
	emergency: Fields;
}

/** All texts of one language, from its `text` shard and those of the kinds that have their own. */
export type LanguageTexts = TextShard & Record<OwnShard, Fields>;

/** Everyday words of one language: need or theme code → words. */
export type WordsShard = Record<string, string[]>;

/** The drawn base of the schematic map, `data/basemap/schematic.json` without its stations. */
export interface BasemapShard {
	arrondissements: { number: number; name: string; outline: [number, number][] }[];
	seine: [number, number][][];
	parks: { name: string; kind: string; outline: [number, number][] }[];
	lines: { line: string; mode: string; colour: string; paths: [number, number][][] }[];
}

export interface ShardRef {
	url: string;
	/** Bytes of the JSON before compression. */
	size: number;
	/** Lower-case hexadecimal. */
	sha256: string;
}

/** `facts`, `calendars`, `stations`, `basemap`, `guides` …, `text.fr`, `guides.fr` …, `words.fr` */
export type ShardName = string;

/** Immutable list of an edition's shards; its SHA-256 is the edition's identity. */
export interface Manifest {
	format: number;
	/** First month of the calendars, `YYYY-MM`. */
	month: string;
	languages: string[];
	shards: Record<ShardName, ShardRef>;
}

/** `GET /editions/current.json`: which edition is current. A device ignores a lower `sequence` than its own. */
export interface Current {
	format: number;
	edition: string;
	sequence: number;
	/** ISO 8601, UTC. */
	madeAt: string;
	manifest: ShardRef;
	/** What is to be known now and in the next days; absent when there is nothing. */
	alerts?: ShardRef;
}
