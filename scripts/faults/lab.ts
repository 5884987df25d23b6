import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { place } from '#lib/domain/testing.ts';
import type { Place } from '#lib/domain/place/place.ts';
import { Database, type DatabasePlace } from '#lib/server/db/database.ts';
import { migrations } from '../lib/backup-database.ts';

/** What a part of the trials found: how often it tried, and all that went wrong. */
export interface Finding {
	name: string;
	tried: number;
	wrong: string[];
	/** More that was counted, in words. */
	also?: string;
}

/** As many places, p0 to p19. */
export const PLACES = 20;
/** How long something may take to come back, in milliseconds. */
const PATIENCE = 60_000;

/** A small project, and the folder of what its server keeps. */
export async function layOut(): Promise<{ root: string; data: string; end: () => Promise<void> }> {
	const root = await mkdtemp(join(tmpdir(), 'fanal-faults-'));
	await mkdir(join(root, 'data/places'), { recursive: true });
	for (const kept of ['data/basemap', 'data/words', 'locales', 'drizzle'])
		await symlink(join(process.cwd(), kept), join(root, kept));
	for (const { id, ...rest } of somePlaces())
		await writeFile(join(root, `data/places/${id}.json`), JSON.stringify({ id, ...rest }));
	return { root, data: join(root, 'var'), end: () => rm(root, { recursive: true, force: true }) };
}

export const somePlaces = (): Place[] => Array.from({ length: PLACES }, (_, n) => place(`p${n}`));

/** The database of a place, up; what it says is nobody's concern here. */
export async function reach(where: DatabasePlace): Promise<Database> {
	const database = new Database(where, { migrations, log: () => {} });
	await database.whenUp(60_000);
	return database;
}

/** Runs `work` `times` times, in as many lanes as there are processors to share. */
export async function inLanes(times: number, lanes: number, work: (lane: number) => Promise<void>): Promise<void> {
	let left = times;
	await Promise.all(
		Array.from({ length: Math.min(lanes, times) }, async (_, lane) => {
			while (left > 0) {
				left -= 1;
				await work(lane);
			}
		})
	);
}

/** Waits until something is so; gives back whether it became so. */
export async function until(isSo: () => Promise<boolean>): Promise<boolean> {
	for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await setTimeout(20))
		if (await isSo().catch(() => false)) return true;
	return false;
}

export const say = (error: unknown): string =>
	(error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
