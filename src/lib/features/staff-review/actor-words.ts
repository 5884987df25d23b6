import type { Actor } from '#lib/domain/person.ts';
import type { StaffTranslator } from '#lib/i18n/rooms/staff.ts';

/** Who did something: a name, or the organisation with the mailbox that its link went to. */
export function actorWords(t: StaffTranslator, actor: Actor): string {
	if (typeof actor === 'string') return actor;
	return actor.sentTo === null
		? t('staff-review:list.byMail')
		: t('staff-review:list.byLink', { address: actor.sentTo });
}
