import { chmod, mkdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';

/** Folders under `root` whose files anybody may fetch. */
const SERVED = ['static', 'build/client', 'build/prerendered'];

/**
 * The folder of what this server keeps, FANAL_DATA: made if need be, and closed to other accounts, since passwords lie in
 * it. Throws where its files would be served to all. Gives back its absolute path.
 */
export async function openDataFolder(root: string, name: string): Promise<string> {
	const folder = resolve(root, name);
	if (isServed(root, folder))
		throw new Error(`FANAL_DATA is ${folder}: what lies there is served to everybody. Choose another folder`);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	await chmod(folder, 0o700).catch((error: NodeJS.ErrnoException) => {
		// Somebody else's folder, lent to us: its owner decides.
		if (error.code !== 'EPERM') throw error;
	});
	return folder;
}

/** Where it is, by its absolute path. */
export const dataFolder = (env: NodeJS.ProcessEnv = process.env): string => resolve(env['FANAL_DATA'] || 'var');

/** Whether anybody may fetch what lies at an absolute path. */
export const isServed = (root: string, path: string): boolean =>
	SERVED.some((served) => !/^\.\.(\/|$)/.test(relative(join(root, served), path)));
