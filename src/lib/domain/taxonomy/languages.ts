/** A language the interface speaks. Adding one is a row here, a folder in `locales/` and texts in `data/`. */
export interface InterfaceLanguage {
	/** BCP 47 code, also the first segment of every public address. */
	code: string;
	/** The language's name in itself. */
	autonym: string;
	/** Its name in French, for volunteers choosing for somebody else. */
	french: string;
	dir: 'ltr' | 'rtl';
}

export const languages = [
	{ code: 'fr', autonym: 'Français', french: 'français', dir: 'ltr' },
	{ code: 'en', autonym: 'English', french: 'anglais', dir: 'ltr' },
	{ code: 'ar', autonym: 'العربية', french: 'arabe', dir: 'rtl' },
	{ code: 'uk', autonym: 'Українська', french: 'ukrainien', dir: 'ltr' }
] as const satisfies InterfaceLanguage[];

export type Lang = (typeof languages)[number]['code'];

/** The language of the founding sources; every device keeps it. */
export const sourceLanguage: Lang = 'fr';

export const isLang = (code: string | undefined): code is Lang => languages.some((each) => each.code === code);

export function languageOf(lang: Lang): InterfaceLanguage {
	return languages.find((each) => each.code === lang) as InterfaceLanguage;
}

/**
 * The visitor's best language from an `Accept-Language` header (RFC 9110 §12.5.4), or `null` when none of ours is
 * asked for: then we ask instead of assuming.
 */
export function preferredLanguage(header: string | null): Lang | null {
	const wishes = (header ?? '')
		.split(',')
		.map((part) => {
			const [range = '', ...parameters] = part.trim().split(';');
			const quality = parameters.map((each) => each.trim()).find((each) => each.startsWith('q='));
			return { code: range.trim().toLowerCase().split('-')[0], q: quality ? Number(quality.slice(2)) : 1 };
		})
		.filter(({ q }) => q > 0)
		.sort((a, b) => b.q - a.q);
	return wishes.map(({ code }) => code).find(isLang) ?? null;
}
