/** Letters that Unicode does not decompose, and letters that keyboards and languages swap freely. */
const replaced: Record<string, string> = {
	œ: 'oe',
	æ: 'ae',
	ß: 'ss',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ı: 'i',
	ς: 'σ',
	ٱ: 'ا',
	ة: 'ه',
	ہ: 'ه',
	ھ: 'ه',
	ى: 'ي',
	ی: 'ي',
	ک: 'ك',
	گ: 'ك',
	// A Russian keyboard has no і, ї, є, ґ; й and ї lose their marks with the other accents.
	і: 'и',
	ы: 'и',
	є: 'е',
	э: 'е',
	ґ: 'г',
	ʼ: ' '
};
/** Accents and harakat, invisible characters, tatweel, lone hamza, soft and hard signs. */
const dropped = /[\p{M}\p{Cf}ـءьъ]/u;
const kept = /[\p{L}\p{N}]/u;
const foreignDigit = /[٠-٩۰-۹]/;
const apostrophe = /['’ʼ`‘′]/;
const cyrillicApostrophe = /(\p{Script=Cyrillic})['’ʼ`‘′]+(?=\p{Script=Cyrillic})/gu;
/** `réfugié·e·s` reads as `réfugiés`. */
const inclusiveEnding = /·\p{L}*?·?(s?)(?!\p{L}|·)/gu;
const plain = /^[\x00-\x7f]*$/;

function foldCharacter(character: string): string {
	if (dropped.test(character)) return '';
	if (foreignDigit.test(character)) return String(character.charCodeAt(0) & 15);
	return replaced[character] ?? (kept.test(character) ? character : ' ');
}

/** Folding is the same for ever and costs three expressions: remembered, it makes the index in half the time. */
const folded = new Map<string, string>();

/**
 * One spelling for everything a reader may type for the same word, whatever the language: lower case, no accents,
 * Arabic letter forms and digits unified, words separated by single spaces. Idempotent.
 */
export function normalise(text: string): string {
	const lower = text.toLowerCase();
	if (plain.test(lower)) return lower.replace(/[^a-z0-9]+/g, ' ').trim();
	let letters = lower.normalize('NFKD').toLowerCase();
	if (apostrophe.test(letters)) letters = letters.replace(cyrillicApostrophe, '$1');
	if (letters.includes('·')) letters = letters.replace(inclusiveEnding, '$1');
	let result = '';
	for (const character of letters) {
		let plainer = folded.get(character);
		if (plainer === undefined) folded.set(character, (plainer = foldCharacter(character)));
		if (plainer !== ' ' || !result.endsWith(' ')) result += plainer;
	}
	return result.trim();
}

/** The words of a text, normalised: `"L’Épée-de-Bois"` → `l epee de bois`. */
export function tokens(text: string): string[] {
	if (/^[a-z0-9]+$/.test(text)) return [text];
	const normal = normalise(text);
	return normal ? normal.split(' ') : [];
}

const article = /^(?:وال|بال|كال|فال|لل|ال)(.{2,})$/u;

/** A word and, for Arabic, the word without its article: `للاجئين` is `ل` + `لاجئين` as well as `لل` + `اجئين`. */
export function variants(token: string): string[] {
	if (token < '؀') return [token];
	const bare = article.exec(token)?.[1];
	if (!bare) return [token];
	return token.startsWith('لل') ? [token, bare, token.slice(1)] : [token, bare];
}
