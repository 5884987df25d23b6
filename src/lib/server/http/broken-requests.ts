import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { rawError, type Headers } from './reply.ts';

const ANSWERS: Record<string, [status: number, code: string]> = {
	HPE_HEADER_OVERFLOW: [431, 'headers-too-long'],
	HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'body-too-large'],
	ERR_HTTP_REQUEST_TIMEOUT: [408, 'timeout']
};

/** Answers what the parser gave up on (it never becomes a request), with the headers of every other response. */
export function answerBrokenRequests(server: Server, headers: Headers): void {
	const last = new WeakMap<Duplex, ServerResponse>();
	server.on('request', (req, res) => last.set(req.socket, res));
	server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
		const response = last.get(socket);
		// In the middle of an answer, or of a body already answered, more bytes would be read as part of it.
		const midway = response?.headersSent && !(response.writableFinished && response.req.complete);
		if (error.code === 'ECONNRESET' || !socket.writable || midway) return void socket.destroy();
		const [status, code] = ANSWERS[error.code ?? ''] ?? [400, 'bad-request'];
		socket.end(rawError(status, code, headers), () => socket.destroy());
	});
}
