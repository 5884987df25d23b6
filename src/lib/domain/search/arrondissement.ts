import { variants } from './normalise.ts';

/** One thing a query asks for: a word, or an arrondissement however it is written. */
export interface QueryPart {
	text: string;
	/** 1 to 20. */
	arrondissement: number | null;
	/** `false`: a bare number, perhaps a house number. */
	sure: boolean;
}

const ordinal = /^(\d{1,2})(?:e|er|ere|em|eme|ieme|th|st|nd|rd|a|и|го|му|ти|ого|ому)$/;
const ending = /^(?:e|er|ere|eme|ieme|th|st|nd|rd|arr|и|го|му|ти|ого|ому)$/;
const postcode = /^75(?:0(0[1-9]|1\d|20)|1(16))$/;
const markers = new Set(
	'arrondissement arrondissements arrondisement arrondissment arr ardt arrond district دايره مقاطعه منطقه حي округ округа округу окрузи раион раиони'.split(
		' '
	)
);
const streets = new Set(
	'rue avenue av boulevard bd bld place pl passage quai allee square cour villa impasse cite parvis bis ter'.split(' ')
);
const romans = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

const isMarker = (token: string | undefined): boolean =>
	token !== undefined && variants(token).some((each) => markers.has(each));
const inParis = (number: number): number | null => (number >= 1 && number <= 20 ? number : null);

/** The arrondissement a word surely names (`19e`, `75019`, `XIXe`), or could name beside `marked` words (`19`, `x`). */
function read(token: string, marked: boolean): { number: number; sure: boolean } | null {
	const digits = ordinal.exec(token)?.[1] ?? postcode.exec(token)?.slice(1).find(Boolean);
	const sure = digits ? inParis(Number(digits)) : null;
	if (sure) return { number: sure, sure: true };
	const roman = romans.indexOf(token.replace(/^([ivx]+)(?:e|er|eme)$/, '$1')) + 1;
	if (roman && (marked || (token !== 'vie' && token.length > 2))) return { number: roman, sure: true };
	const bare = /^\d{1,2}$/.test(token) ? inParis(Number(token)) : null;
	return bare ? { number: bare, sure: marked } : null;
}

/** Reads a query's words, joining `paris 19`, `الدائرة 19`, `19 округ`, `19 th` into one part each. */
export function readParts(words: string[]): QueryPart[] {
	const parts: QueryPart[] = [];
	for (let index = 0; index < words.length; index++) {
		const token = words[index] ?? '';
		const next = words[index + 1];
		const leads = isMarker(token) || token === 'paris';
		if (leads && next && read(next, true)) {
			const { number } = read(next, true) as { number: number };
			parts.push({ text: next, arrondissement: number, sure: true });
			index++;
			if (ending.test(words[index + 1] ?? '')) index++;
			if (isMarker(words[index + 1])) index++;
			continue;
		}
		const numeric = /^\d/.test(token);
		const follows = isMarker(next) || (numeric && next !== undefined && ending.test(next));
		const found = read(token, follows || (next === 'paris' && index === 0 && words.length === 2));
		if (found && !(numeric && !found.sure && next && streets.has(next))) {
			parts.push({ text: token, arrondissement: found.number, sure: found.sure });
			if (follows && next && !isMarker(next)) index++;
			if (isMarker(words[index + 1])) index++;
		} else if (!isMarker(token) || words.length === 1) {
			parts.push({ text: token, arrondissement: null, sure: false });
		}
	}
	return parts;
}
