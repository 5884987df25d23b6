import { desc, eq, inArray } from 'drizzle-orm';
import type { Edition } from '#lib/domain/edition/build.ts';
import { FORMAT, type Current, type Manifest } from '#lib/domain/edition/format.ts';
import type { Session } from '../db/database.ts';
import { editionFiles, editionParts, editions, publications } from '../db/schema.ts';
import { decode, encode } from '../editions/content-file.ts';
import { nameOf } from '../editions/store.ts';
import type { EncodedFile } from '../editions/window.ts';
import { sha256 } from './publish.ts';

/** The publication that is current, with its edition. */
export interface Latest {
	number: number;
	sequence: number;
	edition: string;
	format: number;
	month: string;
	at: Date;
}

/** The publication with the highest number; `null` before the first. */
export async function latestPublication(session: Session): Promise<Latest | null> {
	const { number, sequence, edition, at } = publications;
	const found = await session
		.select({ number, sequence, edition, at, format: editions.format, month: editions.month })
		.from(publications)
		.innerJoin(editions, eq(editions.id, edition))
		.orderBy(desc(number))
		.limit(1);
	return found[0] ?? null;
}

/** Keeps an edition; files that are kept already, which most are, or `held` by this process are not compressed again. */
export async function storeEdition(
	session: Session,
	edition: Edition,
	held: (name: string) => EncodedFile | undefined = () => undefined
): Promise<void> {
	const files = [edition.manifestFile, ...Object.values(edition.shards)].map((file) => ({
		...file,
		name: nameOf(file.url)
	}));
	const names = files.map(({ name }) => name);
	const kept = await session
		.select({ name: editionFiles.name })
		.from(editionFiles)
		.where(inArray(editionFiles.name, names));
	const known = new Set(kept.map(({ name }) => name));
	for (const { name, body, sha256: hash, size } of files) {
		if (known.has(name)) continue;
		const own = held(name);
		const { br, gzip } = own?.identity.equals(Buffer.from(body)) ? own : await encode(body);
		await session.insert(editionFiles).values({ name, sha256: hash, size, br, gzip }).onConflictDoNothing();
	}
	const { id, manifest } = edition;
	const row = { id, format: FORMAT, month: manifest.month, manifest: nameOf(edition.manifestFile.url) };
	await session.insert(editions).values(row).onConflictDoNothing();
	await session
		.insert(editionParts)
		.values(names.map((file) => ({ edition: id, file })))
		.onConflictDoNothing();
}

/**
 * An edition as it is served, every file verified against its hash. `held` gives files this server has already, which
 * are then not fetched. Throws when a file is missing or damaged: nothing of it may be served.
 */
export async function loadEdition(
	session: Session,
	latest: Latest,
	held: (name: string) => EncodedFile | undefined
): Promise<{ current: Current; files: Map<string, EncodedFile> }> {
	const parts = await session
		.select({
			name: editionFiles.name,
			hash: editionFiles.sha256,
			size: editionFiles.size,
			manifest: editions.manifest
		})
		.from(editionParts)
		.innerJoin(editionFiles, eq(editionFiles.name, editionParts.file))
		.innerJoin(editions, eq(editions.id, editionParts.edition))
		.where(eq(editionParts.edition, latest.edition));
	const files = new Map<string, EncodedFile>();
	for (const { name, hash } of parts) {
		const own = held(name);
		const file = own && sha256(own.identity) === hash ? own : await fetchFile(session, name);
		if (sha256(file.identity) !== hash) throw new Error(`the edition's file ${name} is damaged in the database`);
		files.set(name, file);
	}
	const manifest = parts.find((each) => each.name === each.manifest);
	const text = manifest && files.get(manifest.name)?.identity.toString('utf8');
	if (!manifest || !text || manifest.hash !== latest.edition)
		throw new Error(`no manifest of edition ${latest.edition}`);
	for (const [shard, { url }] of Object.entries((JSON.parse(text) as Manifest).shards))
		if (!files.has(nameOf(url))) throw new Error(`edition ${latest.edition} has no ${shard} in the database`);
	const { format, edition, sequence, at } = latest;
	const ref = { url: `/editions/${manifest.name}`, size: manifest.size, sha256: manifest.hash };
	return { current: { format, edition, sequence, madeAt: at.toISOString(), manifest: ref }, files };
}

async function fetchFile(session: Session, name: string): Promise<EncodedFile> {
	const [row] = await session
		.select({ br: editionFiles.br, gzip: editionFiles.gzip })
		.from(editionFiles)
		.where(eq(editionFiles.name, name));
	if (!row) throw new Error(`the edition's file ${name} is not in the database`);
	return decode(row);
}
