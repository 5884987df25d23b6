import { secretOf } from '../auth/secret.ts';
import type { Session } from '../db/database.ts';
import { askings } from '../db/review-schema.ts';
import { mailWordsFor } from '../mail/words.ts';
import { writeTicket } from './link.ts';

const DAY = 86_400_000;

/** Notes a mail to an organisation, and makes the link that goes with it; `until` says in words how long that opens. */
export async function newLink(
	session: Session,
	mail: Pick<typeof askings.$inferInsert, 'place' | 'by' | 'sentTo' | 'proposal'>,
	{ origin, now, days }: { origin: string; now: number; days: number }
): Promise<{ link: string; until: string }> {
	const row = { ...mail, at: new Date(now) };
	const [made] = await session.insert(askings).values(row).returning({ asking: askings.number });
	const until = Math.floor((now + days * DAY) / 1000);
	const token = writeTicket(await secretOf(session), { place: mail.place, asking: made?.asking ?? 0, until });
	const t = await mailWordsFor('fr');
	return { link: `${origin}/staff/confirm/${token}`, until: t('confirm.until', { count: days }) };
}
