import { join, resolve } from 'node:path';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { exportRecords } from '#lib/server/records/export.ts';

/** Longest wait for the database to come up, in milliseconds: one that recovers after a kill takes its time. */
const PATIENCE = 60_000;

const root = process.cwd();
const folder = resolve(process.argv[2] ?? join(root, 'data'));
const database = openDatabase(root, process.env);
if (!database) throw new Error('There is no database: FANAL_DATABASE is off');
try {
	await database.whenUp(PATIENCE);
	const { written, removed, unchanged } = await exportRecords(database.orm, folder);
	console.log(`${folder}: ${written} files written, ${removed} removed, ${unchanged} as they were`);
} finally {
	await database.close();
}
