import { setTimeout } from 'node:timers/promises';
import type { RunningServer } from '../../tests/support/server.ts';
import { latestPublication } from '#lib/server/publishing/stored-editions.ts';
import type { Database } from '#lib/server/db/database.ts';
import { inLanes, PLACES, reach, until, type Finding } from './lab.ts';
import { Ledger, tornEditions, tornOnDisk } from './ledger.ts';
import { AtWork, openStaffed } from './staff-at-work.ts';

const LANES = 2;
/** A server is killed within so many milliseconds of the first thing that was done. */
const LONGEST = 1500;

/** The built server killed (kill -9) at any moment while people edit, review and publish over HTTP. */
export async function killedServers(times: number): Promise<Finding> {
	const wrong: string[] = [];
	let cut = 0;
	const benches = await Promise.all(
		Array.from({ length: Math.min(LANES, times) }, async () => ({ ...(await openStaffed()), ledger: new Ledger() }))
	);
	await inLanes(times, LANES, async (lane) => {
		const bench = benches[lane];
		if (!bench) return;
		const { lab, server, staff, ledger } = bench;
		const before = ledger.told;
		const work = new AtWork(staff, ledger, ['publish', 'review'], PLACES);
		const works = await until(async () => ledger.told > before);
		await setTimeout(Math.random() * LONGEST);
		await server.kill();
		await work.stop();
		if (!works) wrong.push('nothing was done within a minute of a start');
		wrong.push(...(await tornOnDisk(lab.data)));
		await server.restart();
		const database = await reach({ folder: lab.data });
		wrong.push(...(await ledger.missing(database)), ...(await tornEditions(database)));
		if (!(await until(() => serves(server, database)))) wrong.push('the newest edition is not served');
		await database.close();
		cut += work.cut;
	});
	for (const { lab, server } of benches) {
		await server.stop();
		await lab.end();
	}
	const also = `done: ${Ledger.counts(...benches.map(({ ledger }) => ledger))}; ${cut} cut or refused`;
	return { name: 'server killed while people edit, review and publish', tried: times, wrong, also };
}

async function serves(server: RunningServer, database: Database): Promise<boolean> {
	const latest = await latestPublication(database.orm);
	const current = (await (await fetch(`${server.url}/editions/current.json`)).json()) as { edition: string };
	return latest?.edition === current.edition;
}
