import type { IncomingMessage } from 'node:http';
import { admitOrigin } from './origin.ts';

/** Why a request is not let in; `close` when its body is too long to be read for politeness. */
export interface Refusal {
	status: number;
	code: string;
	allow?: string;
	close?: boolean;
}

export interface Limits {
	/** Longest request target, in characters. */
	urlLimit: number;
	/** Longest announced body, in bytes; Kit counts the chunked ones itself. */
	bodyLimit: number;
}

// A refused body up to this many times the limit is read and dropped, so that a browser gets to see the answer.
const POLITE = 16;

/** The first reason to refuse, or undefined. Nothing has been read of the body. */
export function refusal(req: IncomingMessage, limits: Limits, origins: ReadonlySet<string>): Refusal | undefined {
	const url = req.url ?? '';
	if (url.length > limits.urlLimit) return { status: 414, code: 'url-too-long' };
	if (!url.startsWith('/') || req.headers.host === undefined) return { status: 400, code: 'bad-request' };
	const length = Number(req.headers['content-length'] ?? 0);
	if (length > limits.bodyLimit) {
		return { status: 413, code: 'body-too-large', close: length > limits.bodyLimit * POLITE };
	}
	if (!reads(req) && !admitOrigin(req, origins)) return { status: 403, code: 'foreign-origin' };
	return undefined;
}

/** For what only exists to be read: 405 to any other method. */
export function onlyReads(req: IncomingMessage): Refusal | undefined {
	return reads(req) ? undefined : { status: 405, code: 'method-not-allowed', allow: 'GET, HEAD' };
}

function reads(req: IncomingMessage): boolean {
	return req.method === 'GET' || req.method === 'HEAD';
}
