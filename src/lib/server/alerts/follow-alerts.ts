import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import { DatabaseDown, type Database } from '../db/database.ts';
import { logToStderr } from '../http/log.ts';
import { comingAlerts } from './alerts.ts';
import { showAlerts } from './alerts-window.ts';

/** Milliseconds between two looks: how late another process tells what one has published. */
const EVERY = 5000;

/** Tells what is in the database, from now on. While that is down, what was told last still is. */
export function followAlerts(database: Database, every = EVERY): () => void {
	const look = () =>
		lookForAlerts(database).catch((error: unknown) => {
			if (!(error instanceof DatabaseDown)) logToStderr({ event: 'alerts', error });
		});
	const stop = database.onUp(() => void look());
	const timer = setInterval(() => void look(), every).unref();
	return () => {
		stop();
		clearInterval(timer);
	};
}

/** Tells at once what is in the database now. */
export async function lookForAlerts(database: Database, now = Date.now()): Promise<void> {
	showAlerts(await comingAlerts(database.orm, parisParts(now).date));
}
