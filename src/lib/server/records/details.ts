import type { Kind, RecordOf } from '#lib/domain/kinds.ts';
import type { Place } from '#lib/domain/place/place.ts';
import type { Source } from '#lib/domain/source.ts';
import type { Text } from '#lib/domain/text.ts';
import type { links, offers, places, sources, texts, verifications } from '../db/schema.ts';
import { describe } from './describe.ts';

type Row<T extends { $inferInsert: unknown }> = T['$inferInsert'];

/** What of a record is queried, as rows of the tables beside it. */
export interface Details {
	name: string;
	published: boolean;
	places: Row<typeof places>[];
	offers: Row<typeof offers>[];
	texts: Row<typeof texts>[];
	sources: Row<typeof sources>[];
	links: Row<typeof links>[];
	verifications: Row<typeof verifications>[];
}

/** Raise it when `detailsOf` changes: the server makes all rows anew at its next start. */
export const DETAILS_VERSION = 1;

/** The rows of one record, made from nothing but the record. Texts and sources are found wherever they stand in it. */
export function detailsOf<K extends Kind>(kind: K, id: string, record: RecordOf<K>): Details {
	const key = { kind, id };
	const { name, links } = describe(kind, record);
	const details: Details = {
		name,
		published: !('editorial' in record) || record.editorial.publish,
		places: [],
		offers: [],
		texts: [],
		sources: [],
		links: distinct(links).map((link) => ({ ...key, ...link })),
		verifications: []
	};
	walk(record, '', (field, value) => {
		if (isTexts(value)) {
			for (const [lang, { state, value: text }] of Object.entries(value))
				details.texts.push({ ...key, field, lang, state, value: text });
			return true;
		}
		if (isSource(value)) {
			const { url, label = null, date } = value;
			details.sources.push({ ...key, field, url, label, date });
			return true;
		}
		return false;
	});
	if (kind === 'places') addPlace(details, record as Place);
	return details;
}

function addPlace(details: Details, place: Place): void {
	const key = { kind: 'places', id: place.id };
	const { address, coordinates, contacts } = place;
	details.places.push({
		...key,
		organisation: place.organisation,
		street: address.street,
		postcode: address.postcode,
		arrondissement: address.arrondissement,
		addressVisibility: place.addressVisibility,
		latitude: coordinates?.lat ?? null,
		longitude: coordinates?.lon ?? null,
		phone: contacts.phone ?? contacts.shortPhone,
		email: contacts.email,
		website: contacts.website,
		hours: place.hours
	});
	place.offers.forEach(({ id, need, theme, programme }, position) =>
		details.offers.push({ ...key, offer: id, position, need, theme, programme })
	);
	place.verifications.forEach((each, position) => details.verifications.push({ ...key, position, ...each }));
}

/** Visits the objects of a record with their dotted path; `visit` says whether it took the object whole. */
function walk(value: unknown, field: string, visit: (field: string, value: object) => boolean): void {
	if (typeof value !== 'object' || value === null || visit(field, value)) return;
	for (const [key, each] of Object.entries(value)) {
		const id: unknown = Array.isArray(value) && typeof each === 'object' ? (each as { id?: unknown } | null)?.id : null;
		const name = typeof id === 'string' ? id : key;
		walk(each, field ? `${field}.${name}` : name, visit);
	}
}

const isTexts = (value: object): value is Record<string, Text> =>
	!Array.isArray(value) &&
	Object.keys(value).length > 0 &&
	Object.values(value).every(
		(each) => typeof each === 'object' && each !== null && Object.keys(each).sort().join() === 'state,value'
	);

const isSource = (value: object): value is Source =>
	'url' in value && 'date' in value && Object.keys(value).every((key) => ['url', 'label', 'date'].includes(key));

function distinct<T extends { field: string; toKind: string; toId: string }>(list: T[]): T[] {
	return [...new Map(list.map((each) => [`${each.field} ${each.toKind} ${each.toId}`, each])).values()];
}
