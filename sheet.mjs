import { chromium } from '@playwright/test';
import fs from 'node:fs';
const [,, out, ...imgs] = process.argv;
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await b.newPage({ viewport: { width: imgs.length * 400, height: 860 } });
await page.setContent(`<body style="margin:0;display:flex;gap:10px;background:#888">${imgs.map(i => `<img style="width:390px" src="data:image/png;base64,${fs.readFileSync(i).toString('base64')}">`).join('')}</body>`);
await page.waitForTimeout(300);
await page.screenshot({ path: out });
await b.close();
