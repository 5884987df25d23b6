import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, json, pgTable, text } from 'drizzle-orm/pg-core';
import { keyOf, moment } from './schema.ts';

/** A change of a record that waits for somebody who may review it, and what became of it. */
export const proposals = pgTable(
	'proposals',
	{
		number: integer('number').primaryKey().generatedAlwaysAsIdentity(),
		...keyOf,
		/** The version that was edited; 0 for a record that would be new. */
		base: integer('base').notNull(),
		/** The whole record as it would be. */
		body: json('body').$type<object>().notNull(),
		/** Whether the record would be retired, or brought back; null: as it is. */
		retired: boolean('retired'),
		author: text('author').notNull(),
		reason: text('reason'),
		/** `open`, `approved`, `returned`, `withdrawn`. */
		state: text('state').notNull().default('open'),
		madeAt: moment('made_at').notNull().defaultNow(),
		decidedBy: text('decided_by'),
		decidedAt: moment('decided_at'),
		/** What the author is told with a proposal that is returned. */
		word: text('word'),
		/** The version that an approved one became. */
		version: integer('version')
	},
	(table) => [
		check('proposal_state', sql`${table.state} in ('open', 'approved', 'returned', 'withdrawn')`),
		index('proposals_state').on(table.state, table.madeAt),
		index('proposals_of_record').on(table.kind, table.id),
		index('proposals_author').on(table.author)
	]
);

export type ProposalRow = typeof proposals.$inferSelect;

/** What people write to each other about a proposal. Only ever added to. */
export const proposalComments = pgTable(
	'proposal_comments',
	{
		number: integer('number').primaryKey().generatedAlwaysAsIdentity(),
		proposal: integer('proposal')
			.notNull()
			.references(() => proposals.number),
		author: text('author').notNull(),
		text: text('text').notNull(),
		at: moment('at').notNull().defaultNow()
	},
	(table) => [index('comments_of_proposal').on(table.proposal)]
);

/** What visitors report, and what organisations ask for by the link they were sent. Nothing about who. */
export const reports = pgTable(
	'reports',
	{
		number: integer('number').primaryKey().generatedAlwaysAsIdentity(),
		kind: text('kind').notNull(),
		/** Id of the place it is about. */
		place: text('place'),
		text: text('text').notNull(),
		/** The beginning of the hour in which it came. */
		hour: moment('hour').notNull(),
		/** Who has done what it asks for; null: nobody yet. */
		doneBy: text('done_by'),
		doneAt: moment('done_at')
	},
	(table) => [index('reports_open').on(table.doneAt), index('reports_place').on(table.place)]
);

/** What an admin has set; what does not stand here is as `domain/settings.ts` says. */
export const settings = pgTable('settings', {
	name: text('name').primaryKey(),
	value: json('value').notNull(),
	setBy: text('set_by').notNull(),
	setAt: moment('set_at').notNull().defaultNow()
});

/** When somebody last looked whether a website answers, and what it said. */
export const websiteChecks = pgTable('website_checks', {
	url: text('url').primaryKey(),
	/** `ok`, `gone` (an answer of 400 or more), `silent` (no answer), `refused` (not on the public internet). */
	result: text('result').notNull(),
	/** HTTP status of the last answer. */
	status: integer('status'),
	at: moment('at').notNull()
});

/** Mails that asked an organisation whether a place is still right. */
export const askings = pgTable(
	'askings',
	{
		number: integer('number').primaryKey().generatedAlwaysAsIdentity(),
		place: text('place').notNull(),
		by: text('by').notNull(),
		at: moment('at').notNull().defaultNow(),
		/** The mailbox it went to. */
		sentTo: text('sent_to'),
		/** A proposal of the organisation that was given back with this mail. */
		proposal: integer('proposal').references(() => proposals.number),
		/** `confirmed`, `changed` for what it wrote, `refused` by its mail server; null: no answer yet. */
		answer: text('answer'),
		answeredAt: moment('answered_at')
	},
	(table) => [index('askings_place').on(table.place, table.at)]
);

/** What everybody has to know for some days. Published at once; taken back by its end. */
export const alerts = pgTable(
	'alerts',
	{
		number: integer('number').primaryKey().generatedAlwaysAsIdentity(),
		/** First and last day, `YYYY-MM-DD`, both included. */
		from: text('from_day').notNull(),
		to: text('to_day').notNull(),
		/** The whole of it, as its schema reads it. */
		body: json('body').$type<object>().notNull(),
		madeBy: text('made_by').notNull(),
		madeAt: moment('made_at').notNull().defaultNow(),
		endedBy: text('ended_by'),
		endedAt: moment('ended_at')
	},
	(table) => [index('alerts_to').on(table.to)]
);

/** When somebody was last told by mail what waits. */
export const digests = pgTable('digests', {
	/** Id of the person. */
	person: text('person').primaryKey(),
	at: moment('at').notNull()
});
