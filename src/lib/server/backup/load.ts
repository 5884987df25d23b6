import type { ClientBase } from 'pg';
import { migrateWithin } from '../db/migrate.ts';
import { BackupError } from './container.ts';
import type { BackupEnd, BackupHead, TableHead } from './dump.ts';
import { advanceNumbers, dropAll, quoted, readTables, laidOpen, type Table } from './tables.ts';

/** Rows and characters in one statement. */
const ROWS = 500;
const CHARACTERS = 8_000_000;

/**
 * Takes the lines of a backup into the database, in place of all that is there, within the transaction of the caller:
 * the tables as they were, the rows, then what is newer in this program. `end` tells that all of it has come.
 */
export class Loader {
	readonly #client: ClientBase;
	readonly #migrations: string;
	#tables: Table[] | null = null;
	#close = async () => {};
	#into: { table: Table; columns: string[] } | null = null;
	#waiting: string[] = [];
	#length = 0;
	#count = 0;
	#ended = false;

	constructor(client: ClientBase, migrations: string) {
		this.#client = client;
		this.#migrations = migrations;
	}

	/** Takes one line. */
	async take(line: string): Promise<void> {
		if (!this.#tables) return this.#begin(JSON.parse(line) as BackupHead);
		if (line.startsWith('[')) return this.#row(line);
		await this.#flush();
		const head = JSON.parse(line) as TableHead | BackupEnd;
		if ('table' in head) this.#into = { table: this.#known(head), columns: head.columns };
		else this.#ended = head.rows === this.#count;
	}

	/** After the last line. Gives back how many rows there were. Throws `BackupError` where some are missing. */
	async end(): Promise<number> {
		if (!this.#ended) throw new BackupError('the backup is not whole: take another copy of it');
		await advanceNumbers(this.#client);
		await this.#close();
		await migrateWithin(this.#client, this.#migrations);
		return this.#count;
	}

	async #begin({ migrations }: BackupHead): Promise<void> {
		await dropAll(this.#client);
		await migrateWithin(this.#client, this.#migrations, migrations);
		this.#tables = await readTables(this.#client);
		this.#close = await laidOpen(this.#client, this.#tables);
	}

	async #row(line: string): Promise<void> {
		this.#waiting.push(line);
		this.#length += line.length;
		this.#count += 1;
		if (this.#waiting.length >= ROWS || this.#length >= CHARACTERS) await this.#flush();
	}

	async #flush(): Promise<void> {
		const [rows, into] = [this.#waiting, this.#into];
		this.#waiting = [];
		this.#length = 0;
		if (!into || rows.length === 0) return;
		const { table, columns } = into;
		const types = new Map(table.columns.map(({ name, type }) => [name, type]));
		const names = columns.map(quoted).join(', ');
		const values = columns.map((name, index) => `(value->>${index})::${types.get(name)}`).join(', ');
		await this.#client.query(
			`INSERT INTO ${quoted(table.name)} (${names}) OVERRIDING SYSTEM VALUE
			SELECT ${values} FROM unnest($1::text[]::json[]) AS line (value)`,
			[rows]
		);
	}

	#known({ table: name, columns }: TableHead): Table {
		const table = this.#tables?.find((each) => each.name === name);
		if (!table || columns.some((each) => !table.columns.some((column) => column.name === each)))
			throw new BackupError(`the backup has a table ${name} that this version does not know as it was`);
		return table;
	}
}
