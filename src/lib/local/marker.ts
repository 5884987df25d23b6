/** A note from the page to the service worker, which does not read IndexedDB. */
const cacheName = 'fanal-state';
const key = '/__held';

/** Tells the worker that this device holds an edition whole. Harmless where there is no Cache Storage. */
export async function writeMarker(held: { format: number; edition: string }): Promise<void> {
	const cache = await globalThis.caches?.open(cacheName).catch(() => null);
	const { format, edition } = held;
	await cache?.put(key, Response.json({ format, edition })).catch(() => undefined);
}

export async function removeMarker(): Promise<void> {
	await globalThis.caches?.delete(cacheName).catch(() => false);
}

/** Which edition is held, in which format, or `null`. */
export async function readMarker(): Promise<{ format: number; edition: string } | null> {
	try {
		const marker = await caches.match(key, { cacheName });
		return marker ? ((await marker.json()) as { format: number; edition: string }) : null;
	} catch {
		return null;
	}
}
