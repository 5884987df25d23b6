import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { editionWindow } from '../editions/window.ts';
import type { FilePolicy } from './built-files.ts';
import { answerBrokenRequests } from './broken-requests.ts';
import { govern } from './compress.ts';
import { editions, serveShelf, type Shelf } from './editions.ts';
import { acceptedEncodings } from './encoding.ts';
import { onlyReads, refusal, type Limits, type Refusal } from './guard.ts';
import { logToStderr, requestLine, type Log } from './log.ts';
import { listeningOrigin, sameOrigins } from './origin.ts';
import { reply, replyError } from './reply.ts';
import { CLOSED_POLICY, securityHeaders, setMissing } from './security-headers.ts';

/** The shape of adapter-node's `handler`. */
export type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => unknown;

/** Times are in milliseconds. */
export interface FrontDoorOptions extends Partial<Limits> {
	handler: Handler;
	/** The public origin; without it, the address the server listens on. */
	origin?: string | undefined;
	files?: ReadonlyMap<string, FilePolicy>;
	/** The street map; without it `/map/` is left to Kit. */
	map?: Shelf;
	log?: Log;
	headersTimeout?: number;
	requestTimeout?: number;
	keepAliveTimeout?: number;
	/** A connection on which nothing moves for so long is cut. */
	idleTimeout?: number;
	maxConnections?: number;
}

/**
 * The server in front of Kit. It does what Kit cannot do for every response: limits, headers, compression, and the
 * editions and the street map from memory. It does not listen yet.
 */
export function createFrontDoor(options: FrontDoorOptions): Server {
	const { handler, files = new Map<string, FilePolicy>(), log = logToStderr } = options;
	const limits: Limits = { urlLimit: options.urlLimit ?? 4096, bodyLimit: options.bodyLimit ?? 512 * 1024 };
	const shelves = options.map ? [editions, options.map] : [editions];
	const headersTimeout = options.headersTimeout ?? 15_000;
	const server = http.createServer({
		headersTimeout,
		requestTimeout: options.requestTimeout ?? 60_000,
		keepAliveTimeout: options.keepAliveTimeout ?? 10_000,
		connectionsCheckingInterval: Math.min(headersTimeout, 5000),
		// Node would answer 400 itself, without our headers: the guard looks for Host.
		requireHostHeader: false
	});
	server.timeout = options.idleTimeout ?? 90_000;
	server.maxConnections = options.maxConnections ?? 2000;

	const headers = securityHeaders(options.origin?.startsWith('https://') ?? false);
	let known: ReadonlySet<string> | undefined;
	const origins = () => (known ??= sameOrigins(options.origin ?? listeningOrigin(server)));

	server.on('request', (req, res) => {
		if (!server.listening) res.shouldKeepAlive = false;
		req.on('error', () => {});
		res.on('error', () => {});
		const refused = refusal(req, limits, origins());
		if (refused) return refuse(res, refused);
		const path = decodedPath(req.url ?? '/');
		const file = files.get(path);
		const probe = path === '/healthz' || path === '/readyz';
		const shelf = shelves.find((each) => path.startsWith(each.path));
		const wrongMethod = file || probe || shelf ? onlyReads(req) : undefined;
		if (wrongMethod) return refuse(res, wrongMethod);
		if (path === '/healthz') return reply(res, 200, 'ok', headers, 'text/plain; charset=utf-8');
		if (path === '/readyz') return ready(res);
		if (shelf) return serveShelf(req, res, path, shelf, headers);
		void pass(req, res, file);
	});

	server.on('checkContinue', (req: IncomingMessage, res: ServerResponse) => {
		const refused = refusal(req, limits, origins());
		if (refused) return refuse(res, { ...refused, close: true });
		res.writeContinue();
		server.emit('request', req, res);
	});
	server.on('checkExpectation', (_req: IncomingMessage, res: ServerResponse) => {
		refuse(res, { status: 417, code: 'expectation-failed', close: true });
	});
	answerBrokenRequests(server, headers);

	function refuse(res: ServerResponse, { status, code, allow, close }: Refusal): void {
		if (close) res.shouldKeepAlive = false;
		replyError(res, status, code, allow ? { ...headers, Allow: allow } : headers);
	}

	function ready(res: ServerResponse): void {
		const edition = server.listening ? editionWindow()?.current()?.edition : undefined;
		const state = edition === undefined ? { ready: false } : { ready: true, edition };
		reply(res, state.ready ? 200 : 503, JSON.stringify(state), headers, 'application/json; charset=utf-8');
	}

	async function pass(req: IncomingMessage, res: ServerResponse, file: FilePolicy | undefined): Promise<void> {
		const encodings = acceptedEncodings(req.headers['accept-encoding']);
		// Kit's file server looks for the letters only (`br;q=0` gets brotli) and mistakes odd ranges: we serve none.
		req.headers['accept-encoding'] = encodings.join(', ');
		delete req.headers.range;
		govern(res, {
			encodings,
			head: req.method === 'HEAD',
			beforeHead: () => {
				setMissing(res, headers);
				setMissing(res, {
					'Content-Security-Policy': file?.contentSecurity ?? CLOSED_POLICY,
					'Cache-Control': res.statusCode >= 400 ? 'no-store' : (file?.cacheControl ?? 'no-cache')
				});
			}
		});
		try {
			await handler(req, res, () => replyError(res, 404, 'not-found', headers));
		} catch (error) {
			if (!req.socket.destroyed) log(requestLine(req, error));
			if (res.headersSent) return void res.destroy();
			for (const name of res.getHeaderNames()) res.removeHeader(name);
			replyError(res, 500, 'internal', headers);
		}
	}
	return server;
}

function decodedPath(url: string): string {
	const [path = '/'] = url.split('?');
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
