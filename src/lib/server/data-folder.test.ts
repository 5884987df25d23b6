import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDataFolder } from './data-folder.ts';

let root: string;
beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'fanal-root-'));
});
afterEach(() => rm(root, { recursive: true }));

it('is made, and closed to others, even when it was open', async () => {
	const folder = await openDataFolder(root, 'var/deep');
	expect(folder).toBe(join(root, 'var/deep'));
	const mode = async () => ((await stat(folder)).mode & 0o777).toString(8);
	expect(await mode()).toBe('700');
	await chmod(folder, 0o755);
	await openDataFolder(root, 'var/deep');
	expect(await mode()).toBe('700');
});

it.each(['static', 'static/data', 'build/client/x', './build/../static'])(
	'is refused in %s, which is served',
	async (name) => {
		await expect(openDataFolder(root, name)).rejects.toThrow('served to everybody');
		await expect(stat(join(root, name))).rejects.toThrow('ENOENT');
	}
);

it.each(['static-data', 'build', '..staticky'])('may be %s', async (name) => {
	expect(await openDataFolder(root, name)).toBe(join(root, name));
});
