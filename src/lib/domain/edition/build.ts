import type { Calendar } from '../opening-hours/calendar.ts';
import type { Content } from '../kinds.ts';
import type { Place } from '../place/place.ts';
import { toldTexts, type ToldWords } from '../place/told.ts';
import type { Lang } from '../taxonomy/languages.ts';
import type { Text } from '../text.ts';
import {
	emergencyFacts,
	eventFacts,
	guideFacts,
	noticeFacts,
	organisationFacts,
	placeFacts,
	programmeFacts,
	termFacts,
	textFields,
	type Published,
	type TextFields
} from './facts.ts';
import {
	FORMAT,
	type BasemapShard,
	type FactsShard,
	type Fields,
	type Manifest,
	type ShardName,
	type Station,
	type TextShard,
	type WordsShard
} from './format.ts';

/** What stands around the records: kept with the code, edited by no one in the database. */
export interface Surroundings {
	stations: Station[];
	basemap: BasemapShard;
	/** Everyday words by language, readers' labels of needs and themes included. */
	words: Record<string, WordsShard>;
}

/** All that an edition is made of. Leads may be among the records: they are left out here. */
export type Records = Content & Surroundings;

export interface BuildOptions {
	/** First month of the calendars, `YYYY-MM`. */
	month: string;
	languages: readonly Lang[];
	/** What places ask of those who come, in the words of each language. */
	told?: Partial<Record<Lang, ToldWords>>;
	/** Calendars of published places, `place id` or `place id/offer id`. */
	calendars: Record<string, Calendar>;
	/** SHA-256 of a UTF-8 text, lower-case hexadecimal. */
	sha256: (text: string) => string;
}

/** One immutable file of an edition, addressed by its content. */
export interface EditionFile {
	url: string;
	body: string;
	sha256: string;
	size: number;
}

export interface Edition {
	/** SHA-256 of the manifest: a function of records, month and format, of nothing else. */
	id: string;
	manifest: Manifest;
	manifestFile: EditionFile;
	shards: Record<ShardName, EditionFile>;
}

const byId = <T extends { id: string }>(a: T, b: T) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const published = <T extends { id: string; editorial: { publish: boolean } }>(records: T[]): T[] =>
	records.filter(({ editorial }) => editorial.publish).sort(byId);
const idsOf = (records: { id: string }[]) => new Set(records.map(({ id }) => id));

/** Records → edition. Equal input gives equal bytes, whatever the order of the records. */
export function buildEdition(records: Records, options: BuildOptions): Edition {
	const places = published(records.places);
	const programmes = published(records.programmes);
	const guides = published(records.guides);
	const events = published(records.events);
	const notices = published(records.notices);
	const terms = published(records.terms);
	const emergency = [...records.emergency].sort((a, b) => a.rank - b.rank);
	// An organisation is told with what it does: one that only leads name stays out with them.
	const active = new Set([
		...places.map(({ organisation }) => organisation),
		...[...programmes, ...events].flatMap((each) => each.organisations),
		...notices.flatMap(({ targets }) => targets.flatMap(({ kind, id }) => (kind === 'organisation' ? [id] : [])))
	]);
	const organisations = records.organisations.filter(({ id }) => active.has(id)).sort(byId);
	const known: Published = {
		places: idsOf(places),
		programmes: idsOf(programmes),
		organisations: idsOf(organisations),
		guides: idsOf(guides),
		events: idsOf(events),
		notices: idsOf(notices),
		terms: idsOf(terms)
	};

	const bodies: Record<ShardName, unknown> = {
		basemap: records.basemap,
		calendars: sortKeys(options.calendars),
		events: events.map((each) => eventFacts(each, known)),
		facts: {
			places: places.map((each) => placeFacts(each, known)),
			organisations: organisations.map(organisationFacts),
			emergency: emergency.map(emergencyFacts)
		} satisfies FactsShard,
		guides: guides.map((each) => guideFacts(each, known)),
		notices: notices.map((each) => noticeFacts(each, known)),
		programmes: programmes.map((each) => programmeFacts(each, known)),
		stations: [...records.stations].sort(byId),
		terms: terms.map((each) => termFacts(each, known))
	};
	for (const lang of options.languages) {
		const inLanguage = <T extends { id: string }>(list: T[], fields: (record: T) => TextFields) =>
			fieldsOf(list, fields, lang);
		bodies[`text.${lang}`] = {
			places: inLanguage(places, (place) => ({ ...place.texts, ...toldFields(place, lang) })),
			organisations: inLanguage(organisations, textFields.organisations),
			emergency: inLanguage(
				emergency.map((number) => ({ ...number, id: number.number })),
				textFields.emergency
			)
		} satisfies TextShard;
		bodies[`programmes.${lang}`] = inLanguage(programmes, textFields.programmes);
		bodies[`guides.${lang}`] = inLanguage(guides, textFields.guides);
		bodies[`events.${lang}`] = inLanguage(events, textFields.events);
		bodies[`notices.${lang}`] = inLanguage(notices, textFields.notices);
		bodies[`terms.${lang}`] = inLanguage(terms, textFields.terms);
		bodies[`words.${lang}`] = records.words[lang] ?? {};
	}

	function toldFields(place: Place, lang: Lang): TextFields {
		const words = options.told?.[lang];
		const told = Object.entries(words ? toldTexts(place, lang, words) : {});
		return Object.fromEntries(told.map(([field, text]) => [field, { [lang]: text }]));
	}

	const file = (name: string, body: string): EditionFile => {
		const sha256 = options.sha256(body);
		return { url: `/editions/${name}-${sha256.slice(0, 20)}.json`, body, sha256, size: utf8Length(body) };
	};
	const shards = Object.fromEntries(
		Object.entries(bodies)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([name, body]) => [name, file(name, JSON.stringify(body))])
	);
	const manifest: Manifest = {
		format: FORMAT,
		month: options.month,
		languages: [...options.languages],
		shards: Object.fromEntries(
			Object.entries(shards).map(([name, { url, size, sha256 }]) => [name, { url, size, sha256 }])
		)
	};
	const manifestFile = file('manifest', JSON.stringify(manifest));
	return { id: manifestFile.sha256, manifest, manifestFile, shards };
}

/** The bodies of an edition's shards, as `openShards` reads them. */
export const bodiesOf = ({ shards }: Edition): Map<ShardName, string> =>
	new Map(Object.entries(shards).map(([name, { body }]) => [name, body]));

/** Texts of one language, in the order of the ids; those that are missing stay out. */
function fieldsOf<T extends { id: string }>(records: T[], fields: (record: T) => TextFields, lang: string): Fields {
	const result: Fields = {};
	for (const record of [...records].sort(byId)) {
		for (const [field, texts] of Object.entries(fields(record))) {
			const text: Text | undefined = texts?.[lang];
			if (text && text.state !== 'missing') (result[record.id] ??= {})[field] = text;
		}
	}
	return result;
}

const sortKeys = <T>(record: Record<string, T>): Record<string, T> =>
	Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

const utf8Length = (text: string): number => new TextEncoder().encode(text).length;
