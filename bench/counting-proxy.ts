import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands between the browser and a server, and counts every byte that comes down, a worker's as well as a page's. */
export class CountingProxy {
	bytes = 0;
	url = '';
	readonly #target: number;
	readonly #sockets = new Set<Socket>();
	#refusing = false;
	#server = createServer((socket) => this.#pass(socket));

	constructor(target: number) {
		this.#target = target;
	}

	async start(): Promise<this> {
		await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
		this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
		return this;
	}

	/** As if the server were switched off. */
	refuse() {
		this.#refusing = true;
		for (const socket of this.#sockets) socket.destroy();
	}

	accept() {
		this.#refusing = false;
	}

	stop() {
		this.refuse();
		this.#server.close();
	}

	#pass(socket: Socket) {
		if (this.#refusing) return void socket.destroy();
		const upstream = connect(this.#target, '127.0.0.1');
		for (const each of [socket, upstream]) {
			this.#sockets.add(each);
			each.on('close', () => this.#sockets.delete(each));
			each.on('error', () => each.destroy());
		}
		upstream.on('data', (chunk: Buffer) => (this.bytes += chunk.length));
		socket.pipe(upstream);
		upstream.pipe(socket);
		socket.on('close', () => upstream.destroy());
		upstream.on('close', () => socket.destroy());
	}
}
