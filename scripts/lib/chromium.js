import { existsSync, readFileSync } from 'node:fs';
import { run } from './run.js';

const SYSTEM = '/usr/bin/chromium';

/** Makes sure that the journeys find a Chromium: the system's, else Debian's package, else Playwright's own. */
export async function ensureChromium() {
	if (existsSync(SYSTEM)) return;
	if (isDebianRoot()) {
		const env = { DEBIAN_FRONTEND: 'noninteractive' };
		const update = await run('apt-get', ['update', '-q'], { env });
		const install = ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-core'];
		if (update.code === 0 && (await run('apt-get', install, { env })).code === 0) return;
	}
	const withLibraries = process.platform === 'linux' && process.getuid?.() === 0 ? ['--with-deps'] : [];
	const { code } = await run('playwright', ['install', ...withLibraries, 'chromium']);
	if (code !== 0) throw new Error(`no Chromium: install one as ${SYSTEM}, or run "npx playwright install chromium"`);
}

/** Debian itself: on Ubuntu the package of that name only points to a snap. */
function isDebianRoot() {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get') || !existsSync('/etc/os-release')) return false;
	return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
}
