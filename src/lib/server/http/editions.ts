import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EditionWindow, EncodedFile } from '../editions/window.ts';
import { acceptedEncodings } from './encoding.ts';
import { replyError, type Headers } from './reply.ts';
import { CLOSED_POLICY } from './security-headers.ts';

const CURRENT = '/editions/current.json';
const FOREVER = 'public, max-age=31536000, immutable';

/** Answers GET and HEAD of `/editions/*` from memory, without Kit. */
export function serveEdition(
	req: IncomingMessage,
	res: ServerResponse,
	path: string,
	window: EditionWindow | undefined,
	headers: Headers
): void {
	if (path === CURRENT) {
		const current = window?.current();
		if (!current) return replyError(res, 503, 'no-edition', { ...headers, 'Retry-After': '5' });
		return send(req, res, current.body, { ...headers, 'Cache-Control': 'no-cache' });
	}
	const file = window?.file(path);
	if (!file) return replyError(res, 404, 'not-found', headers);
	send(req, res, file, { ...headers, 'Cache-Control': FOREVER });
}

function send(req: IncomingMessage, res: ServerResponse, file: EncodedFile, headers: Headers): void {
	const encoding = acceptedEncodings(req.headers['accept-encoding'])[0];
	const head = {
		...headers,
		'Content-Security-Policy': CLOSED_POLICY,
		// Weak when encoded: a strong one may name one sequence of bytes only.
		ETag: encoding ? `W/${file.etag}` : file.etag,
		Vary: 'Accept-Encoding'
	};
	if (matches(req.headers['if-none-match'], file.etag)) {
		res.writeHead(304, head);
		res.end();
		return;
	}
	const body = encoding ? file[encoding] : file.identity;
	res.writeHead(200, {
		...head,
		'Content-Type': file.type,
		'Content-Length': String(body.byteLength),
		...(encoding ? { 'Content-Encoding': encoding } : {})
	});
	if (req.method === 'HEAD') res.end();
	else res.end(body);
}

/** Weak comparison (RFC 9110, 13.1.2). */
function matches(header: string | undefined, etag: string): boolean {
	if (header === undefined) return false;
	return header.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);
}
