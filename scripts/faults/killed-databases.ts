import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inLanes, PLACES, reach, until, type Finding } from './lab.ts';
import { Ledger, tornEditions, tornOnDisk } from './ledger.ts';
import { AtWork, openStaffed, type Work } from './staff-at-work.ts';

const LANES = 2;
const LONGEST = 1000;

/** All processes of PostgreSQL killed at once, again and again, under a server that goes on: while people edit, review, publish. */
export async function killedDatabases(times: number): Promise<Finding> {
	const wrong: string[] = [];
	const works: Work[] = ['edit', 'review', 'publish'];
	const counted: string[] = [];
	await inLanes(works.length, LANES, async () => {
		const work = works.shift();
		if (work) counted.push(await killUnder(work, times, wrong));
	});
	const tried = times * counted.length;
	return { name: 'PostgreSQL killed whole under a server', tried, wrong, also: counted.sort().join('; ') };
}

async function killUnder(what: Work, times: number, wrong: string[]): Promise<string> {
	const { lab, server, staff } = await openStaffed();
	const ledger = new Ledger();
	const work = new AtWork(staff, ledger, [what], PLACES);
	for (let n = 0; n <= times; n += 1) {
		const before = ledger.told;
		if (!(await until(async () => ledger.told > before))) wrong.push(`${what}: did not come back after kill ${n}`);
		if (n === times) break;
		await setTimeout(Math.random() * LONGEST);
		await killAll(lab.data);
	}
	await work.stop();
	const database = await reach({ folder: lab.data });
	wrong.push(...(await ledger.missing(database)), ...(await tornEditions(database)), ...(await tornOnDisk(lab.data)));
	await database.close();
	await server.stop();
	await lab.end();
	return `under ${what}: ${Ledger.counts(ledger)} done; ${work.cut} cut or refused`;
}

async function killAll(data: string): Promise<void> {
	const file = await readFile(join(data, 'postgres/cluster/postmaster.pid'), 'utf8').catch(() => '');
	const postmaster = Number(file.split('\n')[0]);
	if (!postmaster) return;
	const all = execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
	const children = all
		.map((line) => line.trim().split(/\s+/).map(Number))
		.filter(([, parent]) => parent === postmaster);
	for (const pid of [postmaster, ...children.map(([pid = 0]) => pid)]) {
		try {
			process.kill(pid, 'SIGKILL');
		} catch {
			// It has just ended by itself.
		}
	}
}
