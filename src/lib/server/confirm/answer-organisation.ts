import { eq } from 'drizzle-orm';
import type { Place } from '#lib/domain/place/place.ts';
import type { Session } from '../db/database.ts';
import { askings } from '../db/review-schema.ts';
import type { Mail } from '../mail/mailer.ts';
import { mailWordsFor } from '../mail/words.ts';
import { readRecord } from '../records/read.ts';
import { readSettings } from '../records/settings.ts';
import { newLink } from './new-link.ts';

interface Answer {
	/** Number of the mail whose link was answered with the proposal. */
	asking: number;
	/** Number of the proposal. */
	proposal: number;
	/** Id of who decided. */
	actor: string;
	/** Of one that is returned: what the organisation is told. `null`: it is approved. */
	word: string | null;
	/** Name of the place. */
	name: string;
	/** The public address of this site. */
	origin: string;
}

/**
 * Tells an organisation what became of what it proposed: to the mailbox that its link went to, and with a new link where
 * there is something to mend. `false`: there is no mailbox.
 */
export async function answerOrganisation(
	session: Session,
	{ asking, proposal, actor, word, name, origin }: Answer,
	send: (mail: Mail) => Promise<void>,
	now = Date.now()
): Promise<boolean> {
	const [row] = await session.select().from(askings).where(eq(askings.number, asking));
	if (!row) return false;
	const head = await readRecord(session, 'places', row.place);
	const to = row.sentTo ?? (head?.body as Place | undefined)?.contacts.email ?? null;
	if (to === null) return false;
	const t = await mailWordsFor('fr');
	const subject = t('confirm.answer', { name });
	if (word === null) {
		await send({ to, subject, text: [t('hello'), t('confirm.approved', { name }), t('end')].join('\n\n') });
		return true;
	}
	const { linkDays } = await readSettings(session);
	await session.transaction(async (inner) => {
		const mail = { place: row.place, by: actor, sentTo: to, proposal };
		const { link, until } = await newLink(inner, mail, { origin, now, days: linkDays });
		const lines = [t('hello'), t('confirm.returned', { name }), word, t('confirm.mend'), link, until, t('end')];
		await send({ to, subject, text: lines.join('\n\n') });
	});
	return true;
}
