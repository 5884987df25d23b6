import { normalise } from '../search/normalise.ts';
import { metresBetween, type Point } from './distance.ts';

/** Two doors this near with names alike are likely one. */
export const SAME_DOOR = 80;
/** Share of three-letter pieces that two names have in common, from which they are alike. */
const ALIKE = 0.65;
/** Words that say what a place is, and nothing of which one. */
const common = new Set('le la les l de du des d et a au aux en pour paris association centre maison'.split(' '));

interface Named {
	name: string;
	aliases?: readonly string[];
	point: Point | null;
	/** E.164; short numbers are shared by all of a city. */
	phone: string | null;
}

/** Why two places may be one; empty when nothing says so. */
export function likenesses(a: Named, b: Named): ('phone' | 'name')[] {
	const found: ('phone' | 'name')[] = [];
	if (a.phone?.startsWith('+') && a.phone === b.phone) found.push('phone');
	const names = (each: Named) => [each.name, ...(each.aliases ?? [])];
	const near = a.point && b.point && metresBetween(a.point, b.point) <= SAME_DOOR;
	if (near && names(a).some((one) => names(b).some((other) => namesAlike(one, other)))) found.push('name');
	return found;
}

/** Whether two names may be spellings of one: nearly the same letters, or the telling words of one all in the other. */
export function namesAlike(a: string, b: string): boolean {
	const [one, other] = [telling(a), telling(b)].sort((x, y) => x.length - y.length) as [string[], string[]];
	if (one.length > 0 && one.join('').length > 3 && one.every((word) => other.includes(word))) return true;
	const [left, right] = [pieces(one), pieces(other)];
	const shared = [...left].filter((piece) => right.has(piece)).length;
	return left.size + right.size > 0 && (2 * shared) / (left.size + right.size) >= ALIKE;
}

const telling = (name: string): string[] =>
	normalise(name)
		.split(' ')
		.filter((word) => word && !common.has(word));

function pieces(words: string[]): Set<string> {
	const text = ` ${words.join(' ')} `;
	return new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, index) => text.slice(index, index + 3)));
}
