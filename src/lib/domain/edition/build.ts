import type { Calendar } from '../opening-hours/calendar.ts';
import type { Content } from '../kinds.ts';
import type { Place } from '../place/place.ts';
import type { Text, Texts } from '../text.ts';
import {
	FORMAT,
	type BasemapShard,
	type FactsShard,
	type Manifest,
	type PlaceFacts,
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
	languages: readonly string[];
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

/** Records → edition. Equal input gives equal bytes, whatever the order of the records. */
export function buildEdition(records: Records, options: BuildOptions): Edition {
	const published = records.places.filter(({ editorial }) => editorial.publish).sort(byId);
	const programmes = records.programmes.filter(({ editorial }) => editorial.publish).sort(byId);
	const emergency = [...records.emergency].sort((a, b) => a.rank - b.rank);
	const kept = new Set(published.map(({ id }) => id));
	const keptProgrammes = new Set(programmes.map(({ id }) => id));
	const runBy = new Set([
		...published.map(({ organisation }) => organisation),
		...programmes.flatMap(({ organisations }) => organisations)
	]);

	const facts: FactsShard = {
		places: published.map((place) => placeFacts(place, keptProgrammes)),
		organisations: records.organisations
			.filter(({ id }) => runBy.has(id))
			.sort(byId)
			.map(({ id, name, aliases, kind, website, phone }) => ({ id, name, aliases, kind, website, phone })),
		programmes: programmes.map(({ texts, editorial, ...programme }) => ({
			...programme,
			places: programme.places.filter((id) => kept.has(id))
		})),
		emergency: emergency.map(({ texts, ...number }) => number)
	};

	const bodies: Record<ShardName, unknown> = {
		basemap: records.basemap,
		calendars: sortKeys(options.calendars),
		facts,
		stations: [...records.stations].sort(byId)
	};
	for (const lang of options.languages) {
		bodies[`text.${lang}`] = {
			places: textsOf(published, lang),
			programmes: textsOf(programmes, lang),
			emergency: textsOf(
				emergency.map(({ number, texts }) => ({ id: number, texts })),
				lang
			)
		} satisfies TextShard;
		bodies[`words.${lang}`] = records.words[lang] ?? {};
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

/** Confidentiality is enforced here, so that no view can forget it: an address that is not public does not leave. */
function placeFacts(place: Place, programmes: Set<string>): PlaceFacts {
	const { texts, editorial, hours, offers, ...facts } = place;
	const visibility = place.addressVisibility ?? 'hidden';
	const area = visibility === 'area' || visibility === 'onRequest';
	const { postcode, city, insee, arrondissement } = place.address;
	const nowhere = { street: null, complement: null, postcode: null, city, insee: null, arrondissement: null };
	return {
		...facts,
		programmes: facts.programmes.filter((id) => programmes.has(id)),
		addressVisibility: visibility,
		...(visibility === 'public'
			? {}
			: {
					address: area ? { ...nowhere, postcode, insee, arrondissement } : nowhere,
					coordinates: null,
					transit: []
				}),
		offers: offers.map(({ hours, programme, ...offer }) => ({
			...offer,
			programme: programme !== null && programmes.has(programme) ? programme : null
		}))
	};
}

function textsOf(records: { id: string; texts: Record<string, Texts | undefined> }[], lang: string) {
	const result: Record<string, Record<string, Text>> = {};
	for (const { id, texts } of [...records].sort(byId)) {
		for (const [field, each] of Object.entries(texts)) {
			const text = each?.[lang];
			if (text && text.state !== 'missing') (result[id] ??= {})[field] = text;
		}
	}
	return result;
}

const sortKeys = <T>(record: Record<string, T>): Record<string, T> =>
	Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

const utf8Length = (text: string): number => new TextEncoder().encode(text).length;
