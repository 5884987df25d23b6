import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, join, resolve } from 'node:path';
import { chooseAccount, type Account } from './account.ts';
import { findBinaries, type Binaries } from './binaries.ts';

/** Where a server of PostgreSQL listens; the shape of pg's configuration. */
export interface Address {
	host: string;
	port: number;
	user: string;
	password: string;
	database: string;
}

/** A program of PostgreSQL ended when it should not have; `message` carries the last it said. */
export class ClusterError extends Error {
	override name = 'ClusterError';
}

const USER = 'fanal';
const DATABASE = 'postgres';
/** A path of a socket holds some hundred bytes. */
const LONGEST_SOCKET = 90;
/** Between an order to stop and the next, harsher one, in milliseconds. */
const PATIENCE = 10_000;

/** Small, since it shares a machine with the server; what keeps data safe (fsync, full_page_writes) is as it comes. */
const settings = [
	'shared_buffers=32MB',
	'max_connections=60',
	'max_wal_size=256MB',
	'min_wal_size=32MB',
	'wal_level=minimal',
	'max_wal_senders=0',
	'jit=off',
	'timezone=UTC',
	'log_timezone=UTC',
	// A statement that failed may carry what somebody wrote.
	'log_min_error_statement=panic',
	'log_min_messages=warning'
];

/**
 * Ends PostgreSQL when the pipe from this process closes, which even `kill -9` does: no database is left behind, and none
 * is ended harshly.
 */
const UNTIL_WE_END = `exec 3<&0 </dev/null
"$@" 3<&- >&2 & child=$!
echo "$child"
( read -r _ <&3; kill -INT "$child" ) >/dev/null 2>&1 & watch=$!
exec 3<&- >&2
wait "$child"; code=$?
kill "$watch" 2>/dev/null
exit "$code"`;

/** Folders in which this process makes a database right now. */
const making = new Set<string>();

export interface ClusterOptions {
	/** More settings, `name=value`; for tests. */
	settings?: readonly string[];
}

/** A PostgreSQL of our own in a folder: made once, started, stopped. One process at a time owns it. */
export class Cluster {
	readonly #data: string;
	readonly #folder: string;
	readonly #files: string;
	readonly #more: readonly string[];
	#process: ChildProcess | null = null;

	/** `data` is FANAL_DATA; the database lives in its folder `postgres`. */
	constructor(data: string, options: ClusterOptions = {}) {
		this.#data = resolve(data);
		this.#folder = join(this.#data, 'postgres');
		this.#files = join(this.#folder, 'cluster');
		this.#more = options.settings ?? [];
	}

