import { existsSync } from 'node:fs';
import { installPackages } from './debian.js';
import { run } from './run.js';

const SYSTEM = '/usr/bin/chromium';

/** Makes sure that the journeys find a Chromium: the system's, else Debian's package, else Playwright's own. */
export async function ensureChromium() {
	if (existsSync(SYSTEM)) return;
	if (await installPackages('chromium', 'fonts-noto-core')) return;
	const withLibraries = process.platform === 'linux' && process.getuid?.() === 0 ? ['--with-deps'] : [];
	const { code } = await run('playwright', ['install', ...withLibraries, 'chromium']);
	if (code !== 0) throw new Error(`no Chromium: install one as ${SYSTEM}, or run "npx playwright install chromium"`);
}
