import { existsSync, readFileSync } from 'node:fs';
import { run } from './run.js';

/**
 * Installs packages where that can be done: as root, on Debian itself (on Ubuntu some only point to a snap).
 * @param {...string} packages
 * @returns {Promise<boolean>} whether they are installed now
 */
export async function installPackages(...packages) {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get') || !existsSync('/etc/os-release')) return false;
	if (!/^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'))) return false;
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	if ((await run('apt-get', ['update', '-q'], { env })).code !== 0) return false;
	const install = ['install', '-y', '-q', '--no-install-recommends', ...packages];
	return (await run('apt-get', install, { env })).code === 0;
}
