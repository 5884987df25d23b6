import type { BrowserContext, Page } from '@playwright/test';

/** What left the device: of pages and of the service worker. */
export interface Sent {
	url: string;
	headers: Record<string, string>;
	body: string;
}

/** Notes every request of a context from now on; `all` waits for the headers. */
export function watchRequests(context: BrowserContext): { all(): Promise<Sent[]> } {
	const sent: Promise<Sent>[] = [];
	context.on('request', (request) => {
		// A page that is closed takes the full headers with it.
		const headers = request.allHeaders().catch(() => request.headers());
		sent.push(headers.then((all) => ({ url: request.url(), headers: all, body: request.postData() ?? '' })));
	});
	return { all: () => Promise.all(sent) };
}

/** Everything an origin keeps on the device, as one text: databases, caches, storages, cookies, the state of the tab. */
export function keptText(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state, location.href];
		for (const name of await caches.keys()) {
			kept.push(name, ...(await (await caches.open(name)).keys()).map(({ url }) => url));
		}
		for (const { name = '' } of await indexedDB.databases()) kept.push(name, await contents(name));
		return JSON.stringify(kept);

		function contents(name: string) {
			return new Promise((resolve, reject) => {
				const opening = indexedDB.open(name);
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const stores = [...db.objectStoreNames];
					const transaction = db.transaction(stores);
					const reading = stores.map((store) => transaction.objectStore(store).getAll());
					transaction.oncomplete = () => {
						db.close();
						resolve(reading.map(({ result }) => result as unknown));
					};
				};
			});
		}
	});
}

/** Every address in the history of a tab. */
export async function historyOf(page: Page): Promise<string[]> {
	const cdp = await page.context().newCDPSession(page);
	const { entries } = await cdp.send('Page.getNavigationHistory');
	await cdp.detach();
	return entries.map(({ url }) => url);
}
