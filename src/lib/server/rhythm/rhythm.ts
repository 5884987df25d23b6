import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { askOrganisation } from '../confirm/ask.ts';
import { DatabaseDown, type Database, type Session } from '../db/database.ts';
import { askings } from '../db/review-schema.ts';
import { logToStderr } from '../http/log.ts';
import { whatNext } from '../records/next.ts';
import { readSettings } from '../records/settings.ts';
import { sendDigests } from './digest.ts';
import { sendToEach, type Mailing } from './mailing.ts';

/** Milliseconds between two looks whether a mail is owed. */
const EVERY = 15 * 60 * 1000;
/** Organisations asked in one go: what goes out stays readable in the log of a mail server. */
const MOST = 20;

/** Sends what is owed by mail, from now on, whichever process looks first. Gives back how to stop. */
export function keepRhythm(
	database: Database,
	mailing: Omit<Mailing, 'now'>,
	{ every = EVERY, now = Date.now } = {}
): () => void {
	const look = () =>
		sendOwed(database, { ...mailing, now: now() }).catch((error: unknown) => {
			if (!(error instanceof DatabaseDown)) logToStderr({ event: 'mail', error });
		});
	const timer = setInterval(() => void look(), every).unref();
	return () => clearInterval(timer);
}

/** What is owed at this moment: one process at a time, and what was sent stands in the database. */
export const sendOwed = (database: Database, mailing: Mailing): Promise<void> =>
	database.inTurn('mail', async () => {
		const session = database.orm;
		const settings = await readSettings(session);
		await sendDigests(session, settings, mailing);
		await askOrganisations(session, settings, mailing);
	});

/** Asks about each place that is ageing, where an admin has allowed it and the place tells an address. */
async function askOrganisations(session: Session, settings: Settings, mailing: Mailing): Promise<void> {
	if (!settings.asksByItself) return;
	const { now, origin, send } = mailing;
	const toDo = await whatNext(session, { settings, today: parisParts(now).date, organisation: null });
	const aged = toDo.filter(({ task }) => task === 'due' || task === 'ageing').flatMap(({ places }) => places);
	let sent = 0;
	const ask = async ({ id }: { id: string }) => {
		if (sent === MOST) return;
		const asked = await askOrganisation(session, { place: id, actor: 'system', origin, now }, send);
		if (asked === 'sent') sent += 1;
	};
	await sendToEach(aged, ask, ({ id }) =>
		session.insert(askings).values({ place: id, by: 'system', at: new Date(now), answer: 'refused' })
	);
}
