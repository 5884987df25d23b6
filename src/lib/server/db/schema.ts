import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	customType,
	doublePrecision,
	foreignKey,
	index,
	integer,
	json,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uniqueIndex,
	type AnyPgColumn
} from 'drizzle-orm/pg-core';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
export const keyOf = { kind: text('kind').notNull(), id: text('id').notNull() };

/**
 * The head of every record, as staff last approved it. `body` is the whole record as its schema in the domain reads it;
 * its type is json, not jsonb, because it keeps the order of the fields: what is exported is the file that came in.
 */
export const records = pgTable(
	'records',
	{
		...keyOf,
		/** Counts the versions of this record, from 1; who saves tells which one was edited. */
		version: integer('version').notNull(),
		name: text('name').notNull(),
		/** Whether it is published, or only a lead. */
		published: boolean('published').notNull(),
		/** Retired records stay, with their history, and are in no edition. */
		retired: boolean('retired').notNull().default(false),
		body: json('body').$type<object>().notNull(),
		/** SHA-256 of the body in `data/` that was last seen here; null for what was born in the database. */
		founding: text('founding'),
		savedAt: moment('saved_at').notNull().defaultNow(),
		savedBy: text('saved_by').notNull()
	},
	(table) => [primaryKey({ columns: [table.kind, table.id] })]
);

const ofRecord = (name: string, table: { kind: AnyPgColumn; id: AnyPgColumn }) =>
	foreignKey({ name, columns: [table.kind, table.id], foreignColumns: [records.kind, records.id] });

/** Every version a record ever had, whole. Only ever added to. */
export const versions = pgTable(
	'record_versions',
	{
		...keyOf,
		version: integer('version').notNull(),
		action: text('action').notNull(),
		actor: text('actor').notNull(),
		reason: text('reason'),
		retired: boolean('retired').notNull(),
		body: json('body').$type<object>().notNull(),
		at: moment('at').notNull().defaultNow()
	},
	(table) => [
		primaryKey({ columns: [table.kind, table.id, table.version] }),
		ofRecord('version_of_record', table),
		index('versions_at').on(table.at)
	]
);

/** What each version changed, field by field. Only ever added to. */
export const changes = pgTable(
	'record_changes',
	{
		...keyOf,
		version: integer('version').notNull(),
		position: integer('position').notNull(),
		/** Dotted path; parts of a list that have an id are named by it: `offers.meal.hours`. */
		field: text('field').notNull(),
		/** Null for a field that was, or is now, absent or not told. */
		old: json('old'),
		new: json('new')
	},
	(table) => [
		primaryKey({ columns: [table.kind, table.id, table.version, table.position] }),
		foreignKey({
			name: 'changes_of_version',
			columns: [table.kind, table.id, table.version],
			foreignColumns: [versions.kind, versions.id, versions.version]
		})
	]
);

/** Of each place, what lists, duplicates and "what to do next" ask for. Made from the head, in the same transaction. */
export const places = pgTable(
	'places',
	{
		...keyOf,
		organisation: text('organisation'),
		street: text('street'),
		postcode: text('postcode'),
		arrondissement: integer('arrondissement'),
		addressVisibility: text('address_visibility'),
		latitude: doublePrecision('latitude'),
		longitude: doublePrecision('longitude'),
		phone: text('phone'),
		email: text('email'),
		website: text('website'),
		hours: text('hours')
	},
	(table) => [
		primaryKey({ columns: [table.kind, table.id] }),
		ofRecord('place_of_record', table),
		check('places_are_places', sql`${table.kind} = 'places'`),
		index('places_organisation').on(table.organisation),
		index('places_phone').on(table.phone)
	]
);

export const offers = pgTable(
	'offers',
	{
		...keyOf,
		offer: text('offer').notNull(),
		position: integer('position').notNull(),
		need: text('need').notNull(),
		theme: text('theme'),
		programme: text('programme')
	},
	(table) => [
		primaryKey({ columns: [table.kind, table.id, table.offer] }),
		ofRecord('offer_of_record', table),
		index('offers_need').on(table.need)
	]
);

/** Every text of every record in each of its languages, with its state; `field` is its dotted path. */
export const texts = pgTable(
	'texts',
	{
		...keyOf,
		field: text('field').notNull(),
		lang: text('lang').notNull(),
		state: text('state').notNull(),
		value: text('value').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.kind, table.id, table.field, table.lang] }),
		ofRecord('text_of_record', table),
		index('texts_state').on(table.lang, table.state)
	]
);

