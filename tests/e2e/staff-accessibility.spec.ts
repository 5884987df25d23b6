import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { Place } from '#lib/domain/place/place.ts';
import { publishAlert } from '#lib/server/alerts/alerts.ts';
import { keepReport } from '#lib/server/inbox/reports.ts';
import { makeProposal } from '#lib/server/records/proposals.ts';
import { readRecord } from '#lib/server/records/read.ts';
import { faults, headingJumps } from '../support/axe.ts';
import { acceptInvitation, createAdmin } from '../support/people.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { beside } from '../support/staff.ts';

test.describe.configure({ mode: 'serial' });
const phone = { viewport: { width: 390, height: 844 }, locale: 'fr-FR' };
const CAFE = 'cafe-social-belleville';
const LONG = 'a'.repeat(80);

/** Rooms that say something else when there is nothing in them. */
const emptied = ['', '/review', '/alerts', '/inbox', '/people', '/publish'];
const rooms = [
	...emptied,
	'/review/1',
	'/places',
	'/places?q=xyzzyqwrt',
	`/places/${CAFE}`,
	'/places/new',
	'/records/guides',
	'/records/events/new',
	`/history/places/${CAFE}`,
	`/verify/${CAFE}`,
	'/settings',
	'/account',
	'/account/second-step',
	'/places/no-such-place'
];
/** What somebody sees who is not signed in. */
const outside = ['/sign-in', '/forgotten', '/welcome/no-such-link', '/password/no-such-link', '/confirm/no-such-link'];

let data: string;
let server: RunningServer;
let page: Page;
test.beforeAll(async ({ browser }) => {
	test.setTimeout(150_000);
	data = mkdtempSync(join(tmpdir(), 'fanal-staff-look-'));
	server = await startServer({ dataDir: data, database: true });
	page = await (await browser.newContext(phone)).newPage();
	await acceptInvitation(page, await createAdmin(data, server.url, 'nour@example.org'), 'Nour');
});
test.afterAll(async () => {
	await page.context().close();
	await server.stop();
	rmSync(data, { recursive: true });
});

/** Looked at in light and dark, on a phone, where nothing may be wider than the page. */
async function look(page: Page, paths: readonly string[], lang: string): Promise<void> {
	const found: string[] = [];
	for (const path of paths) {
		await page.goto(`${server.url}/staff${path}`);
		await expect(page.locator('html')).toHaveAttribute('lang', lang);
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await page.emulateMedia({ colorScheme: 'light' });
		const light = await faults(page);
		// In the dark nothing changes but colours.
		await page.emulateMedia({ colorScheme: 'dark' });
		const dark = await faults(page, 'color-contrast');
		const wide = await page.evaluate(() => document.documentElement.scrollWidth);
		const jumps = await headingJumps(page);
		found.push(
			...[...light, ...dark, ...jumps, ...(wide > 390 ? [`${wide} px wide`] : [])].map((each) => `${path}: ${each}`)
		);
	}
	expect(found).toEqual([]);
}

test('rooms in which there is nothing yet say so', async () => {
	await look(page, emptied, 'fr');
	for (const path of ['/review', '/alerts', '/inbox', '/publish']) {
		await page.goto(`${server.url}/staff${path}`);
		await expect(page.locator('main .note').first()).toBeVisible();
	}
});

test('every room passes axe in French and English, with long words in it', async () => {
	test.setTimeout(180_000);
	const database = await beside({ folder: data });
	const { orm } = database;
	const { body, version } = (await readRecord(orm, 'places', CAFE))!;
	const longer = { ...(body as Place), hours: 'Mo-Fr 09:00-12:00', name: `Café ${LONG}` };
	const proposal = { kind: 'places' as const, id: CAFE, body: longer, expected: version, actor: 'lea', reason: LONG };
	expect(await makeProposal(orm, proposal)).toMatchObject({ ok: true });
	const texts = { fr: `Canicule ${LONG}`, ar: 'موجة حر' };
	const today = new Date().toISOString().slice(0, 10);
	expect(
		await publishAlert(orm, { from: today, to: today, needs: ['health'], arrondissements: [20], texts }, 'lea')
	).toBeNull();
	expect(await keepReport(orm, { kind: 'other', place: CAFE, text: `https://${LONG}.example.org/` }, Date.now())).toBe(
		true
	);
	await database.close();
	await look(page, rooms, 'fr');
	await page.goto(`${server.url}/staff/account`);
	await page.getByRole('button', { name: 'English' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await look(page, rooms, 'en');
});

for (const lang of ['fr', 'en'])
	test(`so does what stands before the rooms, in ${lang}`, async ({ browser }) => {
		const context = await browser.newContext({ ...phone, locale: lang });
		await look(await context.newPage(), outside, lang);
		await context.close();
	});
