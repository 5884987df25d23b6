import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Alert } from '#lib/domain/alert/alert.ts';
import type { Current } from '#lib/domain/edition/format.ts';
import { Database } from '../db/database.ts';
import { migrations, testDatabase } from '../db/testing.ts';
import { encodeQuickly } from '../editions/content-file.ts';
import { comingAlerts, endAlert, listAlerts, publishAlert } from './alerts.ts';
import { alertsFile, showAlerts, shownAlerts, withAlerts } from './alerts-window.ts';
import { followAlerts, lookForAlerts } from './follow-alerts.ts';

let database: Database;
let end: () => Promise<void>;
let folder: string;
beforeAll(async () => {
	({ database, end } = await testDatabase('empty'));
	folder = await mkdtemp(join(tmpdir(), 'fanal-alerts-'));
});
afterAll(async () => {
	await end();
	await rm(folder, { recursive: true });
});
beforeEach(() => showAlerts([]));

const alert = (from: string, to: string): Alert => ({
	...{ from, to, arrondissements: [], needs: [] },
	texts: { fr: `Du ${from} au ${to}` }
});
const noon = Date.parse('2027-07-02T12:00Z');
const hash = 'a'.repeat(64);
const manifest = { url: `/editions/manifest-${hash}.json`, size: 12_345, sha256: hash };
const madeAt = '2027-07-01T00:00:00.000Z';
const current: Current = { format: 3, edition: hash, sequence: 1_800_000_000, madeAt, manifest };
const told = (body = encodeQuickly(JSON.stringify(current))) =>
	JSON.parse(brotliDecompressSync(withAlerts(body).br).toString()) as Current;

describe('alerts', () => {
	it('are told while they last and before, until they are taken back', async () => {
		const session = database.orm;
		for (const [from, to] of [
			['2027-06-01', '2027-07-01'],
			['2027-07-01', '2027-07-02'],
			['2027-08-01', '2027-08-02']
		] as const)
			expect(await publishAlert(session, alert(from, to), 'pia')).toBeNull();
		const coming = await comingAlerts(session, '2027-07-02');
		expect(coming.map(({ from }) => from)).toEqual(['2027-08-01', '2027-07-01']);
		const { number } = (await listAlerts(session))[0]!;
		expect(await endAlert(session, number, 'pia')).toBe(true);
		expect(await endAlert(session, number, 'pia')).toBe(false);
		expect(await comingAlerts(session, '2027-07-02')).toHaveLength(1);
		expect((await listAlerts(session))[0]).toMatchObject({ number, ended: { by: 'pia' } });
	});

	it('of today are told, however many were announced for later since', async () => {
		const own = await testDatabase('empty');
		const session = own.database.orm;
		await publishAlert(session, alert('2027-07-01', '2027-07-02'), 'pia');
		for (let n = 10; n < 32; n += 1) await publishAlert(session, alert(`2027-08-${n}`, '2027-08-31'), 'pia');
		const coming = await comingAlerts(session, '2027-07-02');
		expect(coming).toHaveLength(20);
		expect(coming.at(-1)).toMatchObject({ from: '2027-07-01' });
		expect(coming[0]).toMatchObject({ from: '2027-08-28' });
		await own.end();
	});

	it('that are not right are refused, with the reason', async () => {
		expect(await publishAlert(database.orm, alert('2027-07-03', '2027-07-02'), 'pia')).toBe('ends before it begins');
		expect(await publishAlert(database.orm, alert('', ''), 'pia')).toBe('from is not a date');
		expect(await publishAlert(database.orm, { ...alert('2027-07-01', '2027-07-02'), texts: {} }, 'pia')).toContain(
			'texts'
		);
	});

	it('are named by current.json, which stays under a kilobyte', async () => {
		const body = encodeQuickly(JSON.stringify(current));
		expect(withAlerts(body)).toBe(body);
		showAlerts([alert('2027-07-01', '2027-07-02')]);
		const { alerts } = told(body);
		expect(alerts).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
		expect(withAlerts(body).identity.length).toBeLessThanOrEqual(1024);
		expect(withAlerts(body)).toBe(withAlerts(body));
		const file = alertsFile(alerts!.url)!;
		expect(file.identity.length).toBe(alerts!.size);
		expect(JSON.parse(file.identity.toString())).toEqual({ alerts: shownAlerts() });
	});

	it('of a moment ago can still be fetched', () => {
		showAlerts([alert('2027-07-01', '2027-07-02')]);
		const before = told().alerts!.url;
		showAlerts([alert('2027-07-01', '2027-07-05')]);
		expect(told().alerts!.url).not.toBe(before);
		expect(alertsFile(before)).toBeDefined();
		showAlerts([]);
		expect(told().alerts).toBeUndefined();
		expect(alertsFile(before)).toBeDefined();
	});

	it('are followed from the database', async () => {
		await publishAlert(database.orm, alert('2027-07-02', '2027-07-02'), 'pia');
		await lookForAlerts(database, folder, noon);
		expect(shownAlerts().length).toBeGreaterThan(0);
	});

	it('are told at a start without the database, as they were told last; a copy that is damaged is none', async () => {
		await publishAlert(database.orm, alert('2027-07-02', '2027-07-03'), 'pia');
		await lookForAlerts(database, folder, noon);
		const [before, named] = [shownAlerts(), told().alerts];
		const start = async () => {
			showAlerts([]);
			const down = new Database({ url: 'postgresql://nobody@127.0.0.1:1/none' }, { migrations, log: () => {} });
			const stop = await followAlerts(down, folder, 60_000);
			stop();
			await down.close();
		};
		await start();
		expect(shownAlerts()).toEqual(before);
		expect(told().alerts).toEqual(named);

		const file = join(folder, 'alerts.json');
		const whole = await readFile(file, 'utf8');
		for (const damaged of [whole.slice(0, -9), whole.replace('2027-07-03', '2027-07-30'), '{"alerts":[]}']) {
			await writeFile(file, damaged);
			await start();
			expect(shownAlerts()).toEqual([]);
		}
	});
});
