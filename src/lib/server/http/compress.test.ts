import { randomBytes } from 'node:crypto';
import http from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, createBrotliDecompress, createGunzip, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Handler } from './front-door.ts';
import { open } from './loopback.fixture.ts';

const page = `<!doctype html>${'<p>Où dormir ce soir ?</p>'.repeat(300)}`;
const html =
	(headers: http.OutgoingHttpHeaders = {}, status = 200): Handler =>
	(_req, res) =>
		res.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(page);
const br = { headers: { 'accept-encoding': 'gzip, deflate, br' } };

describe('what is compressed', () => {
	it('sends brotli, gzip or the text itself, and says that it varies', async () => {
		const { ask } = await open({ handler: html({ ETag: '"1"', 'Content-Length': Buffer.byteLength(page) }) });
		const best = await ask('/', br);
		expect(best.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding', etag: 'W/"1"' });
		expect(best.headers['content-length']).toBeUndefined();
		expect(brotliDecompressSync(best.body).toString()).toBe(page);
		expect(best.body.length).toBeLessThan(200);

		const older = await ask('/', { headers: { 'accept-encoding': 'br;q=0, gzip' } });
		expect(older.headers['content-encoding']).toBe('gzip');
		expect(gunzipSync(older.body).toString()).toBe(page);

		const plain = await ask('/');
		expect(plain.headers).toMatchObject({ vary: 'Accept-Encoding', etag: '"1"' });
		expect(plain.headers['content-encoding']).toBeUndefined();
		expect(plain.body.toString()).toBe(page);
	});

	it.each([
		['application/json', true],
		['text/css', true],
		['text/javascript; charset=utf-8', true],
		['application/manifest+json', true],
		['image/svg+xml', true],
		['image/png', false],
		['text/event-stream', false],
		['application/octet-stream', false]
	])('%s: %s', async (type, compressed) => {
		const { ask } = await open({ handler: html({ 'Content-Type': type }) });
		expect((await ask('/', br)).headers['content-encoding']).toBe(compressed ? 'br' : undefined);
	});

	it('leaves alone what is encoded, small, or not to be transformed', async () => {
		const encoded = await open({ handler: html({ 'Content-Encoding': 'gzip' }) });
		expect((await encoded.ask('/', br)).headers['content-encoding']).toBe('gzip');
		const frozen = await open({ handler: html({ 'Cache-Control': 'no-transform' }) });
		expect((await frozen.ask('/', br)).headers['content-encoding']).toBeUndefined();
		const small: Handler = (_req, res) => res.setHeader('Content-Type', 'application/json').end('{"small":true}');
		const { headers, body } = await (await open({ handler: small })).ask('/', br);
		expect([headers['content-encoding'], headers['content-length'], body.toString()]).toEqual([
			undefined,
			'14',
			'{"small":true}'
		]);
	});

	it('has no body for HEAD, 204 and 304, and keeps the connection in step', async () => {
		const handler: Handler = (req, res) => {
			res.setHeader('Content-Type', 'text/html');
			if (req.url === '/204' || req.url === '/304') res.writeHead(Number(req.url.slice(1))).end();
			else res.end(page);
		};
		const { ask, raw } = await open({ handler });
		const head = await ask('/', { ...br, method: 'HEAD' });
		expect([head.status, head.headers['content-encoding'], head.body.length]).toEqual([200, 'br', 0]);
		for (const path of ['/204', '/304']) {
			const answer = await ask(path, br);
			expect([answer.body.length, answer.headers['content-encoding']]).toEqual([0, undefined]);
		}
		const ask3 = (method: string, path: string) => `${method} ${path} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br\r\n`;
		const all = await raw(
			`${ask3('HEAD', '/')}\r\n${ask3('GET', '/304')}\r\n${ask3('GET', '/204')}Connection: close\r\n\r\n`
		);
		expect(all.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 304', 'HTTP/1.1 204']);
	});

	it('adds to Vary without repeating it, and tells Kit only what the client takes', async () => {
		const handler: Handler = (req, res) => {
			const vary = req.url === '/a' ? 'Accept-Language' : 'accept-encoding';
			res.writeHead(200, { 'Content-Type': 'text/html', Vary: vary, 'X-Seen': req.headers['accept-encoding'] });
			res.end(page);
		};
		const { ask } = await open({ handler });
		expect((await ask('/a', br)).headers).toMatchObject({
			vary: 'Accept-Language, Accept-Encoding',
			'x-seen': 'br, gzip'
		});
		const refused = await ask('/b', { headers: { 'accept-encoding': 'br;q=0, *;q=0.5' } });
		expect(refused.headers).toMatchObject({ vary: 'accept-encoding', 'x-seen': 'gzip' });
	});
});

describe('streams', () => {
	it('sends each part of a page when it is written', async () => {
		let more: () => void = () => {};
		const handler: Handler = async (_req, res) => {
			res.writeHead(200, { 'Content-Type': 'text/html' });
			res.write('<p>first</p>');
			await new Promise<void>((resolve) => (more = resolve));
			res.end('<p>last</p>');
		};
		const { url } = await open({ handler });
		const seen: string[] = [];
		await new Promise<void>((resolve, reject) => {
			http.get(url, { ...br, agent: false }, (res) => {
				const text = res.pipe(createBrotliDecompress());
				text.on('data', (chunk: Buffer) => {
					seen.push(chunk.toString());
					more();
				});
				text.on('end', resolve).on('error', reject);
			});
		});
		expect(seen).toEqual(['<p>first</p>', '<p>last</p>']);
	});

	it('carries a large body past a slow reader, whole, without holding it in memory', async () => {
		const size = 24 * 1024 * 1024;
		// Longer than gzip's window: repeated, it still does not shrink.
		const block = randomBytes(65_536);
		let written = 0;
		let held = 0;
		const handler: Handler = (_req, res) => {
			res.writeHead(200, { 'Content-Type': 'text/html' });
			function* blocks() {
				for (; written < size; written += block.length) {
					held = Math.max(held, res.writableLength);
					yield block;
				}
			}
			return pipeline(Readable.from(blocks()), res);
		};
		const { url } = await open({ handler });
		const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
			http.get(url, { headers: { 'accept-encoding': 'gzip' }, agent: false }, resolve).on('error', reject);
		});
		let before = -1;
		await expect
			.poll(() => [before, (before = written)], { interval: 250, timeout: 10_000 })
			.toSatisfy(([last, now]: number[]) => last === now);
		let received = 0;
		for await (const chunk of response.pipe(createGunzip())) received += (chunk as Buffer).length;
		expect(received).toBe(size);
		expect(held).toBeLessThan(1024 * 1024);
	});
});
