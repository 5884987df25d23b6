import { areaOf, onScreen, type Frame } from './frame.ts';
import { boxesAlong, HALF, plain, type Label, type Measure, type Request } from './labels.ts';
import { boxAt, grow, touch, type Box, type MayStand } from './place-labels.ts';
import { scaleAt } from './projection.ts';
import { shortName } from './short-name.ts';
import type { StreetGrid } from './street-grid.ts';
import { streetTextSize } from './street-style.ts';
import { boxAlong, lengthOf, lettersAlong, straightAlong, type Line } from './text-along.ts';

/** CSS pixels of street for each time its name is written, and between two of them. */
const SLOT = 400;
const APART = 280;
/** A name may reach this far beyond the ends of a short street. */
const OVERHANG = 9;
/** A street that leaves a straight text by less is written straight. */
const TOLERANCE = 1.4;

/** Part of a line that carries one name; `from` and `to` in CSS pixels along the line. */
export interface Slot {
	from: number;
	to: number;
}

/** Cuts a street of this length into the parts that carry its name once each. */
export function slotsOf(length: number): Slot[] {
	const count = Math.max(1, Math.floor(length / SLOT));
	return Array.from({ length: count }, (_, i) => ({ from: (i / count) * length, to: ((i + 1) / count) * length }));
}

/** Where a text of this width may start in a slot: the middle first, then outwards. Empty where it does not fit. */
export function startsIn({ from, to }: Slot, width: number): number[] {
	const room = to - from + 2 * OVERHANG - width;
	if (room < 0) return [];
	const middle = (from + to - width) / 2;
	const step = Math.max(14, width / 4);
	const starts = [middle];
	for (let away = step; away <= room / 2; away += step) starts.push(middle - away, middle + away);
	return starts;
}

/** What is to be written along a line. */
export interface Writing {
	kind: 'street' | 'water';
	name: string;
	size: number;
	weight: number;
	priority: number;
}

/** What is drawn along a part of a line, `by` to each side, covers at most this. CSS pixels. */
function extents(line: Line, frame: Frame): (from: number, to: number, by: number) => Box {
	const scale = scaleAt(frame.zoom);
	const toScreen = onScreen(frame);
	return (from, to, by) => {
		const { left, top, right, bottom } = boxAlong(line, from / scale, to / scale);
		const [start, end] = [toScreen({ x: left, y: top }), toScreen({ x: right, y: bottom })];
		return grow({ left: start.x, top: start.y, right: end.x, bottom: end.y }, by);
	};
}

function* along(
	line: Line,
	slot: Slot,
	{ kind, name, size, weight }: Writing,
	frame: Frame,
	measure: Measure,
	mayStand: MayStand
): Generator<{ boxes: Box[]; value: Label }> {
	const scale = scaleAt(frame.zoom);
	const toScreen = onScreen(frame);
	const extentOf = extents(line, frame);
	for (const row of new Set([name, shortName(name)])) {
		const width = measure(row, size, weight);
		const base: Label = { kind, text: name, rows: [row], size, weight, ...plain, x: 0, y: 0 };
		const bent: number[] = [];
		for (const start of startsIn(slot, width)) {
			if (!mayStand(extentOf(start, start + width, size * HALF))) continue;
			const straight = straightAlong(line, start / scale, width / scale, TOLERANCE / scale);
			if (!straight) {
				bent.push(start);
				continue;
			}
			const value = { ...base, ...toScreen(straight), angle: straight.angle };
			yield { boxes: boxesAlong(value, width, size), value };
		}
		if (bent.length === 0) continue;
		const characters = [...row];
		const widths = characters.map((character) => measure(character, size, weight));
		const fit = width / widths.reduce((sum, one) => sum + one, 0);
		const advances = widths.map((one) => (one * fit) / scale);
		for (const start of bent) {
			const letters = lettersAlong(line, start / scale, advances)?.map((letter) => ({
				...letter,
				...toScreen(letter)
			}));
			const middle = letters?.[letters.length >> 1];
			if (!letters || !middle) continue;
			const boxes = letters
				.filter((_, index) => index % 2 === 0 || index === letters.length - 1)
				.map(({ x, y }) => grow(boxAt({ x, y }), size * HALF));
			yield { boxes, value: { ...base, ...middle, letters } };
		}
	}
}

/** Asks for a name along a line wherever the frame shows it, again where the line is long. */
export function requestsAlong(line: Line, writing: Writing, frame: Frame, measure: Measure): Request[] {
	const scale = scaleAt(frame.zoom);
	const length = lengthOf(line) * scale;
	const { name, size, priority } = writing;
	// No name is narrower than this; most of the short pieces end here.
	if (length < 3 * size) return [];
	const extentOf = extents(line, frame);
	const bounds = { left: 0, top: 0, right: frame.width, bottom: frame.height };
	return slotsOf(length).flatMap((slot) => {
		const reach = extentOf(slot.from, slot.to, OVERHANG + size);
		if (!touch(reach, bounds)) return [];
		const candidates = (mayStand: MayStand) => along(line, slot, writing, frame, measure, mayStand);
		return [{ priority, candidates, group: name, apart: APART, reach }];
	});
}

/** The names of the streets of a frame, each along its street. */
export function streetRequests(streets: StreetGrid, frame: Frame, measure: Measure): Request[] {
	const area = areaOf(frame);
	const scale = scaleAt(frame.zoom);
	return ([0, 1, 2, 3] as const).flatMap((streetClass) => {
		const size = streetTextSize(streetClass, frame.zoom);
		if (size === 0) return [];
		const artery = streetClass <= 1;
		return streets.linesIn(area, streetClass).flatMap((line) => {
			// A short street has few places for its name, a long one can give way.
			const priority = (artery ? 50 : streetClass === 2 ? 40 : 33) + 6 / (1 + (lengthOf(line) * scale) / 200);
			const writing: Writing = { kind: 'street', name: line.name, size, weight: artery ? 600 : 500, priority };
			return line.name ? requestsAlong(line, writing, frame, measure) : [];
		});
	});
}
