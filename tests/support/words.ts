import ar from '../../locales/ar/ui.json' with { type: 'json' };
import en from '../../locales/en/ui.json' with { type: 'json' };
import fr from '../../locales/fr/ui.json' with { type: 'json' };
import uk from '../../locales/uk/ui.json' with { type: 'json' };

/** What the interface says, so that a journey finds a button by its name in the reader's language. */
export const words = { ar, en, fr, uk };
export type Lang = keyof typeof words;
export const langs: Lang[] = ['fr', 'en', 'ar', 'uk'];
export const directionOf = (lang: Lang) => (lang === 'ar' ? 'rtl' : 'ltr');
