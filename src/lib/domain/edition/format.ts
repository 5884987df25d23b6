import type { Calendar } from '../opening-hours/calendar.ts';
import type { EmergencyNumber } from '../emergency/number.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { Exception, Place } from '../place/place.ts';
import type { Programme } from '../programme/programme.ts';
import type { Text } from '../text.ts';

/** Version of the published format. A device that reads another one keeps its copy and asks for the newer code. */
export const FORMAT = 1;

/** A place without texts, hours or notes for editors; `address.street` and `coordinates` are absent unless public. */
export type PlaceFacts = Omit<Place, 'texts' | 'editorial' | 'hours' | 'addressVisibility' | 'offers'> & {
	addressVisibility: NonNullable<Place['addressVisibility']>;
	offers: Omit<Place['offers'][number], 'hours'>[];
};
export type ExceptionFacts = Exception;
export type OrganisationFacts = Omit<Organisation, 'texts' | 'sources'>;
export type ProgrammeFacts = Omit<Programme, 'texts' | 'editorial'>;
export type EmergencyFacts = Omit<EmergencyNumber, 'texts'>;

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
	programmes: ProgrammeFacts[];
	emergency: EmergencyFacts[];
}

/** `place id` or `place id/offer id` → calendar. A place that is absent has unknown hours. */
export type CalendarsShard = Record<string, Calendar>;

/** Texts of one language: record id → field → text. */
export interface TextShard {
	places: Record<string, Record<string, Text>>;
	programmes: Record<string, Record<string, Text>>;
	emergency: Record<string, Record<string, Text>>;
}

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

/** `facts`, `calendars`, `stations`, `basemap`, `text.fr`, `words.fr` … */
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
}
