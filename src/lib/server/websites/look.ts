import { lookup as lookUp } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

export interface Look {
	/** `gone`: an answer of 400 or more; `silent`: no answer; `refused`: not on the public internet. */
	result: 'ok' | 'gone' | 'silent' | 'refused';
	/** HTTP status of the last answer. */
	status: number | null;
}

export interface LookOptions {
	/** Milliseconds for each answer. */
	patience?: number;
	/** Which addresses may be asked; for tests. */
	allows?: (address: string) => boolean;
}

const REDIRECTS = 5;
/** Answers of servers that do not know HEAD, or refuse it: then GET is tried. */
const tryGet = new Set([400, 401, 403, 404, 405, 406, 429, 500, 501, 503]);
/** It answers, though not to a machine: a person may well see the page. */
const forPeople = new Set([401, 403, 406, 429]);

class Refused extends Error {}

/**
 * Whether a website answers: HEAD, then GET where need be, without reading the page. The address is checked when the
 * connection is made, so that a name cannot lead to a machine that is not public.
 */
export async function lookAt(
	url: string,
	{ patience = 8000, allows = isPublicAddress }: LookOptions = {}
): Promise<Look> {
	try {
		let address = url;
		for (let hop = 0; hop <= REDIRECTS; hop += 1) {
			let { status, location } = await ask('HEAD', address, patience, allows);
			if (tryGet.has(status)) ({ status, location } = await ask('GET', address, patience, allows));
			if (status >= 300 && status < 400 && location) {
				address = new URL(location, address).href;
				continue;
			}
			return { result: status < 400 || forPeople.has(status) ? 'ok' : 'gone', status };
		}
		return { result: 'gone', status: null };
	} catch (error) {
		return { result: error instanceof Refused ? 'refused' : 'silent', status: null };
	}
}

function ask(
	method: 'HEAD' | 'GET',
	address: string,
	patience: number,
	allows: (address: string) => boolean
): Promise<{ status: number; location: string | undefined }> {
	return new Promise((resolve, reject) => {
		const url = new URL(address);
		const literal = url.hostname.replace(/^\[|\]$/g, '');
		const secure = url.protocol === 'https:';
		if (!/^https?:$/.test(url.protocol) || url.username || url.password) return reject(new Refused());
		if (isIP(literal) !== 0 && !allows(literal)) return reject(new Refused());
		const headers = { 'user-agent': 'Fanal (directory; checks that websites answer)', accept: 'text/html, */*' };
		const options = { method, headers, lookup: guarded(allows), agent: false as const };
		const request = (secure ? https : http).request(url, options, (response) => {
			const { statusCode = 0, headers } = response;
			resolve({ status: statusCode, location: headers.location });
			// The page itself is not wanted.
			request.destroy();
		});
		request.setTimeout(patience, () => request.destroy(new Error('no answer')));
		const limit = setTimeout(() => request.destroy(new Error('no answer')), 2 * patience);
		request.on('close', () => clearTimeout(limit));
		request.on('error', reject);
		request.end();
	});
}

/** Looks a name up, and refuses it when any of its addresses is not allowed. */
const guarded =
	(allows: (address: string) => boolean): LookupFunction =>
	(host, options, done) => {
		lookUp(host, { ...options, all: true }, (error, found) => {
			if (error) return done(error, '', 0);
			const [first] = found;
			if (!first || found.some(({ address }) => !allows(address))) return done(new Refused(), '', 0);
			if (options.all) return done(null, found);
			done(null, first.address, first.family);
		});
	};
