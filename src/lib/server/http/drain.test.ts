import http from 'node:http';
import net from 'node:net';
import { expect, it } from 'vitest';
import { setEditionWindow } from '../editions/window.ts';
import { drainer } from './drain.ts';
import type { Handler } from './front-door.ts';
import { open, windowOf } from './loopback.fixture.ts';

function held(): { handler: Handler; reached: Promise<void>; release: () => void } {
	let release: () => void = () => {};
	let reach: () => void = () => {};
	const gate = new Promise<void>((resolve) => (release = resolve));
	const reached = new Promise<void>((resolve) => (reach = resolve));
	const handler: Handler = async (_req, res) => {
		reach();
		await gate;
		res.end('finished');
	};
	return { handler, reached, release };
}

it('finishes what runs, refuses what comes, closes what is idle', async () => {
	const { handler, reached, release } = held();
	const { server, port, ask } = await open({ handler, keepAliveTimeout: 60_000 });
	const drain = drainer(server);
	const idle = net.connect(port, '127.0.0.1');
	const idleClosed = new Promise((resolve) => idle.once('close', resolve));
	idle.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n');
	await new Promise((resolve) => idle.once('data', resolve));

	const agent = new http.Agent({ keepAlive: true });
	const running = new Promise<http.IncomingMessage>((resolve, reject) =>
		http.get({ port, host: '127.0.0.1', agent }, resolve).on('error', reject)
	);
	await reached;
	const drained = drain(60_000);
	await idleClosed;
	await expect(ask('/')).rejects.toThrow('ECONNREFUSED');
	release();
	const answer = await running;
	expect([answer.statusCode, answer.headers.connection]).toEqual([200, 'close']);
	answer.resume();
	await drained;
	agent.destroy();
});

it('is not ready while it drains, for a client still connected', async () => {
	setEditionWindow(windowOf('{}', '{}'));
	let finish: () => void = () => {};
	const handler: Handler = (_req, res) => {
		res.writeHead(200, { 'Content-Length': '8' }).write('half');
		finish = () => res.end('half');
	};
	const { server, port } = await open({ handler });
	const drain = drainer(server);
	const socket = net.connect(port, '127.0.0.1');
	let received = '';
	const closed = new Promise((resolve) => socket.once('close', resolve));
	const begun = new Promise((resolve) => socket.once('data', resolve));
	socket.on('data', (chunk) => (received += chunk.toString()));
	socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
	await begun;
	const drained = drain(60_000);
	const asked = new Promise((resolve) => server.once('request', resolve));
	socket.write('GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n');
	await asked;
	finish();
	await drained;
	await closed;
	expect(received).toMatch(/halfhalfHTTP\/1\.1 503 .*Connection: close.*\{"ready":false\}$/s);
});

it('ends event streams, which have no end of their own', async () => {
	const handler: Handler = (_req, res) => {
		res.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(':\n\n');
	};
	const { server, url } = await open({ handler });
	const drain = drainer(server);
	const stream = await fetch(url);
	const drained = drain(60_000);
	expect(await stream.text()).toBe(':\n\n');
	await drained;
});

it('cuts what does not end in time, and drains once', async () => {
	const { server, url } = await open({ handler: () => new Promise(() => {}) });
	const drain = drainer(server);
	const stuck = expect(fetch(url)).rejects.toThrow();
	await new Promise((resolve) => server.once('request', resolve));
	const drained = drain(50);
	expect(drain(60_000)).toBe(drained);
	await drained;
	await stuck;
});
