import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inLanes, layOut, reach, type Finding } from './lab.ts';
import { Ledger, tornEditions } from './ledger.ts';

const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));
const LANES = 2;
/** A worker is killed within so many milliseconds of its start of work. */
const LONGEST = 2500;

/** Starts a worker; settles when it works. */
export async function startWorker(root: string, data: string, ledger: Ledger) {
	const child = spawn(process.execPath, ['--import', 'tsx', worker, root, data], { stdio: ['ignore', 'pipe', 'pipe'] });
	let problems = '';
	child.stderr.on('data', (chunk) => (problems += String(chunk)));
	await new Promise<void>((resolve, reject) => {
		child.stdout.on('data', (chunk) => {
			ledger.hear(chunk);
			resolve();
		});
		child.once('exit', () => reject(new Error(`a worker ended by itself: ${problems}`)));
	});
	return {
		kill: async () => {
			const ended = once(child, 'close');
			child.kill('SIGKILL');
			await ended;
		}
	};
}

/** A server killed (kill -9) at any moment of editing, reviewing and publishing. */
export async function killedServers(times: number): Promise<Finding> {
	const wrong: string[] = [];
	let told = 0;
	const labs = await Promise.all(Array.from({ length: LANES }, () => layOut()));
	const ledgers = labs.map(() => new Ledger());
	await inLanes(times, LANES, async (lane) => {
		const [lab, ledger] = [labs[lane], ledgers[lane]];
		if (!lab || !ledger) return;
		const running = await startWorker(lab.root, lab.data, ledger);
		await setTimeout(Math.random() * LONGEST);
		await running.kill();
		const database = await reach({ folder: lab.data });
		wrong.push(...(await ledger.missing(database)), ...(await tornEditions(database, lab.data)));
		told += ledger.lines.splice(0).length;
		await database.close();
	});
	for (const lab of labs) await lab.end();
	return { name: 'server killed while it edits, reviews and publishes', tried: times, wrong, also: `${told} done` };
}
