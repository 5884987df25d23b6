import type { ToldWords } from '#lib/domain/place/told.ts';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import arTold from '../../../../locales/ar/told.json' with { type: 'json' };
import arUi from '../../../../locales/ar/ui.json' with { type: 'json' };
import enTold from '../../../../locales/en/told.json' with { type: 'json' };
import enUi from '../../../../locales/en/ui.json' with { type: 'json' };
import frTold from '../../../../locales/fr/told.json' with { type: 'json' };
import frUi from '../../../../locales/fr/ui.json' with { type: 'json' };
import ukTold from '../../../../locales/uk/told.json' with { type: 'json' };
import ukUi from '../../../../locales/uk/ui.json' with { type: 'json' };

type Interface = { audience: Record<string, string>; spoken: Record<string, string> };
const wordsOf = (told: Omit<ToldWords, 'audience' | 'language'>, { audience, spoken }: Interface): ToldWords => ({
	...told,
	audience,
	language: spoken
});

/** What places ask of those who come, in the words of each language. */
export const toldWords: Record<Lang, ToldWords> = {
	fr: wordsOf(frTold, frUi),
	en: wordsOf(enTold, enUi),
	ar: wordsOf(arTold, arUi),
	uk: wordsOf(ukTold, ukUi)
};
