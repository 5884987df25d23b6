import { tokens } from './normalise.ts';

/** Words that carry no meaning in a search, in the four languages. A query of nothing else is still searched. */
const words = `
a au aux avec c ce cet cette ces chez d dans de des du e elle en et il j je l la le les leur ma mes moi mon n ne nous
on ou par pas pour proche pres qu que quel quelle quelles quels qui s sa ses si sont sur t te tu un une vers votre vous y
ai avoir besoin cherche chercher faire faut il me peut peux puis recherche suis trouve trouver veux voudrais comment ici
an and any are at be by can could do does for from get have how i im in is it its looking me my near nearby need of or
please some somewhere the there this to want we what where which who with would you your find
في من على الى عن مع هل ما هو هي هذا هذه انا نحن اين كيف اريد ابحث احتاج محتاج عندي لدي قريب قرب او و يا ماذا متى هناك عند
باريس بباريس بدي وين
в у на з із до для від та і й а або що це де як я ми мені нам мене потрібно потрібен потрібна треба хочу шукаю знайти є не
про при чи поруч біля близько можу можна париж парижі парижу
хочу нужно нужен нужна где мне ищу и в с найти
`;

const stopWords = new Set(tokens(words));
export const isStopWord = (token: string): boolean => stopWords.has(token);

/** The words that carry the meaning; all of them when none does. */
export function meaningful(all: string[]): string[] {
	const kept = all.filter((token) => !stopWords.has(token));
	return kept.length ? kept : all;
}
