import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startWorker } from './killed-servers.ts';
import { layOut, reach, type Finding } from './lab.ts';
import { Ledger, tornEditions } from './ledger.ts';

const LONGEST = 1500;
const PATIENCE = 30_000;

/** All processes of PostgreSQL killed at once, again and again, under a server that goes on. */
export async function killedDatabases(times: number): Promise<Finding> {
	const wrong: string[] = [];
	const lab = await layOut();
	const ledger = new Ledger();
	const running = await startWorker(lab.root, lab.data, ledger);
	for (let n = 0; n < times; n += 1) {
		await setTimeout(Math.random() * LONGEST);
		await killAll(lab.data);
		const before = ledger.lines.length;
		const deadline = Date.now() + PATIENCE;
		while (ledger.lines.length === before && Date.now() < deadline) await setTimeout(50);
		if (ledger.lines.length === before) wrong.push(`the server did not come back after kill ${n + 1}`);
	}
	await running.kill();
	const database = await reach({ folder: lab.data });
	wrong.push(...(await ledger.missing(database)), ...(await tornEditions(database, lab.data)));
	await database.close();
	await lab.end();
	return { name: 'PostgreSQL killed whole under a server', tried: times, wrong, also: `${ledger.lines.length} done` };
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
