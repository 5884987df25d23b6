import { createServer, type Socket } from 'node:net';

/** Takes the place of a killed server: notes what is asked, and hangs up. */
export async function listenInPlaceOf(port: number): Promise<{ asked: string[]; close(): Promise<void> }> {
	const asked: string[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('error', () => undefined);
		socket.on('data', (chunk) => {
			asked.push(/^\w+ (\S+)/.exec(chunk.toString('latin1'))?.[1] ?? '?');
			socket.destroy();
		});
	});
	await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
	return {
		asked,
		close: async () => {
			const closed = new Promise((done) => server.close(done));
			for (const socket of sockets) socket.destroy();
			await closed;
		}
	};
}
