import { STATUS_CODES, type ServerResponse } from 'node:http';
import { CLOSED_POLICY } from './security-headers.ts';

export type Headers = Readonly<Record<string, string>>;

/** The door's own short answers. A code, never a sentence: the screens have the words. */
export function reply(res: ServerResponse, status: number, body: string, headers: Headers, type = JSON_TYPE): void {
	res.writeHead(status, {
		...headers,
		'Content-Security-Policy': CLOSED_POLICY,
		'Cache-Control': 'no-store',
		'Content-Type': type,
		'Content-Length': String(Buffer.byteLength(body))
	});
	res.end(body);
}

export function replyError(res: ServerResponse, status: number, code: string, headers: Headers): void {
	reply(res, status, errorBody(code), headers);
}

/** A whole HTTP/1.1 response for a connection that never became a request. */
export function rawError(status: number, code: string, headers: Headers): string {
	const body = errorBody(code);
	const lines = Object.entries({
		...headers,
		'Content-Security-Policy': CLOSED_POLICY,
		'Cache-Control': 'no-store',
		'Content-Type': JSON_TYPE,
		'Content-Length': String(Buffer.byteLength(body)),
		Connection: 'close'
	}).map(([name, value]) => `${name}: ${value}\r\n`);
	return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}\r\n${lines.join('')}\r\n${body}`;
}

const JSON_TYPE = 'application/json; charset=utf-8';

function errorBody(code: string): string {
	return JSON.stringify({ error: { code } });
}
