import { browser } from '$app/environment';
import type { Reader } from './device-reader.ts';
import { drawnByServer } from './first-page.ts';
import { live } from './live.svelte.ts';

/** Thrown when neither the device nor the network can answer. */
export class UnreachableError extends Error {
	override name = 'UnreachableError';
}

/**
 * Who answers a public page: the device's own copy when it holds one, else the server. A page that came from the
 * server is first drawn from what came with it, so that the two agree; the shell, and every page after, asks the
 * device first.
 */
export async function readerFor(fetch: typeof globalThis.fetch): Promise<Reader> {
	if (!browser || !(await deviceAnswers())) return remoteReader(fetch);
	const { deviceReader } = await import('./device-reader.ts');
	return live.directory ? deviceReader(live.directory) : remoteReader(fetch);
}

/** Edition of what the server last answered: what is on screen until the device answers itself. */
let fromServer: string | null = null;

/** Whether the page on screen was drawn from this edition by the server, so that there is nothing to draw again. */
export const shows = (edition: string): boolean => fromServer === edition;

async function deviceAnswers(): Promise<boolean> {
	if (live.directory) return true;
	return !drawnByServer() && (await live.open()) !== null;
}

/** Told by the layout once the first page stands: from now on the device is asked first. */
export function firstPageIsDrawn(): void {
	document.documentElement.dataset['rendered'] = 'here';
}

function remoteReader(fetch: typeof globalThis.fetch): Reader {
	async function get<T>(path: string): Promise<T | null> {
		let response: Response;
		try {
			response = await fetch(`/pages/${path}`);
		} catch (cause) {
			throw new UnreachableError('no network', { cause });
		}
		if (response.status === 404) return null;
		if (!response.ok) throw new UnreachableError(`the server answered ${response.status}`);
		const answer = (await response.json()) as T & { edition?: string };
		if (browser && answer.edition) fromServer = answer.edition;
		return answer;
	}
	async function need<T>(path: string): Promise<T> {
		const answer = await get<T>(path);
		if (answer === null) throw new UnreachableError(`${path} is missing`);
		return answer;
	}
	return {
		home: (lang) => need(`${lang}/home`),
		list: (lang, url) => need(`${lang}/places${url.search}`),
		place: (lang, id) => get(`${lang}/places/${encodeURIComponent(id)}`),
		emergency: (lang) => need(`${lang}/emergency`),
		search: (lang, url) => need(`${lang}/search${url.search}`),
		listOf: (lang, kind, url) => need(`${lang}/${kind}${url.search}`),
		pageOf: (lang, kind, id) => get(`${lang}/${kind}/${encodeURIComponent(id)}`)
	};
}
