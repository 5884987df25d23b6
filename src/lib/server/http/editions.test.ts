import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeEach, expect, it } from 'vitest';
import { setEditionWindow } from '../editions/window.ts';
import { open, windowOf } from './loopback.fixture.ts';

const current = '{"edition":"e1"}';
const shard = JSON.stringify(Array.from({ length: 200 }, (_, id) => ({ id })));
const kit = { handler: () => expect.unreachable('Kit must not see it') };

beforeEach(() => setEditionWindow(windowOf(current, shard)));

it('gives the current edition, to be asked again each time', async () => {
	const { ask } = await open(kit);
	const { status, headers, body } = await ask('/editions/current.json');
	expect([status, body.toString()]).toEqual([200, current]);
	expect(headers).toMatchObject({ 'cache-control': 'no-cache', etag: '"cur"', 'content-length': String(body.length) });
	expect(headers['content-type']).toBe('application/json; charset=utf-8');
});

it('gives a file for ever, in the best encoding that the client takes', async () => {
	const { ask } = await open(kit);
	const get = (encoding: string) => ask('/editions/abc.json', { headers: { 'accept-encoding': encoding } });
	const best = await get('gzip, br');
	expect(brotliDecompressSync(best.body).toString()).toBe(shard);
	expect(best.headers).toMatchObject({
		'content-encoding': 'br',
		'cache-control': 'public, max-age=31536000, immutable',
		vary: 'Accept-Encoding',
		etag: 'W/"abc"',
		'content-length': String(best.body.length),
		'x-content-type-options': 'nosniff'
	});
	expect(gunzipSync((await get('gzip, br;q=0')).body).toString()).toBe(shard);
	const plain = await get('br;q=0, gzip;q=0');
	expect([plain.body.toString(), plain.headers['content-encoding'], plain.headers.etag, plain.headers.vary]).toEqual([
		shard,
		undefined,
		'"abc"',
		'Accept-Encoding'
	]);
});

it.each([
	['"abc"', 304],
	['W/"abc"', 304],
	['"old", W/"abc"', 304],
	['*', 304],
	['"abcd"', 200]
])('If-None-Match %s: %i', async (header, status) => {
	const { ask } = await open(kit);
	const answer = await ask('/editions/abc.json', { headers: { 'if-none-match': header } });
	expect([answer.status, answer.body.length > 0]).toEqual([status, status === 200]);
	expect(answer.headers).toMatchObject({ etag: '"abc"', vary: 'Accept-Encoding' });
	expect(answer.headers['cache-control']).toContain('immutable');
});

it('answers HEAD with the headers alone', async () => {
	const { ask } = await open(kit);
	const { status, headers, body } = await ask('/editions/abc.json', { method: 'HEAD' });
	expect([status, headers['content-length'], body.length]).toEqual([200, String(shard.length), 0]);
});

it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
	const { ask } = await open(kit);
	const { status, headers } = await ask('/editions/abc.json', { method });
	expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
});

it('does not find what was never published', async () => {
	const { ask } = await open(kit);
	for (const path of [
		'/editions/',
		'/editions/none.json',
		'/editions/../secret',
		'/editions/%2e%2e/x',
		'/editions/%zz'
	]) {
		const { status, headers, body } = await ask(path);
		expect([path, status, body.toString()]).toEqual([path, 404, '{"error":{"code":"not-found"}}']);
		expect(headers['cache-control']).toBe('no-store');
	}
});

it('asks to come back while nothing is published', async () => {
	setEditionWindow({ current: () => null, file: () => undefined });
	const { ask } = await open(kit);
	const { status, headers } = await ask('/editions/current.json');
	expect([status, headers['retry-after']]).toEqual([503, '5']);
});
