/** What the service worker knows of a request when it chooses who answers. */
export interface RequestFacts {
	method: string;
	sameOrigin: boolean;
	/** Path of the address, without its query. */
	path: string;
	navigation: boolean;
	/** The path is one of this code version's files. */
	precached: boolean;
	/** Format of the whole edition this device holds, or `null`. */
	heldFormat: number | null;
	/** The format this code reads. */
	format: number;
}

export type Decision = 'shell' | 'cache' | 'network-then-shell' | 'pass';

export const SHELL = '/shell';

/** Never answered, read or stored by the worker: staff, and what only the server can say. */
const serverOnly = ['/staff', '/api', '/editions', '/pages', '/map', '/healthz', '/readyz'];

/** Who answers a request. Only a navigation's answer depends on what the device holds. */
export function decide(request: RequestFacts): Decision {
	const { path } = request;
	if (request.method !== 'GET' || !request.sameOrigin) return 'pass';
	if (serverOnly.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))) return 'pass';
	if (request.precached) return path === SHELL ? 'shell' : 'cache';
	// A last segment with a dot is a file (sitemap.xml, a calendar to download), not a page.
	if (!request.navigation || /\.[^/]*$/.test(path)) return 'pass';
	return request.heldFormat === request.format ? 'shell' : 'network-then-shell';
}
