import type { Path } from '#lib/domain/street-map/decode.ts';

interface End {
	/** Both coordinates. */
	key: string;
	index: number;
	last: boolean;
}

const keyAt = (path: Path, last: boolean): string => {
	const i = last ? path.length - 2 : 0;
	return `${path[i]} ${path[i + 1]}`;
};

const reversed = (path: Path): Path => {
	const turned = new Float64Array(path.length);
	for (let i = 0; i < path.length; i += 2) {
		turned[i] = path[path.length - 2 - i] ?? 0;
		turned[i + 1] = path[path.length - 1 - i] ?? 0;
	}
	return turned;
};

function append(a: Path, b: Path): Path {
	const joined = new Float64Array(a.length + b.length - 2);
	joined.set(a);
	joined.set(b.subarray(2), a.length);
	return joined;
}

/**
 * Joins pieces where exactly two of them end in the same point, whichever way they run, so that a name can be written
 * across the joint. Where three or more meet, they stay apart.
 */
export function joinPaths(paths: readonly Path[]): Path[] {
	if (paths.length < 2) return [...paths];
	const pieces: (Path | null)[] = [...paths];
	const ends = new Map<string, End[]>();
	for (const [index, path] of paths.entries()) {
		for (const last of [false, true]) {
			const key = keyAt(path, last);
			ends.set(key, [...(ends.get(key) ?? []), { key, index, last }]);
		}
	}
	/** Which piece a piece has become a part of. */
	const owner = paths.map((_, index) => index);
	const find = (index: number): number => {
		const up = owner[index] ?? index;
		return up === index ? index : find(up);
	};
	for (const [key, meeting] of ends) {
		const [one, two] = meeting;
		if (meeting.length !== 2 || !one || !two) continue;
		const [i, j] = [find(one.index), find(two.index)];
		const [a, b] = [pieces[i], pieces[j]];
		if (i === j || !a || !b) continue;
		pieces[i] = append(keyAt(a, true) === key ? a : reversed(a), keyAt(b, false) === key ? b : reversed(b));
		pieces[j] = null;
		owner[j] = i;
	}
	return pieces.filter((path) => path !== null);
}
