/**
 * Time and peak memory to publish the places there are and 5,000, each in a process of its own on a PostgreSQL of its own: the
 * first publication, and one after ten places were edited (median of 3). `npx tsx bench/publish.ts`.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { realRecords } from '#lib/domain/testing.ts';
import { Database } from '#lib/server/db/database.ts';
import { publish } from '#lib/server/publishing/publication.ts';
import { readSurroundings } from '#lib/server/publishing/read-records.ts';
import { loadFounding } from '#lib/server/records/founding.ts';
import { migrations } from '../scripts/lib/backup-database.ts';
import { ownCluster } from '../scripts/faults/own-cluster.ts';
import { editPlaces } from '../tests/support/staff.ts';
import { grownPlaces } from './grown-places.ts';
import { median } from './support.ts';

interface Measured {
	first: number;
	later: number;
	before: number;
	peak: number;
}

const [url] = process.argv.slice(2);
if (url) console.log(JSON.stringify(await measure(url)));
else await compare();

async function compare(): Promise<void> {
	const cluster = await ownCluster();
	const records = await realRecords();
	const minutes = (index: number) =>
		`${String(8 + (index % 3)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`;
	const distinct = (_: unknown, index: number) =>
		`Mo-Fr ${minutes(index)}-${12 + (Math.floor(index / 180) % 10)}:${String(Math.floor(index / 1800) * 10).padStart(2, '0')}; PH off`;
	const sets = {
		[`${records.places.length} places of data/`]: records.places,
		'5,000, with their hours': grownPlaces(records.places, 5000),
		'5,000, each with hours of its own': grownPlaces(records.places, 5000, distinct)
	};
	const rows: Record<string, Record<string, number>> = {};
	let one: Measured | undefined;
	for (const [n, [name, places]] of Object.entries(sets).entries()) {
		await cluster.run(`CREATE DATABASE bench_${n}`);
		const address = cluster.url(`bench_${n}`);
		const database = await reached(address);
		await database.transaction((session) => loadFounding(session, { ...records, places }));
		await database.close();
		const cwd = fileURLToPath(new URL('..', import.meta.url));
		const output = execFileSync(process.execPath, ['--import', 'tsx', import.meta.filename, address], { cwd });
		const measured = JSON.parse(String(output)) as Measured;
		one ??= measured;
		rows[name] = {
			'first, ms': Math.round(measured.first),
			'÷ data/': Number((measured.first / one.first).toFixed(1)),
			'after ten edits, ms': Math.round(measured.later),
			'÷ data/ ': Number((measured.later / one.later).toFixed(1)),
			'peak MB': Math.round(measured.peak),
			'of it before, MB': Math.round(measured.before)
		};
	}
	await cluster.end();
	console.table(rows);
}

async function reached(address: string): Promise<Database> {
	const database = new Database({ url: address }, { migrations, log: () => {} });
	await database.whenUp(60_000);
	return database;
}

async function measure(address: string): Promise<Measured> {
	const database = await reached(address);
	const { surroundings } = await readSurroundings('.');
	const peak = () => process.resourceUsage().maxRSS / 1024;
	const once = async () => {
		const start = performance.now();
		const result = await publish(database, { actor: 'bench' }, { surroundings, now: Date.now() });
		if (!result.ok || !result.changed) throw new Error(JSON.stringify(result).slice(0, 500));
		return performance.now() - start;
	};
	const before = peak();
	const first = await once();
	const later: number[] = [];
	for (const round of [1, 2, 3]) {
		await editPlaces(database, 10, (place) => (place.name = `${place.name} ${round}`));
		later.push(await once());
	}
	await database.close();
	return { first, later: median(later), before, peak: peak() };
}