	/**
	 * Starts the database, making it first where there is none. Gives back its address, and a promise of its end, which
	 * comes soon where another process owns it already: `isOurs` tells whose it is that answers there.
	 */
	async start(): Promise<{ address: Address; ended: Promise<void>; isOurs: () => Promise<boolean> }> {
		const binaries = await findBinaries();
		await mkdir(this.#data, { recursive: true, mode: 0o700 });
		await chmod(this.#data, 0o700);
		const account = await chooseAccount(this.#data, this.#folder, binaries.postgres);
		const made = await readFile(join(this.#files, 'PG_VERSION'), 'utf8').catch(() => null);
		if (made === null) await this.#make(binaries, account);
		const address = await this.#newAddress();
		const child = this.#spawn(binaries, account, address);
		const ended = new Promise<void>((resolve) => {
			child.once('error', () => resolve());
			child.once('exit', () => resolve());
		}).then(() => {
			child.stdin?.destroy();
			if (this.#process === child) this.#process = null;
		});
		this.#process = child;
		let pid = '';
		child.stdout?.on('data', (chunk) => (pid += String(chunk)));
		const isOurs = async () => (await this.#postmaster())[0]?.trim() === pid.trim();
		return { address, ended, isOurs };
	}

	/** Where the cluster listens that another process has started in this folder; `null` when none runs. */
	async running(): Promise<Address | null> {
		const [pid = '', , , port = '', socket = '', host = ''] = await this.#postmaster();
		if (!isAlive(Number(pid)) || !port) return null;
		return { ...(await this.#credentials()), host: socket.trim() || host.trim() || '127.0.0.1', port: Number(port) };
	}

	/** A clean stop, which a next start finds at once; harsher if it takes too long. */
	async stop(): Promise<void> {
		const child = this.#process;
		if (!child) return;
		await new Promise<void>((resolve) => {
			const pid = child.pid;
			const timer = setTimeout(() => pid !== undefined && kill(-pid, 'SIGQUIT'), PATIENCE);
			child.once('exit', () => {
				clearTimeout(timer);
				resolve();
			});
			child.stdin?.end();
		});
	}

	/** What PostgreSQL last said, for a log: it names no data. */
	async lastWords(): Promise<string> {
		const log = await readFile(join(this.#folder, 'log'), 'utf8').catch(() => '');
		return log.trim().split('\n').slice(-5).join('\n');
	}

	/** The lines of the file that PostgreSQL keeps while it runs. */
	async #postmaster(): Promise<string[]> {
		return (await readFile(join(this.#files, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
	}

	/** In a folder of another name first: one that is half made never looks like a database. */
	async #make(binaries: Binaries, account: Account): Promise<void> {
		await this.#clearHalfMade();
		const folder = await mkdtemp(`${this.#folder}.new-${process.pid}-`);
		making.add(basename(folder));
		const password = join(folder, 'password');
		await writeFile(password, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
		if (account.owner) for (const path of [folder, password]) await chown(path, account.owner.uid, account.owner.gid);
		const args = [`--pgdata=${join(folder, 'cluster')}`, `--username=${USER}`, `--pwfile=${password}`];
		const kind = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions'];
		const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
		try {
			await finish(account, [binaries.initdb, ...args, ...kind, ...locale]);
			await rename(folder, this.#folder);
		} catch (error) {
			// Another process was quicker: its database is as good.
			if (!['ENOTEMPTY', 'EEXIST'].includes(String((error as NodeJS.ErrnoException).code))) throw error;
		} finally {
			await rm(folder, { recursive: true, force: true });
			making.delete(basename(folder));
		}
	}

	/** What a process left that ended in the middle of making one. */
	async #clearHalfMade(): Promise<void> {
		for (const name of await readdir(this.#data)) {
			const [, pid] = /^postgres\.new-(\d+)-/.exec(name) ?? [];
			if (pid === undefined || making.has(name)) continue;
			// In a container, we may well have the number of the one that ended.
			if (Number(pid) === process.pid || !isAlive(Number(pid)))
				await rm(join(this.#data, name), { recursive: true, force: true });
		}
	}

	#spawn(binaries: Binaries, account: Account, address: Address): ChildProcess {
		const socket = address.host.startsWith('/');
		const listen = socket
			? ['listen_addresses=', `unix_socket_directories=${address.host}`, 'unix_socket_permissions=0700']
			: [`listen_addresses=${address.host}`, 'unix_socket_directories='];
		const all = [...settings, ...listen, ...this.#more].flatMap((each) => ['-c', each]);
		const postgres = [binaries.postgres, '-D', this.#files, '-p', String(address.port), ...all];
		const [command = '', ...args] = [...account.prefix, '/bin/sh', '-c', UNTIL_WE_END, 'fanal-postgres', ...postgres];
		const log = openSync(join(this.#folder, 'log'), 'w', 0o600);
		try {
			return spawn(command, args, {
				...account.options,
				cwd: '/',
				env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' },
				stdio: ['pipe', 'pipe', log],
				// Not in the group of the terminal: Ctrl-C is ours to answer, the database stops after the last request.
				detached: true
			});
		} finally {
			closeSync(log);
		}
	}

	async #newAddress(): Promise<Address> {
		const credentials = await this.#credentials();
		if (this.#folder.length <= LONGEST_SOCKET) return { ...credentials, host: this.#folder, port: 5432 };
		return { ...credentials, host: '127.0.0.1', port: await freePort() };
	}

	async #credentials() {
		const password = (await readFile(join(this.#folder, 'password'), 'utf8')).trim();
		return { user: USER, password, database: DATABASE };
	}
}

/** Runs a program to its end. */
function finish(account: Account, [program = '', ...rest]: string[]): Promise<void> {
	const [command = '', ...args] = [...account.prefix, program, ...rest];
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			...account.options,
			cwd: '/',
			env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		let said = '';
		child.stdout.on('data', (chunk) => (said += String(chunk)));
		child.stderr.on('data', (chunk) => (said += String(chunk)));
		child.once('error', reject);
		child.once('close', (code) =>
			code === 0 ? resolve() : reject(new ClusterError(`${program} ended with ${code}:\n${said.trim().slice(-1000)}`))
		);
	});
}

function isAlive(pid: number): boolean {
	if (!Number.isInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

function kill(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(pid, signal);
	} catch {
		// It has just ended by itself.
	}
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer().once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
