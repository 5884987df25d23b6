import pg, { type ClientBase } from 'pg';

/** A table as it stands in the database: its columns with their types, the computed ones left out. */
export interface Table {
	name: string;
	columns: { name: string; type: string }[];
}

/** Says which migrations made the tables; it is not copied, but made again. */
const MIGRATIONS = 'migrations';

export const quoted = (name: string): string => pg.escapeIdentifier(name);

/** All tables of ours, by name, the columns in their order. */
export async function readTables(client: ClientBase): Promise<Table[]> {
	const { rows } = await client.query<{ table: string; column: string; type: string }>(
		`SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> $1
			AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
		ORDER BY c.relname COLLATE "C", a.attnum`,
		[MIGRATIONS]
	);
	const tables = new Map<string, Table>();
	for (const { table, column, type } of rows) {
		const known = tables.get(table) ?? { name: table, columns: [] };
		known.columns.push({ name: column, type });
		tables.set(table, known);
	}
	return [...tables.values()];
}

/** Whether there is anything that a restoration would overwrite. */
export async function holdsAnything(client: ClientBase): Promise<boolean> {
	for (const { name } of await readTables(client)) {
		const { rows } = await client.query(`SELECT FROM ${quoted(name)} LIMIT 1`);
		if (rows.length > 0) return true;
	}
	return false;
}

/** Does away with all tables, functions and types of ours, within the transaction of the caller. */
export async function dropAll(client: ClientBase): Promise<void> {
	const tables = [...(await readTables(client)).map(({ name }) => name), MIGRATIONS];
	await client.query(`DROP TABLE IF EXISTS ${tables.map(quoted).join(', ')} CASCADE`);
	const { rows } = await client.query<{ statement: string }>(
		`SELECT format('DROP FUNCTION %s CASCADE', p.oid::regprocedure) AS statement FROM pg_proc p
		WHERE p.pronamespace = current_schema()::regnamespace AND p.prokind = 'f'
			AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
		UNION ALL
		SELECT format('DROP TYPE %s CASCADE', t.oid::regtype) FROM pg_type t
		WHERE t.typnamespace = current_schema()::regnamespace AND t.typtype = 'e'`
	);
	for (const { statement } of rows) await client.query(statement);
}

/**
 * Empties all tables and takes their foreign keys and triggers away, so that rows come in any order and nothing is made
 * of them; gives back how to set both again, which checks the rows.
 */
export async function laidOpen(client: ClientBase, tables: readonly Table[]): Promise<() => Promise<void>> {
	const { rows } = await client.query<{ table: string; name: string; definition: string }>(
		`SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
		FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype = 'f' ORDER BY oid`
	);
	const names = tables.map(({ name }) => quoted(name));
	for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`);
	for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
	// A migration may have written rows, which are in the backup as well.
	await client.query(`TRUNCATE ${names.join(', ')}`);
	return async () => {
		for (const name of names) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
		for (const { table, name, definition } of rows)
			await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition}`);
	};
}

/** Numbers that the database gives out itself go on after those that are there. */
export async function advanceNumbers(client: ClientBase): Promise<void> {
	const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
		`SELECT a.attrelid::regclass::text AS table, a.attname AS column, s.oid::regclass::text AS sequence
		FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i')
			JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
		WHERE s.relkind = 'S' AND s.relnamespace = current_schema()::regnamespace`
	);
	for (const { table, column, sequence } of rows)
		await client.query(
			`SELECT setval($1, highest) FROM (SELECT max(${quoted(column)}) AS highest FROM ${table}) AS t WHERE highest IS NOT NULL`,
			[sequence]
		);
}
