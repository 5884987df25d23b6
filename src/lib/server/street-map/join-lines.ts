import { toMetres, type LonLat } from '#lib/domain/street-map/shape.ts';

/** Two lines that meet among others go on as one when they turn less than this, in degrees. */
const SHARPEST_TURN = 60;

interface End {
	line: number;
	/** Whether the line begins here, else it ends here. */
	start: boolean;
}

/**
 * Joins lines end to end wherever only two meet, or where two of several go straight on: fewer, longer lines, along
 * which a name can be written. Equal lines are kept once.
 */
export function joinLines(lines: LonLat[][]): LonLat[][] {
	const whole: (LonLat[] | null)[] = [...unique(lines).values()];
	const meeting = new Map<string, End[]>();
	const file = (end: LonLat | undefined, entry: End) => {
		if (!end) return;
		const at = key(end);
		meeting.set(at, [...(meeting.get(at) ?? []), entry]);
	};
	whole.forEach((line, i) => {
		file(line?.[0], { line: i, start: true });
		file(line?.at(-1), { line: i, start: false });
	});
	for (const at of [...meeting.keys()].sort()) {
		for (let pair = bestPair(meeting.get(at) ?? [], whole); pair; pair = bestPair(meeting.get(at) ?? [], whole)) {
			const [first, second] = pair;
			const into = oriented(whole[first.line] ?? [], !first.start);
			const onwards = oriented(whole[second.line] ?? [], second.start);
			whole[first.line] = [...into, ...onwards.slice(1)];
			whole[second.line] = null;
			const rest = (meeting.get(at) ?? []).filter((end) => end !== first && end !== second);
			meeting.set(at, rest);
			// The ends far from here now belong to the joined line, which runs from `into` to `onwards`.
			for (const [end, owner] of [
				[into[0], first.line],
				[onwards.at(-1), second.line]
			] as const) {
				if (!end) continue;
				for (const entry of meeting.get(key(end)) ?? []) {
					if (entry.line !== owner) continue;
					entry.start = owner === first.line && end === into[0];
					entry.line = first.line;
				}
			}
		}
	}
	return whole.filter((line) => line !== null);
}

function unique(lines: LonLat[][]): Map<string, LonLat[]> {
	const found = new Map<string, LonLat[]>();
	for (const line of lines) {
		const there = line.map(key).join(' ');
		const back = line.toReversed().map(key).join(' ');
		if (!found.has(there) && !found.has(back)) found.set(there, line);
	}
	return found;
}

function bestPair(ends: End[], lines: (LonLat[] | null)[]): [End, End] | null {
	let best: { pair: [End, End]; turn: number } | null = null;
	for (let i = 0; i < ends.length; i++) {
		for (let j = i + 1; j < ends.length; j++) {
			const [a, b] = [ends[i], ends[j]];
			if (!a || !b || a.line === b.line) continue;
			const turn = turnBetween(heading(lines[a.line] ?? [], a.start), heading(lines[b.line] ?? [], b.start));
			if (!best || turn < best.turn) best = { pair: [a, b], turn };
		}
	}
	return best && (ends.length === 2 || best.turn < SHARPEST_TURN) ? best.pair : null;
}

/** Direction in which a line leaves its end, in degrees. */
function heading(line: LonLat[], start: boolean): number {
	const [x1, y1] = toMetres((start ? line[0] : line.at(-1)) ?? [0, 0]);
	const [x2, y2] = toMetres((start ? line[1] : line.at(-2)) ?? [0, 0]);
	return (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
}

function turnBetween(a: number, b: number): number {
	const between = Math.abs(a - b) % 360;
	return Math.abs(180 - Math.min(between, 360 - between));
}

function oriented(line: LonLat[], forward: boolean): LonLat[] {
	return forward ? line : line.toReversed();
}

/** Points closer than a decimetre are one. */
function key([lon, lat]: LonLat): string {
	return `${lon.toFixed(6)} ${lat.toFixed(6)}`;
}
