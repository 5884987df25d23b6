import { sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Kind, RecordOf } from '#lib/domain/kinds.ts';
import type { Session } from '../db/database.ts';
import { links, offers, places, records, sources, texts, verifications } from '../db/schema.ts';
import { DETAILS_VERSION, detailsOf, type Details } from './details.ts';

const tables = { places, offers, texts, sources, links, verifications };
/** Rows in one statement: PostgreSQL takes 65,535 parameters. */
const ROWS = 1000;

export interface Head {
	kind: Kind;
	id: string;
	body: object;
}

/** Makes the rows beside some records anew. Part of the caller's transaction, so that they never differ from the heads. */
export async function writeDetails(session: Session, heads: readonly Head[]): Promise<void> {
	for (let start = 0; start < heads.length; start += ROWS) {
		const some = heads.slice(start, start + ROWS);
		const all = some.map(({ kind, id, body }) => detailsOf(kind, id, body as RecordOf<typeof kind>));
		const keys = sql.join(
			some.map(({ kind, id }) => sql`(${kind}, ${id})`),
			sql`, `
		);
		for (const [name, table] of Object.entries(tables) as [keyof typeof tables, PgTable][]) {
			await session.execute(sql`delete from ${table} where (kind, id) in (${keys})`);
			await insert(
				session,
				table,
				all.flatMap((each: Details): Record<string, unknown>[] => each[name])
			);
		}
	}
}

async function insert(session: Session, table: PgTable, rows: Record<string, unknown>[]): Promise<void> {
	for (let start = 0; start < rows.length; start += ROWS)
		await session
			.insert(table)
			.values(rows.slice(start, start + ROWS))
			// Two parts of one record under one name: the first is told; checks of the content name the fault.
			.onConflictDoNothing();
}

/** Makes all rows beside the records anew after a version of the program that makes them otherwise. */
export async function renewDetails(session: Session): Promise<void> {
	const wanted = String(DETAILS_VERSION);
	const { rows } = await session.execute(sql`select value from upkeep where name = 'details'`);
	if (rows[0]?.['value'] === wanted) return;
	await session.transaction(async (inner) => {
		const heads = await inner.select({ kind: records.kind, id: records.id, body: records.body }).from(records);
		await writeDetails(inner, heads as Head[]);
		await inner.execute(
			sql`insert into upkeep (name, value) values ('details', ${wanted}) on conflict (name) do update set value = ${wanted}`
		);
	});
}
