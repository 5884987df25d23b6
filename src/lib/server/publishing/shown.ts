import { and, eq, isNull, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { kindNames, kinds, type Content, type Kind } from '#lib/domain/kinds.ts';
import type { Session } from '../db/database.ts';
import { records, shown, versions } from '../db/schema.ts';

/** A record in one of its versions. */
export interface Chosen {
	kind: string;
	id: string;
	version: number;
	body: object;
}

/** Rows in one statement. */
const ROWS = 1000;

const { kind, id, version, body } = versions;
const versionOfShown = and(
	eq(versions.kind, shown.kind),
	eq(versions.id, shown.id),
	eq(versions.version, shown.version)
);

/** What staff have approved: the heads, without what is retired. */
export const chooseHeads = (session: Session): Promise<Chosen[]> =>
	session
		.select({ kind: records.kind, id: records.id, version: records.version, body: records.body })
		.from(records)
		.where(eq(records.retired, false));

/** What the public sees now. */
export const chooseShown = (session: Session): Promise<Chosen[]> =>
	session
		.select({ kind, id, version, body })
		.from(shown)
		.innerJoin(versions, versionOfShown)
		.where(isNull(shown.until));

/** What the public saw with one publication. */
export const choosePublication = (session: Session, number: number): Promise<Chosen[]> =>
	session
		.select({ kind, id, version, body })
		.from(shown)
		.innerJoin(versions, versionOfShown)
		.where(sql`${shown.since} <= ${number} and (${shown.until} is null or ${shown.until} > ${number})`);

/**
 * What the server may publish without a person: what the public sees now, and of the founding content what nobody edited
 * and the public never saw. What was seen and taken back stays taken back.
 */
export async function chooseAutomatic(session: Session): Promise<Chosen[]> {
	const fresh = await session
		.select({ kind, id, version, body })
		.from(records)
		.innerJoin(versions, and(eq(kind, records.kind), eq(id, records.id), eq(version, records.version)))
		.where(
			sql`${versions.action} = 'founding' and not ${records.retired} and not exists (
				select from ${shown} where ${shown.kind} = ${kind} and ${shown.id} = ${id} and ${shown.version} = ${version})`
		);
	const chosen = new Map((await chooseShown(session)).map((each) => [keyOf(each), each]));
	for (const each of fresh) chosen.set(keyOf(each), each);
	return [...chosen.values()];
}

/** Records as an edition is made of them. `problems` names those that do not fit the schema of this program. */
export function contentOf(chosen: readonly Chosen[]): { content: Content; problems: string[] } {
	const problems: string[] = [];
	const content = Object.fromEntries(kindNames.map((name) => [name, [] as object[]]));
	for (const each of chosen) {
		const known = kinds[each.kind as Kind];
		// A kind of a newer program: its own servers publish it.
		if (!known) continue;
		const parsed = v.safeParse(known.schema, each.body);
		if (parsed.success) content[each.kind]?.push(parsed.output);
		else
			for (const issue of parsed.issues)
				problems.push(`${each.kind}/${each.id}: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
	}
	return { content: content as Content, problems };
}

/** Notes that the public sees `chosen` from publication `number` on. Gives back how many records that changes. */
export async function noteShown(session: Session, chosen: readonly Chosen[], number: number): Promise<void> {
	const now = await session.select().from(shown).where(isNull(shown.until));
	const { added, gone } = compare(now, chosen);
	for (const some of chunks(gone)) {
		const keys = sql.join(
			some.map((each) => sql`(${each.kind}, ${each.id})`),
			sql`, `
		);
		await session.execute(
			sql`update ${shown} set "until" = ${number} where "until" is null and (kind, id) in (${keys})`
		);
	}
	for (const some of chunks(added))
		await session
			.insert(shown)
			.values(some.map((each) => ({ kind: each.kind, id: each.id, version: each.version, since: number })));
}

/** Whether the public would see other versions than now. */
export async function differsFromShown(session: Session, chosen: readonly Chosen[]): Promise<boolean> {
	const { added, gone } = compare(await session.select().from(shown).where(isNull(shown.until)), chosen);
	return added.length + gone.length > 0;
}

interface Which {
	kind: string;
	id: string;
	version: number;
}

function compare<A extends Which, B extends Which>(before: readonly A[], after: readonly B[]) {
	const versionsOf = (list: readonly Which[]) => new Map(list.map((each) => [keyOf(each), each.version]));
	const [old, next] = [versionsOf(before), versionsOf(after)];
	return {
		added: after.filter((each) => old.get(keyOf(each)) !== each.version),
		gone: before.filter((each) => next.get(keyOf(each)) !== each.version)
	};
}

const keyOf = (each: { kind: string; id: string }) => `${each.kind}/${each.id}`;

function chunks<T>(list: T[]): T[][] {
	return Array.from({ length: Math.ceil(list.length / ROWS) }, (_, i) => list.slice(i * ROWS, (i + 1) * ROWS));
}
