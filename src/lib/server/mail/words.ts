import { createInstance, type TFunction } from 'i18next';
import en from '../../../../locales/en/staff-mail.json' with { type: 'json' };
import fr from '../../../../locales/fr/staff-mail.json' with { type: 'json' };
import type { StaffLang } from '#lib/domain/person.ts';

const instance = createInstance();
const ready = instance.init({
	fallbackLng: false,
	ns: ['staff-mail'],
	defaultNS: 'staff-mail',
	resources: { fr: { 'staff-mail': fr }, en: { 'staff-mail': en } },
	interpolation: { escapeValue: false }
});

/** The words of the mails that the server writes. */
export async function mailWordsFor(lang: StaffLang): Promise<TFunction<['staff-mail']>> {
	await ready;
	return instance.getFixedT(lang, 'staff-mail');
}
