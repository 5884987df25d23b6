import { eq } from 'drizzle-orm';
import { isStaffLang } from '#lib/domain/person.ts';
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
	/** The whole address of the proposal. */
	link: string;
}

/** Tells the author of a proposal by mail what became of it. What was done stays done when the mail cannot be sent. */
export async function tellAuthor(
	session: Session,
	{ author, actor, what, name, link }: News,
	send: (mail: Mail) => Promise<void> = sendMail
): Promise<void> {
	if (author === actor) return;
	try {
		const [person] = await session.select().from(people).where(eq(people.id, author));
		if (!person || person.endedAt) return;
		const t = await mailWordsFor(isStaffLang(person.lang) ? person.lang : 'fr');
		const text = [t('hello'), t(`proposal.${what}`, { name }), link, t('end')].join('\n\n');
		await send({ to: person.email, subject: t('proposal.subject', { name }), text });
	} catch (error) {
		logToStderr({ event: 'mail', error });
	}
}
