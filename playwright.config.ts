import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

const chromium = '/usr/bin/chromium';
const quiet = ['--disable-background-networking', '--disable-component-update', '--no-first-run'];
// Chromium's sandbox does not start for root.
const args = process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;

/** Each file starts its own server (tests/support/server.ts): a journey may stop it, or kill it. */
export default defineConfig({
	testDir: 'tests/e2e',
	snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
	workers: 2,
	retries: 0,
	forbidOnly: Boolean(process.env.CI),
	use: { locale: 'fr-FR', timezoneId: 'Europe/Paris' },
	projects: [
		{
			name: 'chromium',
			use: {
				...devices['Desktop Chrome'],
				launchOptions: { args, ...(existsSync(chromium) ? { executablePath: chromium } : {}) }
			}
		}
	]
});
