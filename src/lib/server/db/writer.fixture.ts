import { sql } from 'drizzle-orm';
import { Database } from './database.ts';

// A process to be killed: opens the database of a folder, writes row after row, and says each that was acknowledged.
const [folder = '', migrations = ''] = process.argv.slice(2);
const database = new Database({ folder }, { migrations });
await database.whenUp(60_000);
await database.orm.execute(sql`create table if not exists acknowledged (n integer primary key)`);
const { rows } = await database.orm.execute(sql`select coalesce(max(n), 0) as last from acknowledged`);
for (let n = Number(rows[0]?.['last']) + 1; ; n += 1) {
	await database.orm.execute(sql`insert into acknowledged (n) values (${n})`);
	process.stdout.write(`${n}\n`);
}
