import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asc } from 'drizzle-orm';
import { kindNames } from '#lib/domain/kinds.ts';
import type { Session } from '../db/database.ts';
import { records } from '../db/schema.ts';

export interface Exported {
	written: number;
	removed: number;
	unchanged: number;
}

/**
 * Writes the head of every record as a file of `folder` (one folder a kind, one file a record), and removes the files of
 * records that are retired. A file that says the same already is not touched; others in the folder are left alone.
 */
export async function exportRecords(session: Session, folder: string): Promise<Exported> {
	const done: Exported = { written: 0, removed: 0, unchanged: 0 };
	for (const kind of kindNames) await mkdir(join(folder, kind), { recursive: true });
	const { kind, id, body, retired } = records;
	const heads = await session.select({ kind, id, body, retired }).from(records).orderBy(asc(kind), asc(id));
	for (const head of heads) {
		const file = join(folder, head.kind, `${head.id}.json`);
		const before = await readFile(file, 'utf8').catch(() => null);
		const text = head.retired ? null : `${JSON.stringify(head.body, null, '\t')}\n`;
		if (before === text) done.unchanged += 1;
		else if (text === null) {
			await rm(file);
			done.removed += 1;
		} else {
			await writeFile(`${file}.${process.pid}.part`, text);
			await rename(`${file}.${process.pid}.part`, file);
			done.written += 1;
		}
	}
	return done;
}
