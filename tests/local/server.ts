import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { hash } from './editions.ts';

export interface TestFile {
	body: string;
	type?: string;
	status?: number;
	/** Never answers. */
	stalled?: boolean;
}

/**
 * A server that can fail: `?cut=N` ends the connection after N bytes of the body, `frame=length` having announced them
 * all, `frame=close` nothing (then a cut looks like an end), `frame=gzip` as `close`, compressed. `?flip=N` changes a
 * byte, `?sequence=N` the sequence of a `current.json`, `?stall` and `?hangup` never answer.
 */
export class TestServer {
	readonly files = new Map<string, TestFile>();
	readonly requests: string[] = [];
	readonly #sockets = new Set<Socket>();
	#server = createServer((request, response) => this.#answer(request, response));
	origin = '';
	#port = 0;

	async start() {
		this.#server.on('connection', (socket) => {
			this.#sockets.add(socket);
			socket.on('close', () => this.#sockets.delete(socket));
		});
		await new Promise<void>((done) => this.#server.listen(this.#port, '127.0.0.1', done));
		this.#port = (this.#server.address() as AddressInfo).port;
		this.origin = `http://localhost:${this.#port}`;
		return this;
	}

	/** As if it were switched off. */
	async stop() {
		const closed = new Promise((done) => this.#server.close(done));
		for (const socket of this.#sockets) socket.destroy();
		await closed;
	}

	put(path: string, body: string, type = 'application/json', more: Partial<TestFile> = {}) {
		this.files.set(path, { body, type, ...more });
	}

	#answer(request: IncomingMessage, response: ServerResponse) {
		const { pathname, searchParams: ask } = new URL(request.url ?? '/', 'http://localhost');
		this.requests.push(pathname);
		const file = this.files.get(pathname);
		if (file?.stalled || ask.has('stall')) return;
		if (ask.has('hangup')) return void request.socket.destroy();
		if (!file) return void response.writeHead(404).end();
		let { body } = file;
		if (ask.has('sequence')) body = JSON.stringify({ ...JSON.parse(body), sequence: Number(ask.get('sequence')) });
		const bytes = Buffer.from(body);
		if (ask.has('flip')) bytes[Number(ask.get('flip'))]! ^= 1;
		if (ask.has('cut')) return cut(request.socket, bytes, ask.get('frame'), Number(ask.get('cut')));
		const etag = `"${hash(body).slice(0, 16)}"`;
		if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
		response.writeHead(file.status ?? 200, {
			'content-type': file.type ?? 'text/html',
			'content-length': bytes.length,
			etag
		});
		response.end(bytes);
	}
}

function cut(socket: Socket, bytes: Buffer, frame: string | null, at: number) {
	const sent = frame === 'gzip' ? gzipSync(bytes) : bytes;
	const framing = frame === 'length' ? [`Content-Length: ${sent.length}`] : [];
	const coding = frame === 'gzip' ? ['Content-Encoding: gzip'] : [];
	socket.write(
		['HTTP/1.1 200 OK', 'Connection: close', 'Cache-Control: no-store', ...framing, ...coding, '', ''].join('\r\n')
	);
	socket.end(sent.subarray(0, at));
}
