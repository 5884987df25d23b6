import { chromium } from '@playwright/test';
import { weigh } from '/work/main/tests/support/weigh.ts';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const p of process.argv.slice(2)) { const w = await weigh(b, 'http://localhost:4100' + p); console.log(p, w); }
await b.close();
