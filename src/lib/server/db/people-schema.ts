import { boolean, index, integer, json, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
/** Names of the fields of the first five tables are better-auth's; names of tables and columns are ours. */
const made = {
	createdAt: moment('created_at').notNull().defaultNow(),
	updatedAt: moment('updated_at').notNull().defaultNow()
};
const ofPerson = () =>
	text('person')
		.notNull()
		.references(() => people.id, { onDelete: 'cascade' });

/** The staff. Whoever leaves stays, without access: the history names them. */
export const people = pgTable('people', {
	id: text('id').primaryKey(),
	name: text('name').notNull(),
	/** In small letters. */
	email: text('email').notNull().unique(),
	emailVerified: boolean('email_verified').notNull().default(false),
	image: text('image'),
	...made,
	twoFactorEnabled: boolean('second_step').notNull().default(false),
	role: text('role').notNull(),
	organisation: text('organisation'),
	lang: text('lang').notNull().default('fr'),
	endedAt: moment('ended_at')
});

export const sessions = pgTable(
	'sessions',
	{
		id: text('id').primaryKey(),
		expiresAt: moment('expires_at').notNull(),
		token: text('token').notNull().unique(),
		...made,
		/** Never told: kept for better-auth. */
		ipAddress: text('ip_address'),
		userAgent: text('user_agent'),
		userId: ofPerson()
	},
	(table) => [index('sessions_person').on(table.userId)]
);

export const accounts = pgTable(
	'accounts',
	{
		id: text('id').primaryKey(),
		accountId: text('account_id').notNull(),
		providerId: text('provider_id').notNull(),
		userId: ofPerson(),
		accessToken: text('access_token'),
		refreshToken: text('refresh_token'),
		idToken: text('id_token'),
		accessTokenExpiresAt: moment('access_token_expires_at'),
		refreshTokenExpiresAt: moment('refresh_token_expires_at'),
		scope: text('scope'),
		/** argon2id, with its parameters and salt. */
		password: text('password'),
		...made
	},
	(table) => [index('accounts_person').on(table.userId)]
);

export const signInSteps = pgTable(
	'sign_in_steps',
	{
		id: text('id').primaryKey(),
		identifier: text('identifier').notNull(),
		value: text('value').notNull(),
		expiresAt: moment('expires_at').notNull(),
		...made
	},
	(table) => [index('sign_in_steps_identifier').on(table.identifier)]
);

export const secondSteps = pgTable(
	'second_steps',
	{
		id: text('id').primaryKey(),
		/** Encrypted with the secret of this installation, as the recovery codes are. */
		secret: text('secret').notNull(),
		backupCodes: text('backup_codes').notNull(),
		userId: ofPerson(),
		verified: boolean('verified').notNull().default(false),
		failedVerificationCount: integer('failed').notNull().default(0),
		lockedUntil: moment('locked_until'),
		/** Number of the half minute whose code was used last: it, and those before, open nothing again. */
		lastCounter: integer('last_counter')
	},
	(table) => [index('second_steps_person').on(table.userId)]
);

/** Links that work once: an invitation, a new password. What was mailed is kept as its SHA-256 only. */
export const oneTimeLinks = pgTable(
	'one_time_links',
	{
		hash: text('hash').primaryKey(),
		purpose: text('purpose').notNull(),
		email: text('email').notNull(),
		/** Of an invitation: role, organisation, language. */
		detail: json('detail').$type<{ role: string; organisation: string | null; lang: string }>(),
		madeBy: text('made_by').notNull(),
		madeAt: moment('made_at').notNull().defaultNow(),
		expiresAt: moment('expires_at').notNull(),
		usedAt: moment('used_at')
	},
	(table) => [index('one_time_links_email').on(table.email)]
);

/** When something that may be tried a few times only was tried: a password, a mail to an address. */
export const tries = pgTable('tries', {
	/** A keyed hash: no address can be read from it. */
	key: text('key').primaryKey(),
	times: moment('times').array().notNull(),
	/** Who got the last of them. */
	lastGrant: text('last_grant').notNull()
});
