import type { IncomingMessage, ServerResponse } from 'node:http';
import { alertsFile, withAlerts } from '../alerts/alerts-window.ts';
import { editionWindow, type EncodedFile } from '../editions/window.ts';
import { acceptedEncodings } from './encoding.ts';
import { replyError, type Headers } from './reply.ts';
import { CLOSED_POLICY } from './security-headers.ts';

/** Files under names made of their content, and one, `current.json`, that says which of them are current. */
export interface Shelf {
	/** URL path with a slash at both ends. */
	path: string;
	current(): EncodedFile | undefined;
	/** An immutable file by its URL path. */
	file(path: string): EncodedFile | undefined;
	/** What is answered while nothing is current. */
	empty: { status: number; code: string; headers?: Headers };
}

export const editions: Shelf = {
	path: '/editions/',
	current: () => {
		const body = editionWindow()?.current()?.body;
		return body && withAlerts(body);
	},
	file: (path) => editionWindow()?.file(path) ?? alertsFile(path),
	empty: { status: 503, code: 'no-edition', headers: { 'Retry-After': '5' } }
};

const FOREVER = 'public, max-age=31536000, immutable';

/** Answers GET and HEAD of what a shelf holds, without Kit. */
export function serveShelf(
	req: IncomingMessage,
	res: ServerResponse,
	path: string,
	shelf: Shelf,
	headers: Headers
): void {
	if (path === `${shelf.path}current.json`) {
		const current = shelf.current();
		if (current) return send(req, res, current, { ...headers, 'Cache-Control': 'no-cache' });
		const { status, code, headers: more } = shelf.empty;
		return replyError(res, status, code, { ...headers, ...more });
	}
	const file = shelf.file(path);
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
