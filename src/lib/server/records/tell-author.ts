import { eq } from 'drizzle-orm';
import { isStaffLang } from '#lib/domain/person.ts';
import { answerOrganisation } from '../confirm/answer-organisation.ts';
import { askingOf } from '../confirm/organisation-author.ts';
import type { Session } from '../db/database.ts';
import { people } from '../db/people-schema.ts';
import { logToStderr } from '../http/log.ts';
import { sendMail, type Mail } from '../mail/mailer.ts';
import { mailWordsFor } from '../mail/words.ts';

interface News {
	/** Id of who made the proposal. */
	author: string;
	/** Id of who did something about it: nobody is told what they did themselves. */
	actor: string;
	what: 'approved' | 'returned' | 'commented';
	/** Name of the record. */
	name: string;
	/** Number of the proposal. */
	proposal: number;
	/** What is said with one that is returned. */
	word?: string;
	/** The public address of this site. */
	origin: string;
}

/**
 * Tells the author of a proposal by mail what became of it. What was done stays done when the mail cannot be sent:
 * `false`, then. An organisation without an account is told what is decided; the comments are the team's.
 */
export async function tellAuthor(
	session: Session,
	{ author, actor, what, name, proposal, word, origin }: News,
	send: (mail: Mail) => Promise<void> = sendMail
): Promise<boolean> {
	if (author === actor) return true;
	try {
		const asking = askingOf(author);
		if (asking !== null) {
			const answer = { asking, proposal, actor, name, origin, word: what === 'returned' ? (word ?? '') : null };
			return what === 'commented' || (await answerOrganisation(session, answer, send));
		}
		const [person] = await session.select().from(people).where(eq(people.id, author));
		if (!person || person.endedAt) return true;
		const t = await mailWordsFor(isStaffLang(person.lang) ? person.lang : 'fr');
		const link = `${origin}/staff/review/${proposal}`;
		const text = [t('hello'), t(`proposal.${what}`, { name }), link, t('end')].join('\n\n');
		await send({ to: person.email, subject: t('proposal.subject', { name }), text });
		return true;
	} catch (error) {
		logToStderr({ event: 'mail', error });
		return false;
	}
}
