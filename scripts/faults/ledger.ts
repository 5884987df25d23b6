import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { FactsShard } from '#lib/domain/edition/format.ts';
import type { Database } from '#lib/server/db/database.ts';
import { EditionStore } from '#lib/server/editions/store.ts';
import { latestPublication, loadEdition } from '#lib/server/publishing/stored-editions.ts';

type Told = 'version' | 'proposal' | 'approved' | 'publication' | 'shown';

const names: Record<Told, string> = {
	version: 'edits',
	proposal: 'proposals',
	approved: 'reviews',
	publication: 'publications',
	shown: 'edits shown'
};

/** All that people were told is done. */
export class Ledger {
	#lines: string[] = [];
	/** How often each thing was told, ever. */
	readonly #counts = new Map<string, number>();

	tell(what: Told, ...words: (string | number)[]): void {
		this.#lines.push([what, ...words].join(' '));
		this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
	}

	get told(): number {
		return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
	}

	/** What was told to be done: "12 edits, 3 publications". */
	static counts(...ledgers: Ledger[]): string {
		const kinds: Told[] = ['version', 'proposal', 'approved', 'publication'];
		const count = (kind: Told) => ledgers.reduce((sum, each) => sum + (each.#counts.get(kind) ?? 0), 0);
		return kinds.flatMap((kind) => (count(kind) ? `${count(kind)} ${names[kind]}` : [])).join(', ');
	}

	/** Of what was told since this was asked before, what the database does not hold. */
	async missing(database: Database): Promise<string[]> {
		const lines = this.#lines;
		this.#lines = [];
		const { rows } = await database.orm.execute<{ line: string }>(sql`
			select concat_ws(' ', 'version', id, body->>'name') as line from record_versions
			union all select concat_ws(' ', 'proposal', id, body->>'name') from proposals
			union all select concat_ws(' ', 'approved', number) from proposals where state = 'approved'
			union all select concat_ws(' ', 'publication', note) from publications
			union all select concat_ws(' ', 'shown', s.id, v.body->>'name') from shown s
				join record_versions v on v.kind = s.kind and v.id = s.id and v.version = s.version`);
		const held = new Set(rows.map(({ line }) => line));
		return lines.filter((line) => !held.has(line)).map((line) => `lost: ${line}`);
	}
}

/** Whether the current edition is whole and says what the database says it shows. */
export async function tornEditions(database: Database): Promise<string[]> {
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
	return wrong;
}

/** Whether the edition that a server left on its disk is whole. */
export async function tornOnDisk(data: string): Promise<string[]> {
	const store = new EditionStore(join(data, 'editions'));
	return (await store.load()) ? [] : ['torn: the edition on the disk is not whole'];
}
