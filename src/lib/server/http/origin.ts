import type { IncomingMessage, Server } from 'node:http';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** The origin of a server without ORIGIN: the address it listens on. */
export function listeningOrigin(server: Server): string {
	const address = server.address();
	if (address === null || typeof address === 'string') return 'http://127.0.0.1';
	const anywhere = address.address === '0.0.0.0' || address.address === '::';
	const host = anywhere ? '127.0.0.1' : address.family === 'IPv6' ? `[${address.address}]` : address.address;
	return `http://${host}:${address.port}`;
}

/** On one's own machine `localhost` and `127.0.0.1` are the same door. */
export function sameOrigins(origin: string): ReadonlySet<string> {
	const url = new URL(origin);
	if (!LOOPBACK.includes(url.hostname)) return new Set([url.origin]);
	return new Set(LOOPBACK.map((host) => `${url.protocol}//${host}${url.port && `:${url.port}`}`));
}

/**
 * Whether the Origin header, when there is one, names this site; Kit checks form types only. A same-origin form post
 * under `Referrer-Policy: no-referrer` says `Origin: null` (Fetch standard, "append a request Origin header"): there
 * Sec-Fetch-Site, which no page can write, tells. The header is rewritten to our origin so that Kit agrees.
 */
export function admitOrigin(req: IncomingMessage, origins: ReadonlySet<string>): boolean {
	const claimed = req.headers.origin;
	if (claimed === undefined) return true;
	const own = origins.has(claimed) || (claimed === 'null' && req.headers['sec-fetch-site'] === 'same-origin');
	const [first] = origins;
	if (own && first !== undefined) req.headers.origin = first;
	return own;
}
