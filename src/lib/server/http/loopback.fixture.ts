import http, { type IncomingHttpHeaders, type Server } from 'node:http';
import net from 'node:net';
import { onTestFinished } from 'vitest';
import type { EditionWindow, EncodedFile } from '../editions/window.ts';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { createFrontDoor, type FrontDoorOptions } from './front-door.ts';
import type { LogLine } from './log.ts';

export interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

export interface Opened {
	server: Server;
	port: number;
	url: string;
	logs: LogLine[];
	ask(path: string, init?: { method?: string; headers?: Record<string, string>; body?: string }): Promise<Answer>;
	/** Sends text as it is and gives back all that comes until the server closes. */
	raw(text: string): Promise<string>;
}

/** A front door that listens on a free port of the loopback until the test ends. */
export async function open(options: FrontDoorOptions): Promise<Opened> {
	const logs: LogLine[] = [];
	const server = createFrontDoor({ log: (line) => logs.push(line), ...options });
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => {
		server.close();
		server.closeAllConnections();
	});
	const port = (server.address() as net.AddressInfo).port;
	return {
		server,
		port,
		url: `http://127.0.0.1:${port}`,
		logs,
		ask: (path, init = {}) => ask(port, path, init),
		raw: (text) => raw(port, text)
	};
}

function ask(
	port: number,
	path: string,
	{ method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string }
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const request = http.request({ port, path, method, headers, host: '127.0.0.1', agent: false }, (res) => {
			const chunks: Buffer[] = [];
			res.on('data', (chunk: Buffer) => chunks.push(chunk));
			res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }));
			res.on('error', reject);
		});
		request.on('error', reject);
		request.end(body);
	});
}

function raw(port: number, text: string): Promise<string> {
	return new Promise((resolve) => {
		const socket = net.connect(port, '127.0.0.1', () => socket.write(text));
		let received = '';
		socket.on('data', (chunk) => (received += chunk.toString('latin1')));
		socket.on('error', () => {});
		socket.on('close', () => resolve(received));
	});
}

export function encoded(text: string, etag: string): EncodedFile {
	const identity = Buffer.from(text);
	const type = 'application/json; charset=utf-8';
	return { identity, br: brotliCompressSync(identity), gzip: gzipSync(identity), etag, type };
}

/** A window of one edition `e1` and one file `/editions/abc.json`. */
export function windowOf(current: string, file: string): EditionWindow {
	const body = encoded(current, '"cur"');
	const only = encoded(file, '"abc"');
	return {
		current: () => ({ edition: 'e1', body }),
		file: (path) => (path === '/editions/abc.json' ? only : undefined)
	};
}
