import { createInstance, type TFunction } from 'i18next';
import ar from '../../../../locales/ar/web.json' with { type: 'json' };
import en from '../../../../locales/en/web.json' with { type: 'json' };
import fr from '../../../../locales/fr/web.json' with { type: 'json' };
import uk from '../../../../locales/uk/web.json' with { type: 'json' };
import type { Lang } from '#lib/domain/taxonomy/languages.ts';

const instance = createInstance();
const ready = instance.init({
	fallbackLng: false,
	ns: ['web'],
	defaultNS: 'web',
	resources: { fr: { web: fr }, en: { web: en }, ar: { web: ar }, uk: { web: uk } },
	interpolation: { escapeValue: false }
});

/** Words for machines that read our pages for people: names of rooms, titles of feeds. They never reach a page's script. */
export async function webWordsFor(lang: Lang): Promise<{ t: TFunction<['web']>; exists: (key: string) => boolean }> {
	await ready;
	return { t: instance.getFixedT(lang, 'web'), exists: (key) => instance.exists(key, { lng: lang, ns: 'web' }) };
}
