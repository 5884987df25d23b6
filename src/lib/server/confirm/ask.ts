import { and, desc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import type { Place } from '#lib/domain/place/place.ts';
import { factGroups } from '#lib/domain/place/codes.ts';
import type { Session } from '../db/database.ts';
import { askings } from '../db/review-schema.ts';
import { keepReport } from '../inbox/reports.ts';
import { mailWordsFor } from '../mail/words.ts';
import type { Mail } from '../mail/mailer.ts';
import { readRecord } from '../records/read.ts';
import { readSettings } from '../records/settings.ts';
import { verifyPlace } from '../records/verify.ts';
import type { Ticket } from './link.ts';
import { newLink } from './new-link.ts';

const DAY = 86_400_000;

/** `sending`: somebody has just asked, and the mail is on its way. */
export type AskResult = 'sent' | 'unknown' | 'no-address' | 'too-soon' | 'sending';

/**
 * Asks an organisation by mail whether a place is still right; at most once in so many days as the settings say, however
 * often and by how many people at once it is wanted.
 */
export async function askOrganisation(
	session: Session,
	{ place, actor, origin, now }: { place: string; actor: string; origin: string; now: number },
	send: (mail: Mail) => Promise<void>
): Promise<AskResult> {
	const head = await readRecord(session, 'places', place);
	if (!head || head.retired) return 'unknown';
	const { name, contacts } = head.body as Place;
	if (!contacts.email) return 'no-address';
	const { askEveryDays, linkDays } = await readSettings(session);
	const t = await mailWordsFor('fr');
	return session.transaction(async (inner): Promise<AskResult> => {
		// Held until the mail is sent. Who comes second does not wait: a mail server may take its time.
		const turn = sql`select pg_try_advisory_xact_lock(hashtextextended(${`ask/${place}`}, 0)) as mine`;
		const { rows } = await inner.execute<{ mine: boolean }>(turn);
		if (!rows[0]?.mine) return 'sending';
		const [last] = await inner
			.select({ at: askings.at })
			.from(askings)
			.where(eq(askings.place, place))
			.orderBy(desc(askings.at))
			.limit(1);
		if (last && now - last.at.getTime() < askEveryDays * DAY) return 'too-soon';
		const to = contacts.email as string;
		const { link, until } = await newLink(
			inner,
			{ place, by: actor, sentTo: to, proposal: null },
			{ origin, now, days: linkDays }
		);
		const lines = [t('hello'), t('confirm.why', { name }), t('confirm.how'), link];
		const text = [...lines, until, t('end')].join('\n\n');
		// A mail that cannot be sent was never asked.
		await send({ to, subject: t('confirm.subject', { name }), text });
		return 'sent';
	});
}

/** What an organisation has answered to a mail; `null`: nothing yet. */
export async function answerTo(session: Session, { asking }: Ticket): Promise<'confirmed' | 'changed' | null> {
	const [row] = await session.select({ answer: askings.answer }).from(askings).where(eq(askings.number, asking));
	return row?.answer === 'confirmed' || row?.answer === 'changed' ? row.answer : null;
}

/**
 * "Nothing changed", said once by the organisation of the version that it was shown. `moved`: the place has changed since;
 * `used`: it has answered already.
 */
export function confirmPlace(
	session: Session,
	{ place, asking }: Ticket,
	{ version, today }: { version: number; today: string }
): Promise<'confirmed' | 'moved' | 'used'> {
	return session.transaction(async (inner) => {
		const first = await inner
			.update(askings)
			.set({ answer: 'confirmed', answeredAt: new Date() })
			.where(and(eq(askings.number, asking), isNull(askings.answer)))
			.returning({ number: askings.number });
		if (first.length === 0) return 'used';
		const result = await verifyPlace(inner, {
			...{ id: place, groups: factGroups, how: 'organisation', role: 'association', expected: version, today },
			actor: 'organisation'
		});
		if (result.ok) return 'confirmed';
		await inner.update(askings).set({ answer: null, answeredAt: null }).where(eq(askings.number, asking));
		return 'moved';
	});
}

/** What the organisation writes comes into the inbox, once for each mail. `false`: it has written already. */
export function askForChange(session: Session, { place, asking }: Ticket, text: string, now: number): Promise<boolean> {
	return session.transaction(async (inner) => {
		if (!(await hasChanged(inner, asking))) return false;
		return keepReport(inner, { kind: 'organisation', place, text }, now);
	});
}

/** Notes that the organisation has said what has changed: once. Who said that nothing has may still say so. */
export async function hasChanged(session: Session, asking: number): Promise<boolean> {
	const found = await session
		.update(askings)
		.set({ answer: 'changed', answeredAt: new Date() })
		.where(and(eq(askings.number, asking), or(isNull(askings.answer), ne(askings.answer, 'changed'))))
		.returning({ number: askings.number });
	return found.length > 0;
}
