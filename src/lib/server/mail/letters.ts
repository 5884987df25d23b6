import type { StaffLang } from '#lib/domain/person.ts';
import type { Role } from '#lib/domain/permission.ts';
import type { Mail } from './mailer.ts';
import { mailWordsFor } from './words.ts';

/** Tells somebody that they are invited, by whom, and where to begin. */
export async function invitationLetter(
	to: string,
	{ lang, role, by, link }: { lang: StaffLang; role: Role; by: string; link: string }
): Promise<Mail> {
	const t = await mailWordsFor(lang);
	const lines = [t('hello'), t('invitation.why', { by, role: t(`role.${role}`) }), t('invitation.how'), link];
	return { to, subject: t('invitation.subject'), text: [...lines, t('invitation.until'), t('end')].join('\n\n') };
}

export type Waiting = Record<'reports' | 'proposals' | 'returned' | 'due' | 'ageing' | 'broken', number>;

/** Tells somebody what waits for them, and where; `null` when nothing does. */
export async function digestLetter(
	to: string,
	{ lang, waiting, link }: { lang: StaffLang; waiting: Waiting; link: string }
): Promise<Mail | null> {
	const t = await mailWordsFor(lang);
	const names = ['reports', 'proposals', 'returned', 'due', 'ageing', 'broken'] as const;
	const lines = names.filter((name) => waiting[name] > 0).map((name) => t(`digest.${name}`, { count: waiting[name] }));
	if (lines.length === 0) return null;
	const text = [t('hello'), t('digest.lead'), lines.join('\n'), t('digest.where'), link, t('end')].join('\n\n');
	return { to, subject: t('digest.subject'), text };
}

/** Leads to a new password whoever forgot theirs. */
export async function passwordLetter(to: string, { lang, link }: { lang: StaffLang; link: string }): Promise<Mail> {
	const t = await mailWordsFor(lang);
	const lines = [t('hello'), t('password.why'), link, t('password.until'), t('password.ignore'), t('end')];
	return { to, subject: t('password.subject'), text: lines.join('\n\n') };
}
