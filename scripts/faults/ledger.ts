import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { FactsShard } from '#lib/domain/edition/format.ts';
import type { Database } from '#lib/server/db/database.ts';
import { EditionStore } from '#lib/server/editions/store.ts';
import { latestPublication, loadEdition } from '#lib/server/publishing/stored-editions.ts';

/** All that a worker was told is done. */
export class Ledger {
	readonly lines: string[] = [];
	#rest = '';

	/** What came through a pipe; a line that was cut was never told. */
	hear(chunk: unknown): void {
		const parts = (this.#rest + String(chunk)).split('\n');
		this.#rest = parts.pop() ?? '';
		this.lines.push(...parts.filter((line) => line !== 'up'));
	}

	/** Of what was told, what the database does not hold. */
	async missing(database: Database): Promise<string[]> {
		const { rows } = await database.orm.execute<{ line: string }>(sql`
			select concat_ws(' ', 'version', id, version, body->>'name') as line from record_versions
			union all select concat_ws(' ', 'proposal', number) from proposals
			union all select concat_ws(' ', 'approved', number) from proposals where state = 'approved'
			union all select concat_ws(' ', 'edition', sequence, edition) from publications`);
		const held = new Set(rows.map(({ line }) => line));
		return this.lines.filter((line) => !held.has(line)).map((line) => `lost: ${line}`);
	}
}

/** Whether the current edition is whole and says what the database says it shows, and that on the disk is whole too. */
export async function tornEditions(database: Database, data: string | null): Promise<string[]> {
	const wrong: string[] = [];
	const latest = await latestPublication(database.orm);
	if (!latest) return wrong;
	const { files } = await loadEdition(database.orm, latest, () => undefined);
	const facts = [...files].find(([name]) => name.startsWith('facts-'))?.[1].identity.toString('utf8') ?? '{}';
	const names = (JSON.parse(facts) as FactsShard).places.map(({ id, name }) => `${id} ${name}`).sort();
	const { rows } = await database.orm.execute<{ line: string }>(sql`
		select concat_ws(' ', s.id, v.body->>'name') as line from shown s
		join record_versions v on v.kind = s.kind and v.id = s.id and v.version = s.version where s."until" is null`);
	const shown = rows.map(({ line }) => line).sort();
	if (JSON.stringify(names) !== JSON.stringify(shown))
		wrong.push(`torn: edition ${latest.sequence} is not what is shown`);
	const { rows: heads } = await database.orm.execute<{ id: string }>(sql`select r.id from records r
		where r.body::text <> (select v.body::text from record_versions v
			where v.kind = r.kind and v.id = r.id and v.version = r.version)`);
	if (heads.length > 0) wrong.push(`torn: ${heads.length} records are not their newest version`);
	const { rows: audited } = await database.orm.execute<{ number: number }>(sql`select number from publications p
		where not exists (select from audit a where (a.detail->>'number')::int = p.number and a.action like 'publication.%')`);
	if (audited.length > 0) wrong.push(`torn: ${audited.length} publications are not in the audit`);
	if (data === null) return wrong;
	const store = new EditionStore(join(data, 'editions'));
	if (!(await store.load())) wrong.push('torn: the edition on the disk is not whole');
	return wrong;
}
