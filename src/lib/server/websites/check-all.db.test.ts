import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../db/database.ts';
import { websiteChecks } from '../db/review-schema.ts';
import { testDatabase } from '../db/testing.ts';
import { checkWebsites, websiteProgress } from './check-all.ts';
import type { Look } from './look.ts';

let database: Database;
let end: () => Promise<void>;
beforeAll(async () => {
	({ database, end } = await testDatabase('founded'));
});
afterAll(() => end());

it('each website is looked at once, one after the other, however often somebody asks', async () => {
	let [now, most] = [0, 0];
	const seen: string[] = [];
	const look = async (url: string): Promise<Look> => {
		most = Math.max(most, (now += 1));
		seen.push(url);
		await new Promise((resolve) => setImmediate(resolve));
		now -= 1;
		return { result: 'ok', status: 200 };
	};
	const first = checkWebsites(database, look);
	const second = checkWebsites(database, look);
	expect(websiteProgress()).not.toBeNull();
	await Promise.all([first, second]);
	expect(websiteProgress()).toBeNull();
	expect(most).toBe(1);
	expect(seen.length).toBeGreaterThan(20);
	expect(new Set(seen).size).toBe(seen.length);
	const rows = await database.orm.select().from(websiteChecks);
	expect(rows.map(({ url }) => url).sort()).toEqual([...seen].sort());
	await checkWebsites(database, () => Promise.resolve({ result: 'gone', status: 404 }));
	expect(new Set((await database.orm.select().from(websiteChecks)).map(({ status }) => status))).toEqual(
		new Set([404])
	);
});
