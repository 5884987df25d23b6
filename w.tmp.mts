import { chromium } from '@playwright/test';
import { weigh } from './tests/support/weigh.ts';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const path of process.argv.slice(2)) {
	const w = await weigh(browser, 'http://localhost:5871' + path);
	console.log(path, w.total, w.scripts, w.requests);
	if (process.env.ALL) console.log(w.byUrl);
}
await browser.close();
