import net from 'node:net';
import { beforeEach, describe, expect, it } from 'vitest';
import { setEditionWindow } from '../editions/window.ts';
import { open, windowOf, type Answer } from './loopback.fixture.ts';
import type { Handler } from './front-door.ts';

const ALWAYS = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'x-frame-options': 'DENY',
	'permissions-policy': expect.stringContaining('geolocation=(self)') as string,
	'content-security-policy': expect.stringContaining("default-src 'none'") as string
};
const EMPTY = { current: () => null, file: () => undefined };

const hello: Handler = (_req, res) => res.end('hello');
const code = (answer: Answer) => (JSON.parse(answer.body.toString()) as { error: { code: string } }).error.code;

beforeEach(() => setEditionWindow(EMPTY));

describe('headers of every response', () => {
	const handlers: Record<string, Handler> = {
		'200': hello,
		'404': (_req, res) => res.writeHead(404, { 'Content-Type': 'text/html' }).end('no'),
		'500': () => Promise.reject(new Error('secret detail')),
		'nothing found': (_req, _res, next) => next()
	};
	it.each(Object.keys(handlers))('%s from the handler', async (name) => {
		const { ask } = await open({ handler: handlers[name] ?? hello });
		expect((await ask('/')).headers).toMatchObject(ALWAYS);
	});

	it.each([
		['413', '/', { method: 'POST', headers: { 'content-length': '11' }, body: 'x'.repeat(11) }],
		['414', `/${'x'.repeat(60)}`, {}],
		['403', '/', { method: 'POST', headers: { origin: 'https://evil.test' } }],
		['405', '/healthz', { method: 'DELETE' }],
		['404', '/editions/none.json', {}],
		['417', '/', { headers: { expect: 'tea' } }]
	])('%s from the door', async (status, path, init) => {
		const { ask } = await open({ handler: hello, bodyLimit: 10, urlLimit: 50 });
		const answer = await ask(path, init);
		expect(answer.status).toBe(Number(status));
		expect(answer.headers).toMatchObject({ ...ALWAYS, 'cache-control': 'no-store' });
	});

	it.each([
		['400', 'nonsense\r\n\r\n'],
		['400', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
		['400', 'GET http://evil.test/ HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n'],
		['431', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`]
	])('%s for a broken request', async (status, text) => {
		const { raw } = await open({ handler: hello });
		const answer = await raw(text);
		expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
		for (const name of Object.keys(ALWAYS)) expect(answer.toLowerCase()).toContain(`\n${name}: `);
	});

	it('keeps the policy and the caching that the handler chose, however it sets them', async () => {
		const handler: Handler = (_req, res) => {
			res.setHeader('Content-Security-Policy', "script-src 'nonce-1'");
			res.writeHead(200, { 'cache-control': 'private' }).end('page');
		};
		const { ask } = await open({ handler });
		const { headers } = await ask('/');
		expect(headers).toMatchObject({ 'content-security-policy': "script-src 'nonce-1'", 'cache-control': 'private' });
	});

	it('promises https only when the origin has it', async () => {
		const plain = await open({ handler: hello });
		const secure = await open({ handler: hello, origin: 'https://fanal.test' });
		expect((await plain.ask('/')).headers['strict-transport-security']).toBeUndefined();
		expect((await secure.ask('/')).headers['strict-transport-security']).toContain('max-age=31536000');
	});

	it('gives a known file its own policy and caching, and no other method than reading', async () => {
		const files = new Map([['/é.js', { contentSecurity: "script-src 'self'", cacheControl: 'no-cache' }]]);
		const { ask } = await open({ handler: hello, files });
		const { headers } = await ask('/%C3%A9.js?v=1');
		expect(headers).toMatchObject({ 'content-security-policy': "script-src 'self'", 'cache-control': 'no-cache' });
		expect((await ask('/%C3%A9.js', { method: 'POST' })).headers.allow).toBe('GET, HEAD');
	});
});

describe('errors', () => {
	it('answers 500 without a word of the cause, and logs it without the query', async () => {
		const handler: Handler = () => {
			throw new Error('secret detail');
		};
		const { ask, logs } = await open({ handler });
		const answer = await ask('/place/x?near=station:1');
		expect([answer.status, code(answer)]).toEqual([500, 'internal']);
		expect(logs).toEqual([{ event: 'request', method: 'GET', path: '/place/x', error: new Error('secret detail') }]);
	});

	it('cuts the connection when the answer has already begun', async () => {
		const handler: Handler = (_req, res) => {
			res.write('half');
			throw new Error('late');
		};
		const { ask, logs } = await open({ handler });
		await expect(ask('/')).rejects.toThrow();
		expect(logs).toHaveLength(1);
	});

	it('survives clients that leave, before the body is sent and while they are answered', async () => {
		let left = 0;
		const handler: Handler = async (req, res) => {
			res.writeHead(200, { 'Content-Type': 'text/html' });
			res.write('x'.repeat(200_000));
			await new Promise((resolve) => res.once('close', resolve));
			left++;
			res.write('too late');
			res.end();
			req.destroy(new Error('aborted'));
		};
		const { ask, port, url, logs } = await open({ handler });
		await new Promise<void>((resolve) => {
			const socket = net.connect(port, '127.0.0.1');
			socket.write('POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\nAccept-Encoding: br\r\n\r\nhalf');
			socket.once('data', () => socket.resetAndDestroy());
			socket.once('close', () => resolve());
		});
		const controller = new AbortController();
		const response = await fetch(`${url}/y`, { signal: controller.signal });
		expect(response.status).toBe(200);
		controller.abort();
		await expect.poll(() => left).toBe(2);
		expect((await ask('/healthz')).status).toBe(200);
		expect(logs).toEqual([]);
	});
});

describe('foreign origins', () => {
	it.each([
		['none at all', {}, 200],
		['our own', { origin: 'https://fanal.test' }, 200],
		['another', { origin: 'https://evil.test' }, 403],
		['ours over http', { origin: 'http://fanal.test' }, 403],
		['an opaque one', { origin: 'null' }, 403],
		['hidden by our referrer policy', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 200],
		['hidden, from elsewhere', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403]
	])('%s', async (_name, headers, status) => {
		const { ask } = await open({ handler: hello, origin: 'https://fanal.test' });
		const json = { 'content-type': 'application/json', ...headers };
		expect((await ask('/', { method: 'POST', headers: json, body: '{}' })).status).toBe(status);
		expect((await ask('/', { method: 'DELETE', headers })).status).toBe(status);
		expect((await ask('/', { headers })).status).toBe(200);
	});

	it('takes localhost for 127.0.0.1, with the same port only, and tells Kit one origin', async () => {
		const { ask, port } = await open({ handler: (req, res) => res.end(req.headers.origin) });
		const post = (origin: string) => ask('/', { method: 'POST', headers: { origin } });
		expect((await post(`http://localhost:${port}`)).body.toString()).toBe(`http://127.0.0.1:${port}`);
		expect((await post(`http://localhost:${port + 1}`)).status).toBe(403);
	});
});

describe('probes', () => {
	it('is healthy at once and ready with an edition', async () => {
		const { ask } = await open({ handler: () => new Promise(() => {}) });
		const alive = await ask('/healthz');
		expect([alive.status, alive.body.toString(), alive.headers['cache-control']]).toEqual([200, 'ok', 'no-store']);
		const early = await ask('/readyz');
		expect([early.status, early.body.toString()]).toEqual([503, '{"ready":false}']);
		setEditionWindow(windowOf('{}', '{}'));
		const ready = await ask('/readyz');
		expect([ready.status, ready.body.toString()]).toEqual([200, '{"ready":true,"edition":"e1"}']);
		expect(ready.headers['cache-control']).toBe('no-store');
	});
});
