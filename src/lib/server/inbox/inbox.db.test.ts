import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../db/database.ts';
import { testDatabase } from '../db/testing.ts';
import { HourlyLimit } from './limit.ts';
import { receiveReport } from './receive.ts';
import { listReports, markReport, openReports } from './reports.ts';

let database: Database;
let end: () => Promise<void>;
beforeAll(async () => {
	({ database, end } = await testDatabase('founded'));
});
afterAll(() => end());

const now = Date.parse('2026-11-24T12:34:56.789Z');
const free = () => new HourlyLimit({ each: 100, all: 100 });
const json = { 'content-type': 'application/json; charset=utf-8' };
const post = (
	body: unknown,
	headers: Record<string, string> = json,
	limits = free(),
	db: Database | null = database
) => {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const request = new Request('http://localhost/api/v1/reports', { method: 'POST', body: text, headers });
	return receiveReport(request, '192.0.2.1', db, now, limits);
};
const refusal = async (response: Response) => ({
	status: response.status,
	code: ((await response.json()) as { error: { code: string } }).error.code
});

describe('the inbox', () => {
	it('keeps a report with its hour, and nothing else', async () => {
		const place = 'cafe-social-belleville';
		expect((await post({ kind: 'closed', place, text: ' Fermé ce matin. ' })).status).toBe(201);
		expect((await post({ kind: 'other', text: 'Merci !' })).status).toBe(201);
		const hour = new Date('2026-11-24T12:00Z');
		expect(await listReports(database.orm, 'open')).toMatchObject([
			{ kind: 'other', place: null, text: 'Merci !', hour, done: null },
			{ kind: 'closed', place: { id: place, name: 'Café Social Belleville' }, text: 'Fermé ce matin.', hour }
		]);
		const { rows } = await database.orm.execute('select * from reports');
		expect(Object.keys(rows[0]!)).toEqual(['number', 'kind', 'place', 'text', 'hour', 'done_by', 'done_at']);
	});

	it('refuses what it cannot keep, and says why', async () => {
		const report = { kind: 'closed', text: 'Fermé.' };
		const plain = { 'content-type': 'text/plain' };
		expect(await refusal(await post(report, plain))).toEqual({ status: 415, code: 'unsupported-type' });
		expect(await refusal(await post({ ...report, text: 'é'.repeat(9000) }))).toEqual({ status: 413, code: 'too-long' });
		expect(await refusal(await post('{"kind":'))).toEqual({ status: 400, code: 'invalid' });
		expect(await refusal(await post('null'))).toEqual({ status: 400, code: 'invalid' });
		expect(await refusal(await post({ ...report, text: 'a\u202eb' }))).toEqual({ status: 400, code: 'invalid' });
		expect(await refusal(await post({ ...report, place: 'nowhere' }))).toEqual({ status: 400, code: 'unknown-place' });
		expect(await refusal(await post(report, json, free(), null))).toEqual({ status: 503, code: 'unavailable' });
	});

	it('takes the longest text in any script', async () => {
		expect((await post({ kind: 'other', text: '𐍈'.repeat(500) })).status).toBe(201);
	});

	it('says when to come again', async () => {
		const limits = new HourlyLimit({ each: 1, all: 9 });
		expect((await post({ kind: 'other', text: 'Un.' }, json, limits)).status).toBe(201);
		const second = await post({ kind: 'other', text: 'Deux.' }, json, limits);
		expect(second.headers.get('retry-after')).toBe('1504');
		expect(await refusal(second)).toEqual({ status: 429, code: 'too-many' });
	});

	it('is emptied by marking each one done, and a mistake is taken back', async () => {
		const before = await openReports(database.orm);
		const { number } = (await listReports(database.orm, 'open'))[0]!;
		expect(await markReport(database.orm, number, 'lea', true)).toBe(true);
		expect(await openReports(database.orm)).toBe(before - 1);
		expect(await listReports(database.orm, 'done')).toMatchObject([{ number, done: { by: 'lea' } }]);
		await markReport(database.orm, number, 'lea', false);
		expect(await openReports(database.orm)).toBe(before);
		expect(await markReport(database.orm, 99_999, 'lea', true)).toBe(false);
	});
});
