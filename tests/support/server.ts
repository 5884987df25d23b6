import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { placeOf } from './own-database.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** From the start of the process to an edition, in milliseconds. */
const READY = 30_000;

export interface StartOptions {
	/** Default: a temporary folder, removed with the test process. */
	dataDir?: string;
	/** Default: a free one. */
	port?: number;
	env?: Record<string, string>;
	/** A PostgreSQL of its own in the data folder, or where `placeOf` says; without, `data/` alone is served. */
	database?: boolean;
	/** The folder of the build; its packages are found from there. */
	build?: string;
	/** The folder of `data/`, `locales/` and `drizzle/`; default: the project. */
	content?: string;
}

export interface RunningServer {
	url: string;
	port: number;
	/** All lines that it wrote to its two streams so far. */
	output(): string;
	/** SIGKILL: no goodbye. The data folder stays. */
	kill(): Promise<void>;
	/** SIGTERM, and an orderly end; rejects when the server does not end with 0. */
	stop(): Promise<void>;
	/** Starts again on the same port and data, after having been killed if it still runs. */
	restart(): Promise<void>;
}

const children = new Set<ChildProcess>();
const folders = new Set<string>();
process.once('exit', () => {
	for (const child of children) child.kill('SIGKILL');
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Starts the built server and waits until it is ready. Build first. */
export async function startServer({
	dataDir,
	port = 0,
	env: more = {},
	database = false,
	build = join(root, 'build'),
	content = root
}: StartOptions = {}): Promise<RunningServer> {
	const data = dataDir ?? temporaryFolder();
	// Most journeys need none, and a database each would only slow them.
	const place = database ? await placeOf(data) : null;
	const elsewhere = place && 'url' in place ? { DATABASE_URL: place.url } : {};
	const env = { FANAL_DATABASE: database ? '' : 'off', ...elsewhere, ...more };
	let output = '';
	const hear = (chunk: unknown) => void (output += String(chunk));
	const { url, child: first } = await launch({ build, content, data, port, env, hear });
	const ownPort = Number(new URL(url).port);
	let child = first;
	const kill = async () => void (await end(child, 'SIGKILL'));
	return {
		url,
		port: ownPort,
		output: () => output,
		kill,
		stop: async () => {
			const code = await end(child, 'SIGTERM');
			if (code !== 0) throw new Error(`the server ended with ${code}`);
		},
		restart: async () => {
			await kill();
			({ child } = await launch({ build, content, data, port: ownPort, env, hear }));
		}
	};
}

interface Launch {
	build: string;
	content: string;
	data: string;
	port: number;
	env: Record<string, string>;
	hear: (chunk: unknown) => void;
}

async function launch({ build, content, data, port, env, hear }: Launch) {
	const inherited = { ...process.env };
	delete inherited.ORIGIN;
	delete inherited.DATABASE_URL;
	const child = spawn(process.execPath, [join(build, 'main.js')], {
		cwd: content,
		env: { ...inherited, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), FANAL_DATA: data, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	children.add(child);
	child.once('exit', () => children.delete(child));
	let output = '';
	const url = await new Promise<string>((resolve, reject) => {
		const fail = () => reject(new Error(`the server did not start:\n${output}`));
		for (const stream of [child.stdout, child.stderr]) stream.on('data', hear);
		child.stdout.on('data', (chunk) => {
			output += String(chunk);
			const [, found] = /^Fanal: (http:\S+)$/m.exec(output) ?? [];
			if (found) resolve(found);
		});
		child.stderr.on('data', (chunk) => (output += String(chunk)));
		child.once('error', reject);
		child.once('exit', fail);
	});
	await ready(url, () => output);
	return { child, url };
}

async function ready(url: string, output: () => string): Promise<void> {
	const deadline = Date.now() + READY;
	for (;;) {
		const answer = await fetch(`${url}/readyz`).catch(() => undefined);
		if (answer?.ok) return;
		if (Date.now() > deadline) throw new Error(`no edition after ${READY} ms:\n${output()}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
	if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
	return new Promise((resolve) => {
		child.once('exit', resolve);
		child.kill(signal);
	});
}

function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'fanal-e2e-'));
	folders.add(folder);
	return folder;
}
