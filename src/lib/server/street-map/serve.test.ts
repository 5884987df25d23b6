import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import type { MapManifest } from '#lib/domain/street-map/format.ts';
import { parsePart } from '#lib/domain/street-map/verify.ts';
import { open } from '../http/loopback.fixture.ts';
import { buildPacks } from './build-packs.ts';
import { makeMirror, SOURCE_TEXTS } from './mirror.fixture.ts';
import { mapShelf } from './serve.ts';
import { writePacks } from './write-packs.ts';

function makeFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'fanal-map-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	return folder;
}

/** Packs of the made-up city; `extra` streets make each build another one. */
async function write(folder: string, madeAt: string, extra = 0): Promise<MapManifest> {
	const more = Array.from(
		{ length: extra },
		(_, i) => `\n1;RUE;Rue ${i};"{""type"":""LineString"",""coordinates"":[[2.34,48.86],[2.35,48.86]]}"`
	);
	const mirror = makeMirror({ 'open-data/voie.csv': SOURCE_TEXTS['open-data/voie.csv'] + more.join('') });
	return writePacks(folder, await buildPacks({ mirror }, process.cwd(), () => {}), madeAt);
}

const served = (folder: string) =>
	open({ handler: () => expect.unreachable('Kit must not see it'), map: mapShelf(folder) });

it('has no map until one is built, then serves it without a restart', async () => {
	const folder = makeFolder();
	const { ask } = await served(folder);
	const none = await ask('/map/current.json');
	expect([none.status, none.body.toString()]).toEqual([200, 'null']);

	await write(folder, '2026-03-01T00:00:00.000Z');
	const current = await ask('/map/current.json');
	expect(current.headers).toMatchObject({ 'cache-control': 'no-cache', vary: 'Accept-Encoding' });
	const manifest = JSON.parse(current.body.toString()) as MapManifest;
	expect(manifest).toMatchObject({ format: 1, madeAt: '2026-03-01T00:00:00.000Z' });
	const etag = current.headers.etag ?? '';
	expect((await ask('/map/current.json', { headers: { 'if-none-match': etag } })).status).toBe(304);

	const { url = '', transfer, size } = manifest.parts.main ?? {};
	const part = await ask(url, { headers: { 'accept-encoding': 'br' } });
	expect(part.headers).toMatchObject({ 'content-encoding': 'br', 'content-length': String(transfer) });
	expect(part.headers['cache-control']).toContain('immutable');
	const text = brotliDecompressSync(part.body).toString();
	expect(Buffer.byteLength(text)).toBe(size);
	expect(parsePart(text, 'main').streets[0]?.[0]).toBe('Boulevard Long');

	await write(folder, '2026-04-01T00:00:00.000Z', 1);
	const later = await ask('/map/current.json', { headers: { 'if-none-match': etag } });
	expect([later.status, (JSON.parse(later.body.toString()) as MapManifest).madeAt]).toEqual([
		200,
		'2026-04-01T00:00:00.000Z'
	]);
	// A device that was fetching the pack before still finds all of it.
	expect((await ask(manifest.parts.side?.url ?? '')).status).toBe(200);
});

it('serves nothing else of its folder', async () => {
	const folder = makeFolder();
	await write(folder, '2026-03-01T00:00:00.000Z');
	writeFileSync(join(folder, 'secret.json'), '{}');
	const { ask } = await served(folder);
	for (const path of ['/map/', '/map/secret.json', '/map/LICENCE.txt', '/map/../current.json', '/map/%2e%2e/x']) {
		expect([path, (await ask(path)).status]).toEqual([path, 404]);
	}
	expect((await ask('/map/current.json', { method: 'POST' })).status).toBe(405);
});

it('takes a manifest that is broken for none', async () => {
	const folder = makeFolder();
	writeFileSync(join(folder, 'current.json'), '{"format":1');
	const { ask } = await served(folder);
	expect((await ask('/map/current.json')).body.toString()).toBe('null');
});

it('keeps the packs of the build before, and no older ones; the licence lies beside', async () => {
	const folder = makeFolder();
	for (const extra of [0, 1, 2]) await write(folder, `2026-0${extra + 1}-01T00:00:00.000Z`, extra);
	const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name.startsWith('side-'));
	expect(files).toHaveLength(2);
	expect(readFileSync(join(folder, 'LICENCE.txt'), 'utf8')).toMatch(/ODbL[^]*Base Adresse Nationale[^]*date not told/);
});

it('names the same content the same', async () => {
	const [one, other] = [makeFolder(), makeFolder()];
	const first = await write(one, '2026-03-01T00:00:00.000Z');
	const second = await write(other, '2026-03-02T00:00:00.000Z');
	expect(second.parts).toEqual(first.parts);
});
