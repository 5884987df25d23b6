import { sql } from 'drizzle-orm';
import type { Surroundings } from '#lib/domain/edition/build.ts';
import { FORMAT } from '#lib/domain/edition/format.ts';
import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import type { Database, Session } from '../db/database.ts';
import type { EncodedFile } from '../editions/window.ts';
import { audit, publications, type PublicationAction } from '../db/schema.ts';
import { SYSTEM } from '../records/founding.ts';
import { compileAhead } from './compile-once.ts';
import { exposedBy } from './exposed.ts';
import { makeEdition, UnpublishableError } from './publish.ts';
import {
	chooseAutomatic,
	chooseHeads,
	choosePublication,
	chooseShown,
	contentOf,
	differsFromShown,
	noteShown,
	type Chosen
} from './shown.ts';
import { latestPublication, storeEdition, type Latest } from './stored-editions.ts';
import { fingerprintOf, waitingChanges } from './waiting.ts';

/** Where servers are told of a new publication (LISTEN, NOTIFY). */
export const CHANNEL = 'fanal_edition';

export interface Circumstances {
	surroundings: Surroundings;
	/** Milliseconds since 1970. */
	now: number;
	/** A sequence that phones may have seen already: the next one stands above it. */
	seen?: number;
	/** What this process has compressed already, by the name of the file. */
	held?: (name: string) => EncodedFile | undefined;
}

export type PublishResult =
	/** `changed: false`: the public sees all of it already. Warnings name hours that cannot be read. */
	| { ok: true; changed: boolean; number: number; sequence: number; edition: string; warnings: string[] }
	/** What the records lack, one line each; the public goes on seeing the last edition. */
	| { ok: false; code: 'edition.invalid'; problems: string[] }
	/** A newer version of this program has published: this server must be updated first. */
	| { ok: false; code: 'edition.newer' }
	| { ok: false; code: 'publication.unknown' }
	/** Something else waits than what the publisher has seen. */
	| { ok: false; code: 'publication.moved' }
	/** Names of places whose address would be shown again, though it was hidden since. */
	| { ok: false; code: 'edition.exposes'; problems: string[] };

interface Act {
	action: PublicationAction;
	actor: string;
	note?: string | null;
	returnsTo?: number;
}

/**
 * Makes what staff have approved the edition that the public sees. `seen` is the fingerprint of the changes that the
 * publisher was shown: nothing else is published.
 */
export const publish = (
	database: Database,
	{ seen, ...who }: { actor: string; note?: string | null; seen?: string },
	now: Circumstances
) => make(database, chooseHeads, { action: 'publish', ...who }, now, seen);

/**
 * What a server publishes by itself: the first edition, founding content that came with a new version, and the records
 * the public sees already for a new month, a new format or new code. Never what waits for a publisher.
 */
export const publishAutomatically = (database: Database, now: Circumstances) =>
	make(database, chooseAutomatic, { action: 'automatic', actor: SYSTEM }, now);

/**
 * Shows again what the public saw with publication `number`: the same edition under a new sequence. Addresses hidden
 * since are shown again only with `exposing`.
 */
export const rollBack = (
	database: Database,
	number: number,
	{ exposing = false, ...who }: { actor: string; note?: string | null; exposing?: boolean },
	now: Circumstances
) =>
	inOneTurn(database, async (session): Promise<PublishResult> => {
		const { rows } = await session.execute(
			sql`select p.edition, e.format from publications p join editions e on e.id = p.edition where p.number = ${number}`
		);
		const target = rows[0] as { edition: string; format: number } | undefined;
		if (!target) return { ok: false, code: 'publication.unknown' };
		const chosen = await choosePublication(session, number);
		const exposed = exposing ? [] : await exposedBy(session, chosen);
		if (exposed.length > 0) return { ok: false, code: 'edition.exposes', problems: exposed };
		const act: Act = { action: 'rollback', ...who, returnsTo: number };
		const last = await latestPublication(session);
		if (last && last.format > FORMAT) return { ok: false, code: 'edition.newer' };
		// An edition in an older format is made anew from its records: phones read one format.
		if (target.format !== FORMAT) return makeCurrent(session, chosen, act, now);
		if (last?.edition === target.edition && !(await differsFromShown(session, chosen))) return asItIs(last, []);
		return announce(session, target.edition, chosen, act, last, now, []);
	});

