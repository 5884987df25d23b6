import { tokens } from '../search/normalise.ts';
import { takeArrondissement } from './arrondissement-words.ts';

/** One reading of what somebody typed: `12 bis av d'italie 13e`. */
export interface AddressReading {
	/** Words of the street's name, abbreviations written out, small words left out. */
	words: string[];
	number: number | null;
	/** `bis`, `ter`, `quater`, or a letter; `''` when none. */
	suffix: string;
}

export interface AddressQuery {
	arrondissement: number | null;
	/** `rue du 8 mai 1945` may hold a house number or not: every way to read it, likeliest first. */
	readings: AddressReading[];
}

const abbreviations = new Map(
	Object.entries({
		boulevard: 'bd bld blvd boul bvd',
		avenue: 'av ave aven',
		rue: 'r ru',
		place: 'pl plc',
		faubourg: 'fg fbg faub',
		square: 'sq',
		impasse: 'imp',
		passage: 'pass psg pas',
		allee: 'all allees',
		quai: 'q qu',
		villa: 'vla',
		esplanade: 'esp',
		cours: 'crs',
		porte: 'pte',
		saint: 'st',
		sainte: 'ste',
		general: 'gal gl gen',
		docteur: 'dr',
		professeur: 'pr prof',
		marechal: 'mal',
		president: 'pdt pres',
		commandant: 'cdt',
		capitaine: 'cap',
		lieutenant: 'lt',
		colonel: 'col'
	}).flatMap(([word, short]) => short.split(' ').map((each): [string, string] => [each, word]))
);
const small = new Set('de du des la le les d l a au aux et en sur'.split(' '));
const kinds = new Set(
	(
		'rue avenue boulevard place square impasse passage allee quai villa esplanade cours cite cour galerie chemin sentier ' +
		'route pont porte port parvis rond point promenade ruelle hameau mail voie terrasse residence chaussee'
	).split(' ')
);
const titles = new Set('saint sainte general docteur professeur marechal president commandant faubourg'.split(' '));
const suffixes = new Map(
	Object.entries({ bis: 'bis', ter: 'ter', quater: 'quater', quinquies: 'quinquies', b: 'bis', t: 'ter', q: 'quater' })
);

/** Street names write numbers out; people do not. */
const numerals = new Map(
	Object.entries({
		deux: '2',
		trois: '3',
		quatre: '4',
		cinq: '5',
		six: '6',
		sept: '7',
		huit: '8',
		neuf: '9',
		dix: '10',
		onze: '11',
		quatorze: '14',
		vingt: '20'
	})
);

/** How much a word tells: little when many streets have it. */
export const weightOf = (word: string): number => (kinds.has(word) ? 0.3 : titles.has(word) ? 0.6 : 1);

/** The words of a street's name as they are compared: `Bd de la Villette` → `boulevard villette`. */
export const streetWords = (name: string): string[] => significant(tokens(name));

export const isSmall = (word: string): boolean => small.has(word);

function significant(words: string[]): string[] {
	const kept: string[] = [];
	for (const typed of words) {
		if (small.has(typed)) continue;
		const word = abbreviations.get(typed) ?? numerals.get(typed) ?? typed;
		const before = kept.at(-1);
		// "Dix-Huit Juin" and "18 juin" are the same.
		if (/^[1-9]$/.test(word) && (before === '10' || before === '20')) kept[kept.length - 1] = before.charAt(0) + word;
		else kept.push(word);
	}
	// A name of small words only is left with something to compare.
	return kept.length > 0 ? kept : words;
}

/** The suffix of a number as addresses write it: `b` and `bis` are the same. */
export const suffixOf = (text: string): string => suffixes.get(text) ?? text;

/** Reads an address in any spelling: number before or after, arrondissement or postcode, `7rue`, `12bis`. */
export function readAddress(text: string): AddressQuery {
	const words = tokens(text.slice(0, 120)).flatMap((word) => {
		const [, digits, rest] = /^(\d{1,4})([a-z]{2,})$/.exec(word) ?? [];
		return digits && rest && !/^(?:e|er|ere|em|eme|ieme|th|st|nd|rd)$/.test(rest) ? [digits, rest] : [word];
	});
	const { arrondissement, rest } = takeArrondissement(
		words.filter((word, index) => !(/^(?:n|no|num|numero)$/.test(word) && /^\d/.test(words[index + 1] ?? '')))
	);
	return { arrondissement, readings: readings(rest) };
}

function readings(words: string[]): AddressReading[] {
	const found: AddressReading[] = [];
	const first = numberAt(words, 0);
	if (first && first.next < words.length) {
		// "7-9 rue X" and "7 à 9 rue X": the first of both.
		const range = words[first.next] === 'a' ? numberAt(words, first.next + 1) : numberAt(words, first.next);
		const next = range && range.next < words.length ? range.next : first.next;
		found.push({ words: significant(words.slice(next)), number: first.number, suffix: first.suffix });
	}
	for (let index = Math.max(1, words.length - 2); index < words.length; index++) {
		const last = numberAt(words, index);
		if (last && last.next === words.length) {
			found.push({ words: significant(words.slice(0, index)), number: last.number, suffix: last.suffix });
			break;
		}
	}
	if (words.length > 0) found.push({ words: significant(words), number: null, suffix: '' });
	return found;
}

function numberAt(words: string[], index: number): { number: number; suffix: string; next: number } | null {
	const [, digits, letter] = /^(\d{1,4})([a-z]?)$/.exec(words[index] ?? '') ?? [];
	const number = Number(digits);
	if (!digits || number === 0 || number > 600) return null;
	if (letter) return { number, suffix: suffixOf(letter), next: index + 1 };
	const after = words[index + 1] ?? '';
	// "7 a 9" is a range, "12 d'Italie" a name.
	const isSuffix = suffixes.has(after) || (/^[acef]$/.test(after) && !/^\d/.test(words[index + 2] ?? ''));
	return isSuffix ? { number, suffix: suffixOf(after), next: index + 2 } : { number, suffix: '', next: index + 1 };
}
