import net from 'node:net';
import { expect, it } from 'vitest';
import type { Handler } from './front-door.ts';
import { open } from './loopback.fixture.ts';

const echo: Handler = async (req, res) => {
	let size = 0;
	for await (const chunk of req) size += (chunk as Buffer).length;
	res.end(String(size));
};

it('lets in exactly the limit and refuses one byte more, on a connection that stays usable', async () => {
	const { ask } = await open({ handler: echo, bodyLimit: 1000, urlLimit: 20 });
	expect((await ask('/', { method: 'POST', body: 'x'.repeat(1000) })).body.toString()).toBe('1000');
	const long = await ask('/', { method: 'POST', body: 'x'.repeat(1001) });
	expect([long.status, long.body.toString()]).toEqual([413, '{"error":{"code":"body-too-large"}}']);
	expect((await ask(`/${'x'.repeat(19)}`)).status).toBe(200);
	expect((await ask(`/${'x'.repeat(20)}`)).status).toBe(414);
});

it('closes on a body far too long instead of reading it', async () => {
	const { raw } = await open({ handler: echo, bodyLimit: 10 });
	expect(await raw('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n')).toMatch(/^HTTP\/1.1 413 .*close/s);
});

it('says so before the body when the client asks first', async () => {
	const { raw } = await open({ handler: echo, bodyLimit: 10 });
	const head = (length: number) =>
		`POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: ${length}\r\n`;
	expect(await raw(`${head(11)}\r\n`)).toMatch(/^HTTP\/1.1 413 /);
	expect(await raw(`${head(4)}Connection: close\r\n\r\nbody`)).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 /);
});

it('answers 408 to headers that trickle', async () => {
	const { raw } = await open({ handler: echo, headersTimeout: 100, requestTimeout: 200 });
	const answer = await raw('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ');
	expect(answer).toMatch(/^HTTP\/1.1 408 /);
	expect(answer).toContain('X-Content-Type-Options: nosniff');
});

it('answers 408 to a body that trickles', async () => {
	const { raw, logs } = await open({ handler: echo, headersTimeout: 100, requestTimeout: 200 });
	expect(await raw('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc')).toMatch(/^HTTP\/1.1 408 /);
	expect(logs).toEqual([]);
});

it('cuts, and adds nothing to, an answer already begun when the body trickles', async () => {
	const handler: Handler = (_req, res) => void res.write('begun');
	const { raw } = await open({ handler, headersTimeout: 100, requestTimeout: 200 });
	const answer = await raw('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc');
	expect(answer.match(/HTTP\/1.1/g)).toHaveLength(1);
	expect(answer).toContain('begun');
});

it('closes a connection left idle between requests', async () => {
	const { raw } = await open({ handler: echo, keepAliveTimeout: 100 });
	expect(await raw('GET / HTTP/1.1\r\nHost: a\r\n\r\n')).toMatch(/^HTTP\/1.1 200 /);
});

it('cuts a connection on which nothing moves', async () => {
	const { raw } = await open({ handler: () => new Promise(() => {}), idleTimeout: 100 });
	expect(await raw('GET / HTTP/1.1\r\nHost: a\r\n\r\n')).toBe('');
});

it('keeps to its number of connections', async () => {
	const { server, port } = await open({ handler: echo, maxConnections: 1 });
	const first = net.connect(port, '127.0.0.1');
	await new Promise((resolve) => first.once('connect', resolve));
	const dropped = new Promise((resolve) => server.once('drop', resolve));
	const second = net.connect(port, '127.0.0.1').on('error', () => {});
	await dropped;
	first.destroy();
	second.destroy();
});
