import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from './debian.js';

const INSTALLED = '/usr/lib/postgresql';
/** Nothing here outlives the run. */
const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/**
 * Starts the PostgreSQL that is installed on this machine, or that Debian installs, with a folder of its own; `null` where
 * there is none. It refuses root: then it runs as the account `postgres` that the package makes.
 * @returns {Promise<{ version: string, url: string, stop: () => void } | null>}
 */
export async function startInstalledPostgres() {
	const programs = newest() ?? ((await installPackages('postgresql')) ? newest() : undefined);
	if (!programs) return null;
	const folder = mkdtempSync(join(tmpdir(), 'fanal-installed-'));
	const isRoot = process.getuid?.() === 0;
	if (isRoot) execFileSync('chown', ['postgres', folder]);
	/** @param {string} program @param {string[]} args */
	const run = (program, ...args) => {
		const command = [join(programs, program), ...args];
		const [file = '', ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
		return execFileSync(file, rest, { encoding: 'utf8', cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
	};
	const cluster = join(folder, 'cluster');
	run('initdb', '-D', cluster, '-A', 'trust', '-U', 'fanal', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync');
	const options = [`listen_addresses=`, `unix_socket_directories=${folder}`, ...fast].map((each) => `-c ${each}`);
	run('pg_ctl', '-D', cluster, '-l', join(folder, 'log'), '-o', options.join(' '), '-w', 'start');
	return {
		version: run('postgres', '--version').trim(),
		url: `postgresql://fanal@${encodeURIComponent(folder)}/postgres`,
		stop: () => {
			run('pg_ctl', '-D', cluster, '-m', 'immediate', '-w', 'stop');
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

/** The folder of the programs of the newest one. */
function newest() {
	if (!existsSync(INSTALLED)) return undefined;
	const versions = readdirSync(INSTALLED).sort((a, b) => Number(b) - Number(a));
	return versions.map((version) => join(INSTALLED, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
}
