import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { Encoding } from './encoding.ts';

const COMPRESSIBLE =
	/^(?:text\/(?:html|css|javascript|plain|xml)|application\/(?:[\w.-]+\+)?(?:json|xml|javascript)|image\/svg\+xml)\b/;
/** Below this a response fits in one packet anyway, in bytes. */
const SMALLEST = 1024;

/**
 * Gives `res` a last look at its headers (`beforeHead`, called once, while they can still be set) and compresses its
 * body on the way out when its type is worth it. To call before anything is written.
 */
export function govern(
	res: ServerResponse,
	options: { encodings: readonly Encoding[]; head: boolean; beforeHead: () => void }
): void {
	const writeHead = res.writeHead.bind(res);
	const write = res.write.bind(res);
	const end = res.end.bind(res);
	let decided = false;
	let encoder: ReturnType<typeof encoderFor> | undefined;
	let flushing = false;

	function decide(known?: number): void {
		if (decided) return;
		decided = true;
		if (known !== undefined && !res.hasHeader('content-length')) res.setHeader('Content-Length', String(known));
		const encoding = chooseEncoding(res, options.encodings);
		if (encoding) {
			res.setHeader('Content-Encoding', encoding);
			res.removeHeader('Content-Length');
			res.removeHeader('Accept-Ranges');
		}
		options.beforeHead();
		if (encoding && !options.head) encoder = connect(encoderFor(encoding));
	}

	function connect(stream: ReturnType<typeof encoderFor>): ReturnType<typeof encoderFor> {
		stream.on('data', (chunk: Buffer) => {
			if (!write(chunk)) stream.pause();
		});
		stream.on('end', () => end());
		stream.on('error', (error) => res.destroy(error));
		// Writers wait for `drain` on the response: it now also means that the encoder has room.
		stream.on('drain', () => res.emit('drain'));
		res.on('drain', () => {
			if (!res.writableNeedDrain) stream.resume();
		});
		res.on('close', () => stream.destroy());
		return stream;
	}

	/** What is written now must not wait in the encoder for a later chunk: Kit streams slow parts of a page. */
	function flushSoon(stream: ReturnType<typeof encoderFor>): void {
		if (flushing) return;
		flushing = true;
		setImmediate(() => {
			flushing = false;
			if (!stream.writableEnded && !stream.destroyed) stream.flush();
		});
	}

	res.writeHead = function (status: number, ...rest: unknown[]) {
		res.statusCode = status;
		for (const argument of rest) {
			if (typeof argument === 'string') res.statusMessage = argument;
			else if (argument) setAll(res, argument as OutgoingHttpHeaders | unknown[]);
		}
		decide();
		return writeHead(status);
	} as typeof res.writeHead;

	res.write = function (chunk: string | Buffer, ...rest: unknown[]) {
		if (!res.headersSent) res.writeHead(res.statusCode);
		if (!encoder) return Reflect.apply(write, res, [chunk, ...rest]);
		const more: unknown = Reflect.apply(encoder.write, encoder, [chunk, ...rest]);
		flushSoon(encoder);
		return more;
	} as typeof res.write;

	res.end = function (...all: unknown[]) {
		const [chunk] = all;
		if (typeof chunk === 'string' || chunk instanceof Uint8Array) decide(Buffer.byteLength(chunk));
		else decide();
		if (!encoder) return Reflect.apply(end, res, all) as typeof res;
		if (!res.headersSent) res.writeHead(res.statusCode);
		Reflect.apply(encoder.end, encoder, all);
		return res;
	} as typeof res.end;
}

/** Also marks the response as varying by encoding, whether this client's copy is encoded or not. */
function chooseEncoding(res: ServerResponse, encodings: readonly Encoding[]): Encoding | undefined {
	const status = res.statusCode;
	if (status < 200 || status === 204 || status === 206 || status === 304) return undefined;
	if (res.hasHeader('content-encoding') || !COMPRESSIBLE.test(String(res.getHeader('content-type') ?? '')))
		return undefined;
	if (/\bno-transform\b/.test(String(res.getHeader('cache-control') ?? ''))) return undefined;
	addVary(res);
	const length = res.getHeader('content-length');
	if (length !== undefined && Number(length) < SMALLEST) return undefined;
	const encoding = encodings[0];
	const etag = res.getHeader('etag');
	if (encoding && typeof etag === 'string' && !etag.startsWith('W/')) res.setHeader('ETag', `W/${etag}`);
	return encoding;
}

function addVary(res: ServerResponse): void {
	const vary = String(res.getHeader('vary') ?? '');
	if (/(?:^|,)\s*(?:\*|accept-encoding)\s*(?:,|$)/i.test(vary)) return;
	res.setHeader('Vary', vary ? `${vary}, Accept-Encoding` : 'Accept-Encoding');
}

/** Level 6 of both. A window of 64 kB costs pages of ours nothing and keeps an encoder's memory small. */
function encoderFor(encoding: Encoding) {
	if (encoding === 'gzip') return createGzip({ level: 6 });
	return createBrotliCompress({
		params: {
			[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
			[constants.BROTLI_PARAM_QUALITY]: 6,
			[constants.BROTLI_PARAM_LGWIN]: 16
		}
	});
}

/** The header forms that `writeHead` takes: an object, or a flat list of names and values. */
function setAll(res: ServerResponse, headers: OutgoingHttpHeaders | unknown[]): void {
	const pairs = Array.isArray(headers)
		? headers.flatMap((name, i) => (i % 2 === 0 ? [[String(name), headers[i + 1]] as const] : []))
		: Object.entries(headers);
	for (const [name, value] of pairs) if (value !== undefined) res.setHeader(name, value as string | string[] | number);
}
