/**
 * Edits (a letter more, less, changed, or two swapped) from `typed` to `word`, or with `prefix` to the beginning of `word`
 * that is nearest; `limit + 1` when there are more than `limit`.
 */
export function editDistance(typed: string, word: string, limit: number, prefix = false): number {
	const width = word.length;
	if (typed.length - width > limit || (!prefix && width - typed.length > limit)) return limit + 1;
	let [before, row, next] = rows;
	for (let j = 0; j <= width; j++) row[j] = j;
	for (let i = 1; i <= typed.length; i++) {
		const letter = typed.charCodeAt(i - 1);
		const from = Math.max(1, i - limit);
		const to = Math.min(width, i + limit);
		next[from - 1] = from === 1 ? i : limit + 1;
		let least = next[from - 1] ?? 0;
		for (let j = from; j <= to; j++) {
			const same = letter === word.charCodeAt(j - 1);
			const up = j === i + limit ? limit + 1 : (row[j] ?? 0);
			let cost = Math.min((row[j - 1] ?? 0) + (same ? 0 : 1), up + 1, (next[j - 1] ?? 0) + 1);
			const swapped =
				i > 1 && j > 1 && letter === word.charCodeAt(j - 2) && typed.charCodeAt(i - 2) === word.charCodeAt(j - 1);
			if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
			next[j] = cost;
			if (cost < least) least = cost;
		}
		if (least > limit) return limit + 1;
		[before, row, next] = [row, next, before];
	}
	const length = typed.length;
	let best = limit + 1;
	for (let j = Math.max(0, length - limit); j <= Math.min(width, length + limit); j++) {
		if (prefix || j === width) best = Math.min(best, row[j] ?? best);
	}
	return best;
}

const LONGEST = 128;
const rows: [Uint8Array, Uint8Array, Uint8Array] = [
	new Uint8Array(LONGEST),
	new Uint8Array(LONGEST),
	new Uint8Array(LONGEST)
];
