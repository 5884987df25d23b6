import { chromium } from '@playwright/test';
const [,, base, out, ...paths] = process.argv;
const opts = JSON.parse(process.env.OPTS ?? '{}');
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const ctx = await b.newContext({ viewport: { width: opts.w ?? 390, height: opts.h ?? 844 }, deviceScaleFactor: opts.dpr ?? 1, colorScheme: opts.dark ? 'dark' : 'light', locale: 'fr-FR' });
for (const p of paths) {
  const page = await ctx.newPage();
  page.on('console', m => { if (m.type() === 'error' || m.type() === 'warning') console.log(p, m.type(), m.text().slice(0, 300)); });
  page.on('pageerror', e => console.log(p, 'PAGEERROR', e.message.slice(0, 400)));
  await page.goto(base + p, { waitUntil: 'networkidle' });
  await page.waitForTimeout(opts.wait ?? 500);
  await page.screenshot({ path: `${out}${p.replace(/[^a-z0-9]+/gi, '_')}${opts.dark?'_dark':''}${opts.w??''}.png`, fullPage: opts.full ?? false });
  await page.close();
}
await b.close();
