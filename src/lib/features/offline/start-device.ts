import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import { connectionKind } from '#lib/local/connection-kind.ts';
import { connection } from '#lib/local/connection.svelte.ts';
import { keepDrawn } from '#lib/local/drawn.ts';
import { live } from '#lib/local/live.svelte.ts';
import { position } from '#lib/local/position.svelte.ts';
import { prepareSearch } from '#lib/local/search.ts';
import { setSetting } from '#lib/local/user-db.ts';
import { shows } from '#lib/local/reader.ts';
import { streetMap } from '#lib/local/street-map.svelte.ts';
import { updates } from '#lib/local/updates.svelte.ts';
import { idle } from '#lib/ui/after-load.ts';
import { drawAgain } from '#lib/ui/go.ts';

/** Often enough to hear of a closed centre within the hour, rare enough to cost nothing. */
const REFRESH_EVERY = 60 * 60 * 1000;

/** How often "open until" is looked at again, on this device only. */
const MINUTE = 60_000;

let asked: { lang: Lang; at: number } | null = null;

/**
 * Keeps the directory on this device: after the page has loaded, so that nothing competes with it; again when a new
 * language is read (opening it is choosing it), when the network is back, and once an hour.
 */
export function startDevice(lang: Lang): void {
	if (asked) void keepPage();
	if (asked?.lang === lang && Date.now() - asked.at < REFRESH_EVERY) return;
	const first = asked === null;
	asked = { lang, at: Date.now() };
	if (first) {
		addEventListener('online', () => void bringUpToDate(asked?.lang ?? lang));
		setInterval(() => {
			if (live.directory && document.visibilityState === 'visible') void drawAgain();
		}, MINUTE);
		document.addEventListener('visibilitychange', () => {
			if (document.visibilityState === 'visible') startDevice(asked?.lang ?? lang);
		});
	}
	void bringUpToDate(lang);
}

async function bringUpToDate(lang: Lang): Promise<void> {
	// One thing after the other, each when nothing else is asked for: a slow phone answers its reader first.
	await idle();
	const before = await live.open();
	await tellAlerts(lang);
	await idle();
	const result = await live.refresh(lang);
	connection.heard(result.ok || result.code !== 'offline');
	await tellAlerts(lang);
	// What is on screen came from an older edition, or from another hand: draw it again, quietly.
	if (live.directory && live.directory !== before && !shows(live.directory.edition)) await drawAgain();
	// Made ahead, off the page, so that the first key press finds it ready.
	if (live.directory) void prepareSearch(live.directory).catch(() => undefined);
	await idle();
	updates.start();
	// Where bytes cost nothing the street map is taken by itself; elsewhere it is offered where a map shows.
	if (connectionKind() === 'unmetered') void streetMap.open();
	// For the way in without network, when nobody can read what languages the browser asks for.
	await setSetting('language', lang).catch(() => undefined);
	await keepPage();
}

/** Once this device knows: what the server drew on top of the page may be over, or in another language. */
async function tellAlerts(lang: Lang): Promise<void> {
	if (!live.held || (!live.held.alerts && !document.getElementById('alerts'))) return;
	const { drawAlerts } = await import('./draw-alerts.ts');
	await drawAlerts(live.held.alerts?.body, lang);
}

/** For the next start. A list sorted by where its reader stands is nobody else's, and is not kept. */
async function keepPage(): Promise<void> {
	await idle();
	if (live.directory && live.held && live.status === 'ready' && !position.point)
		await keepDrawn(live.directory.edition).catch(() => undefined);
}
