import { startServer } from '../tests/support/server.ts';
import type { Current, Manifest } from '#lib/domain/edition/format.ts';

/** The edition the built server publishes from `data/`: address → body. */
export interface Published {
	current: Current;
	manifest: Manifest;
	bodies: Map<string, string>;
}

export async function publishedEdition(): Promise<Published> {
	const server = await startServer();
	const bodies = new Map<string, string>();
	const get = async (path: string) => {
		const body = await (await fetch(server.url + path)).text();
		bodies.set(path, body);
		return body;
	};
	const current = JSON.parse(await get('/editions/current.json')) as Current;
	const manifest = JSON.parse(await get(current.manifest.url)) as Manifest;
	for (const { url } of Object.values(manifest.shards)) await get(url);
	await server.kill();
	return { current, manifest, bodies };
}
