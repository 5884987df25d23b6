import { asc, isNotNull, sql } from 'drizzle-orm';
import { logToStderr } from '../http/log.ts';
import type { Database } from '../db/database.ts';
import { websiteChecks } from '../db/review-schema.ts';
import { places } from '../db/schema.ts';
import { lookAt, type Look } from './look.ts';

export interface Progress {
	done: number;
	total: number;
}

let running: Progress | null = null;

/** How far the look at all websites is; null when nobody looks. */
export const websiteProgress = (): Progress | null => running;

/** Looks at the website of every place, one after the other, in the background; only once at a time in this process. */
export function checkWebsites(database: Database, look: (url: string) => Promise<Look> = lookAt): Promise<void> {
	if (running) return Promise.resolve();
	const progress = (running = { done: 0, total: 0 });
	return checkAll(database, progress, look)
		.catch((error: unknown) => logToStderr({ event: 'websites', error }))
		.finally(() => (running = null));
}

async function checkAll(database: Database, progress: Progress, look: (url: string) => Promise<Look>): Promise<void> {
	const rows = await database.orm
		.selectDistinct({ url: sql<string>`${places.website}` })
		.from(places)
		.where(isNotNull(places.website))
		.orderBy(asc(sql`1`));
	progress.total = rows.length;
	for (const { url } of rows) {
		const row = { ...(await look(url)), at: new Date() };
		await database.orm
			.insert(websiteChecks)
			.values({ url, ...row })
			.onConflictDoUpdate({ target: websiteChecks.url, set: row });
		progress.done += 1;
	}
}
