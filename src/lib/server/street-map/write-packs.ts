import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MAP_FORMAT, type MapManifest, type PartName } from '#lib/domain/street-map/format.ts';
import { parsePart } from '#lib/domain/street-map/verify.ts';
import { encode, readEncoded, replaceFile, writeEncoded } from '../editions/content-file.ts';
import type { Packs } from './build-packs.ts';
import { licenceNote } from './licence-note.ts';

const NAMES = ['main', 'side', 'address'] as const satisfies PartName[];

/**
 * Writes the parts under names made of their content, a licence note, and last of all `current.json`: until then the
 * packs before are current, and their files stay for devices that are fetching them. Those of two builds ago go.
 */
export async function writePacks(folder: string, packs: Packs, madeAt: string): Promise<MapManifest> {
	mkdirSync(folder, { recursive: true });
	const manifest: MapManifest = { format: MAP_FORMAT, madeAt, parts: {}, provenance: allProvenance(packs) };
	for (const name of NAMES) {
		const body = JSON.stringify(packs[name]);
		// What a device would refuse is not written either.
		parsePart(body, name);
		const sha256 = createHash('sha256').update(body).digest('hex');
		const file = `${name}-${sha256.slice(0, 20)}.json`;
		const known = readEncoded(join(folder, file));
		const encoded = known?.identity.toString() === body ? known : await encode(body);
		if (encoded !== known) await writeEncoded(join(folder, file), encoded);
		manifest.parts[name] = {
			url: `/map/${file}`,
			size: encoded.identity.length,
			transfer: encoded.br.length,
			sha256
		};
	}
	const before = currentFiles(folder);
	await replaceFile(join(folder, 'LICENCE.txt'), licenceNote(manifest));
	await replaceFile(join(folder, 'current.json'), JSON.stringify(manifest));
	const kept = new Set([...before, ...currentFiles(folder)]);
	for (const entry of await readdir(folder)) {
		const file = /^((?:main|side|address)-[0-9a-f]{20}\.json)(?:\.br|\.gz)?$/.exec(entry)?.[1];
		if (file && !kept.has(file)) await rm(join(folder, entry));
	}
	return manifest;
}

function allProvenance({ main, address }: Packs): MapManifest['provenance'] {
	const told = new Set(main.provenance.map(({ name }) => name));
	return [...main.provenance, ...address.provenance.filter(({ name }) => !told.has(name))];
}

/** Names of the files the current manifest speaks of; none when there is no manifest, or a broken one. */
function currentFiles(folder: string): string[] {
	const path = join(folder, 'current.json');
	if (!existsSync(path)) return [];
	try {
		const { parts } = JSON.parse(readFileSync(path, 'utf8')) as MapManifest;
		return Object.values(parts).map(({ url }) => url.slice('/map/'.length));
	} catch {
		return [];
	}
}
