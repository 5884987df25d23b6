import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAt } from './look.ts';
import { isPublicAddress } from './public-address.ts';

describe('a public address', () => {
	it.each(['8.8.8.8', '185.31.40.11', '2a01:cb00::1', '2606:4700::1111'])('%s is one', (address) => {
		expect(isPublicAddress(address)).toBe(true);
	});
	it.each([
		...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
		...['255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1'],
		...['2001:db8::1', '2002:7f00:1::', 'localhost', '']
	])('%s is none', (address) => {
		expect(isPublicAddress(address)).toBe(false);
	});
});

describe('a look at a website', () => {
	const asked: string[] = [];
	const server = http.createServer((req, res) => {
		asked.push(`${req.method} ${req.url}`);
		const [, status = '200', to] = /^\/(\d+)(\/.*)?$/.exec(req.url ?? '') ?? [];
		if (req.url === '/never') return;
		if (req.url === '/loop') return void res.writeHead(302, { location: '/loop' }).end();
		if (req.url === '/only-get') return void res.writeHead(req.method === 'GET' ? 200 : 405).end();
		res.writeHead(Number(status), to ? { location: to === '/private' ? 'http://10.0.0.1/' : to } : {}).end('page');
	});
	let origin: string;
	beforeAll(async () => {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	afterAll(() => {
		server.closeAllConnections();
		server.close();
	});
	const look = (path: string) => lookAt(origin + path, { patience: 300, allows: (address) => address === '127.0.0.1' });

	it('tells whether it answers', async () => {
		expect(await look('/200')).toEqual({ result: 'ok', status: 200 });
		expect(await look('/404')).toEqual({ result: 'gone', status: 404 });
		expect(await look('/403')).toEqual({ result: 'ok', status: 403 });
		expect(await look('/never')).toEqual({ result: 'silent', status: null });
		expect(await lookAt('http://no-such-name.invalid/')).toEqual({ result: 'silent', status: null });
	});

	it('asks for the page only where HEAD is not known', async () => {
		asked.length = 0;
		await look('/200');
		expect(await look('/only-get')).toEqual({ result: 'ok', status: 200 });
		expect(asked).toEqual(['HEAD /200', 'HEAD /only-get', 'GET /only-get']);
	});

	it('follows where it has moved, but not for ever, and never to a machine that is not public', async () => {
		expect(await look('/301/200')).toEqual({ result: 'ok', status: 200 });
		expect(await look('/302/404')).toEqual({ result: 'gone', status: 404 });
		expect(await look('/loop')).toMatchObject({ result: 'gone' });
		expect(await look('/302/private')).toEqual({ result: 'refused', status: null });
	});

	it('asks no machine that is not public, by whatever name', async () => {
		asked.length = 0;
		const port = (server.address() as AddressInfo).port;
		for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1'])
			expect(await lookAt(`http://${host}:${port}/200`)).toEqual({ result: 'refused', status: null });
		expect(await lookAt(`http://user:word@127.0.0.1:${port}/200`)).toMatchObject({ result: 'refused' });
		expect(asked).toEqual([]);
	});
});