export const sources = pgTable(
	'sources',
	{
		...keyOf,
		/** Where in the record the source stands: `sources.0`, `cost.source`. */
		field: text('field').notNull(),
		url: text('url'),
		label: text('label'),
		date: text('date')
	},
	(table) => [
		primaryKey({ columns: [table.kind, table.id, table.field] }),
		ofRecord('source_of_record', table),
		index('sources_url').on(table.url)
	]
);

/** Which record names which: a place its organisation, a programme its places, a guide its terms. */
export const links = pgTable(
	'links',
	{
		...keyOf,
		field: text('field').notNull(),
		toKind: text('to_kind').notNull(),
		toId: text('to_id').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.kind, table.id, table.field, table.toKind, table.toId] }),
		ofRecord('link_of_record', table),
		index('links_to').on(table.toKind, table.toId)
	]
);

/** When each group of facts was last verified, by which role and how. */
export const verifications = pgTable(
	'verifications',
	{
		...keyOf,
		position: integer('position').notNull(),
		group: text('group').notNull(),
		at: text('at').notNull(),
		byRole: text('by_role').notNull(),
		how: text('how').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.kind, table.id, table.position] }),
		ofRecord('verification_of_record', table),
		index('verifications_at').on(table.at)
	]
);

/** A file of editions, under its immutable name; what is served is the encoded one. */
export const editionFiles = pgTable('edition_files', {
	name: text('name').primaryKey(),
	sha256: text('sha256').notNull(),
	/** Bytes before compression. */
	size: integer('size').notNull(),
	br: bytes('br').notNull(),
	gzip: bytes('gzip').notNull()
});

export const editions = pgTable('editions', {
	/** SHA-256 of the manifest. */
	id: text('id').primaryKey(),
	format: integer('format').notNull(),
	month: text('month').notNull(),
	manifest: text('manifest')
		.notNull()
		.references(() => editionFiles.name),
	madeAt: moment('made_at').notNull().defaultNow()
});

export const editionParts = pgTable(
	'edition_parts',
	{
		edition: text('edition')
			.notNull()
			.references(() => editions.id),
		file: text('file')
			.notNull()
			.references(() => editionFiles.name)
	},
	(table) => [primaryKey({ columns: [table.edition, table.file] })]
);

/** By a person; by the server (first start, new month, new code); back to an earlier one; after a backup came back. */
export type PublicationAction = 'publish' | 'automatic' | 'rollback' | 'restore';

/** Each time an edition became current; the one with the highest number is. Only ever added to. */
export const publications = pgTable('publications', {
	number: integer('number').primaryKey().generatedAlwaysAsIdentity(),
	sequence: bigint('sequence', { mode: 'number' }).notNull().unique(),
	edition: text('edition')
		.notNull()
		.references(() => editions.id),
	action: text('action').$type<PublicationAction>().notNull(),
	actor: text('actor').notNull(),
	note: text('note'),
	/** The publication that a rollback takes back. */
	returnsTo: integer('returns_to'),
	at: moment('at').notNull().defaultNow()
});

/** Which version of a record the public saw: from publication `since` until before `until`; null: it still does. */
export const shown = pgTable(
	'shown',
	{
		...keyOf,
		version: integer('version').notNull(),
		since: integer('since')
			.notNull()
			.references(() => publications.number),
		until: integer('until').references(() => publications.number)
	},
	(table) => [
		primaryKey({ columns: [table.kind, table.id, table.since] }),
		foreignKey({
			name: 'shown_version',
			columns: [table.kind, table.id, table.version],
			foreignColumns: [versions.kind, versions.id, versions.version]
		}),
		// One version of a record is seen at a time.
		uniqueIndex('shown_now')
			.on(table.kind, table.id)
			.where(sql`${table.until} is null`)
	]
);

/** Who did what, beside the history of records. Only ever added to. */
export const audit = pgTable(
	'audit',
	{
		number: bigint('number', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		at: moment('at').notNull().defaultNow(),
		actor: text('actor').notNull(),
		action: text('action').notNull(),
		subject: text('subject'),
		detail: json('detail')
	},
	(table) => [index('audit_at').on(table.at)]
);

/** Small facts the server keeps about its own tables. */
export const upkeep = pgTable('upkeep', { name: text('name').primaryKey(), value: text('value').notNull() });
