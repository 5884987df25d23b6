import type { ResourceKey, TFunction } from 'i18next';
import type { StaffLang } from '#lib/domain/person.ts';
import { makeTranslator, type Namespace } from '#lib/i18n/translator.ts';

/** The namespaces of the staff; each room with words of its own adds one here, below, and in `i18next.d.ts`. */
type StaffNamespace = 'staff' | 'staff-edit' | 'staff-review' | 'staff-publish' | 'told';

/** `t('staff:nav.places')`, and the words of every page. */
export type StaffTranslator = TFunction<['ui', 'taxonomy', StaffNamespace]>;

type Words = Record<StaffNamespace, ResourceKey>;

const loaders: Record<StaffLang, () => Promise<Words>> = {
	fr: async () => ({
		staff: (await import('../../../../locales/fr/staff.json')).default,
		'staff-edit': (await import('../../../../locales/fr/staff-edit.json')).default,
		'staff-review': (await import('../../../../locales/fr/staff-review.json')).default,
		'staff-publish': (await import('../../../../locales/fr/staff-publish.json')).default,
		told: (await import('../../../../locales/fr/told.json')).default
	}),
	en: async () => ({
		staff: (await import('../../../../locales/en/staff.json')).default,
		'staff-edit': (await import('../../../../locales/en/staff-edit.json')).default,
		'staff-review': (await import('../../../../locales/en/staff-review.json')).default,
		'staff-publish': (await import('../../../../locales/en/staff-publish.json')).default,
		told: (await import('../../../../locales/en/told.json')).default
	})
};

const made = new Map<StaffLang, Promise<StaffTranslator>>();

/** The words of all rooms of the staff, in one language for ever. */
export function staffTranslatorFor(lang: StaffLang): Promise<StaffTranslator> {
	const known = made.get(lang);
	if (known) return known;
	const next = load(lang);
	made.set(lang, next);
	next.catch(() => made.delete(lang));
	return next;
}

async function load(lang: StaffLang): Promise<StaffTranslator> {
	const further: Partial<Record<Namespace, ResourceKey>> = await loaders[lang]();
	return (await makeTranslator(lang, further)) as unknown as StaffTranslator;
}
