import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { startServer, type RunningServer } from '../support/server.ts';
import { beside } from '../support/staff.ts';

interface Line {
	level: string;
	event: string;
	method?: string;
	path?: string;
	error: string;
}

let data: string;
let server: RunningServer;
test.beforeAll(async () => {
	test.setTimeout(120_000);
	data = mkdtempSync(join(tmpdir(), 'fanal-logs-'));
	server = await startServer({ dataDir: data, database: true });
	const staff = await beside({ folder: data });
	// Whatever is kept or looked up now fails, with its values.
	await staff.orm.execute(sql`alter table reports rename to lost_reports`);
	await staff.orm.execute(sql`alter table one_time_links rename to lost_links`);
	await staff.close();
});
test.afterAll(async () => {
	await server.stop();
	rmSync(data, { recursive: true });
});

const lines = (): Line[] =>
	server
		.output()
		.split('\n')
		.filter((line) => line.startsWith('{'))
		.map((line) => JSON.parse(line) as Line);

const token = 'kQ3vB9xZ_1mT7pL-5rWsYc2dEfGhJkNo0uViXa4b6C8';
const CALLER = '127.81.82.83';

/** Of a caller with an address of their own; no client library has cleaned the target. */
function ask(path: string, body?: string, type = 'application/json'): Promise<number> {
	return new Promise((resolve, reject) => {
		const headers = {
			origin: server.url,
			'x-forwarded-for': '203.0.113.7',
			'user-agent': 'Telefon-von-Amira',
			cookie: 'who=amira',
			...(body === undefined ? {} : { 'content-type': type, 'content-length': String(Buffer.byteLength(body)) })
		};
		const method = body === undefined ? 'GET' : 'POST';
		const asking = request(
			{ host: '127.0.0.1', port: server.port, localAddress: CALLER, path, method, headers },
			(answer) => {
				answer.resume();
				answer.on('end', () => resolve(answer.statusCode ?? 0));
			}
		);
		asking.on('error', reject);
		asking.end(body);
	});
}

test('lines of the log say what failed, and never who asked, for what, or with which link', async () => {
	const report = JSON.stringify({ kind: 'other', place: null, text: 'je dors dehors avec Amira' });
	expect(await ask('/api/v1/reports?near=rue-secrete', report)).toBe(500);
	expect(await ask(`/staff/welcome/${token}?lang=fr`)).toBe(500);
	expect(await ask(`/st%61ff/password/${token}`)).toBe(500);
	expect(await ask(`/staff/password/${token}`, 'password=ouvre-toi', 'application/x-www-form-urlencoded')).toBe(500);
	for (const path of [
		'/fr/places?q=asile&near=address:12-rue-secrete',
		'/fr/places%3Fq=asile',
		`//staff/welcome/${token}`,
		`http://amira:geheim@127.0.0.1/fr?q=asile`,
		'/fr/%E0%A4%A?q=asile',
		'/%00asile',
		`/fr?${'asile'.repeat(900)}`,
		`/welcome/${token}`
	])
		expect(await ask(path), path).toBeGreaterThan(0);
	expect(await ask('/api/v1/reports', '{"text": "je dors dehors')).toBe(400);
	await expect.poll(() => lines().filter(({ event }) => event === 'page').length).toBeGreaterThanOrEqual(4);

	for (const line of lines()) {
		expect(Object.keys(line).filter((key) => !['method', 'path'].includes(key))).toEqual([
			'level',
			'time',
			'event',
			'error'
		]);
		expect(line.level).toBe('error');
		expect(line.path ?? '').not.toMatch(/[?#=]/);
	}
	expect(lines().map(({ method, path }) => `${method} ${path}`)).toEqual(
		expect.arrayContaining(['POST /api/v1/reports', 'GET /(staff)/staff/welcome/[token]'])
	);
	expect(lines().find(({ path }) => path === '/api/v1/reports')?.error).toMatch(/a query failed ← .*42P01.*\n {4}at /s);
	const told = server.output();
	for (const never of [
		'asile',
		'Amira',
		'amira',
		'dehors',
		'secrete',
		'geheim',
		'ouvre-toi',
		token,
		token.slice(0, 12)
	])
		expect(told, never).not.toContain(never);
	expect(told).not.toMatch(/203\.0\.113\.7|127\.81\.82\.83/);
});