/**
 * Shows the current edition again under a new sequence, above all that phones may have seen; in the transaction of the
 * caller, after the database went back to an earlier state. Gives back the sequence, `null` before the first edition.
 */
export async function announceAgain(
	session: Session,
	who: { actor: string; note: string },
	now: Omit<Circumstances, 'surroundings'>
): Promise<number | null> {
	const last = await latestPublication(session);
	if (!last) return null;
	const act: Act = { action: 'restore', ...who };
	const result = await announce(session, last.edition, await chooseShown(session), act, last, now, []);
	return result.ok ? result.sequence : null;
}

async function make(
	database: Database,
	choose: (session: Session) => Promise<Chosen[]>,
	act: Act,
	now: Circumstances,
	seen?: string
): Promise<PublishResult> {
	// What takes long is done before anybody has to wait for it; a place edited meanwhile is compiled again below.
	await compileAhead(contentOf(await choose(database.orm)).content.places, monthOf(now.now));
	return inOneTurn(database, async (session) => {
		if (seen !== undefined && seen !== fingerprintOf(await waitingChanges(session)))
			return { ok: false, code: 'publication.moved' };
		return makeCurrent(session, await choose(session), act, now);
	});
}

/** One publication at a time, over all servers; each sees all that was committed before it, and nothing after. */
function inOneTurn(database: Database, work: (session: Session) => Promise<PublishResult>): Promise<PublishResult> {
	return database.inTurn('publish', (session) =>
		session.transaction(
			async (inner) => {
				await inner.execute(sql`set local idle_in_transaction_session_timeout = 0`);
				return work(inner);
			},
			{ isolationLevel: 'repeatable read' }
		)
	);
}

async function makeCurrent(
	session: Session,
	chosen: Chosen[],
	act: Act,
	{ surroundings, ...now }: Circumstances
): Promise<PublishResult> {
	const last = await latestPublication(session);
	if (last && last.format > FORMAT) return { ok: false, code: 'edition.newer' };
	const { content, problems } = contentOf(chosen);
	if (problems.length > 0) return { ok: false, code: 'edition.invalid', problems };
	let made: ReturnType<typeof makeEdition>;
	try {
		made = makeEdition({ ...content, ...surroundings }, monthOf(now.now));
	} catch (error) {
		if (error instanceof UnpublishableError) return { ok: false, code: 'edition.invalid', problems: error.problems };
		throw error;
	}
	const { edition, warnings } = made;
	const behind = last !== null && last.sequence < (now.seen ?? 0);
	if (last?.edition === edition.id && !behind && !(await differsFromShown(session, chosen)))
		return asItIs(last, warnings);
	await storeEdition(session, edition, now.held);
	return announce(session, edition.id, chosen, act, last, now, warnings);
}

/** The last steps of every publication, in the transaction of all the others. */
async function announce(
	session: Session,
	edition: string,
	chosen: Chosen[],
	act: Act,
	last: Latest | null,
	{ now, seen = 0 }: Omit<Circumstances, 'surroundings'>,
	warnings: string[]
): Promise<PublishResult> {
	const sequence = Math.max((last?.sequence ?? 0) + 1, seen + 1, Math.floor(now / 1000));
	const row = { ...act, sequence, edition, at: new Date(now) };
	const [made] = await session.insert(publications).values(row).returning({ number: publications.number });
	if (!made) throw new Error('a publication without a number');
	const { number } = made;
	await noteShown(session, chosen, number);
	const { action, actor, note = null, returnsTo = null } = act;
	const detail = { number, sequence, note, returnsTo };
	await session.insert(audit).values({ actor, action: `publication.${action}`, subject: edition, detail });
	// Delivered when the transaction is, and not otherwise.
	await session.execute(sql`select pg_notify(${CHANNEL}, ${String(sequence)})`);
	return { ok: true, changed: true, number, sequence, edition, warnings };
}

const asItIs = ({ number, sequence, edition }: Latest, warnings: string[]): PublishResult => ({
	ok: true,
	changed: false,
	number,
	sequence,
	edition,
	warnings
});

/** `YYYY-MM` in Paris: calendars start with the month that readers live in. */
export const monthOf = (now: number): string => parisParts(now).date.slice(0, 7);
