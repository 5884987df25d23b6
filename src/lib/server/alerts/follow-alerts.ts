import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import { DatabaseDown, type Database } from '../db/database.ts';
import { logToStderr } from '../http/log.ts';
import { comingAlerts } from './alerts.ts';
import { showAlerts } from './alerts-window.ts';
import { keepAlerts, readKeptAlerts } from './kept-alerts.ts';

/** Milliseconds between two looks: how late another process tells what one has published. */
const EVERY = 5000;

/**
 * Tells what was told before the start, kept in `folder` (FANAL_DATA), then what is in the database, from now on. While
 * that is down, what was told last still is.
 */
export async function followAlerts(database: Database, folder: string, every = EVERY): Promise<() => void> {
	showAlerts(await readKeptAlerts(folder));
	const look = () =>
		lookForAlerts(database, folder).catch((error: unknown) => {
			if (!(error instanceof DatabaseDown)) logToStderr({ event: 'alerts', error });
		});
	const stop = database.onUp(() => void look());
	const timer = setInterval(() => void look(), every).unref();
	return () => {
		stop();
		clearInterval(timer);
	};
}

/** Tells at once what is in the database now, and keeps it in `folder`. `now` in milliseconds. */
export async function lookForAlerts(database: Database, folder: string, now = Date.now()): Promise<void> {
	const alerts = await comingAlerts(database.orm, parisParts(now).date);
	if (showAlerts(alerts)) await keepAlerts(folder, alerts);
}
