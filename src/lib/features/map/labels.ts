import type { Frame } from './draw-base.ts';
import { lineBadge } from './line-badge.ts';
import type { Box, LabelRequest } from './place-labels.ts';
import { scaleAt, type Point } from './projection.ts';
import type { Scene, StationDot } from './scene.ts';
import { wrapName } from './wrap-name.ts';

export type LabelKind = 'arrondissement' | 'station' | 'park' | 'water';

/** A label with everything needed to draw it. `x`, `y` is the middle of the text; `angle` in radians. */
export interface Label extends Point {
	kind: LabelKind;
	/** The whole name, as one line. */
	text: string;
	rows: string[];
	size: number;
	weight: number;
	align: 'center' | 'left' | 'right';
	angle: number;
	/** Line codes to draw as signs under the text, and the height of a sign. */
	lines: string[];
	sign: number;
}

/** Width in CSS pixels of one row of text. */
export type Measure = (text: string, size: number, weight: number) => number;

const ROW = 1.16;
export const SIGN_GAP = 2;

/** Width of a line's sign of this height. */
export function signWidth(line: string, sign: number): number {
	const { shape, text } = lineBadge(line);
	return shape === 'tram' || text.length > 2 ? Math.round(sign * 1.45) : sign;
}

export const signsWidth = (lines: string[], sign: number): number =>
	lines.reduce((sum, line) => sum + signWidth(line, sign) + SIGN_GAP, -SIGN_GAP);

/** Height of the rows of text and, below them, of the signs. */
export const textHeight = ({ rows, size }: Pick<Label, 'rows' | 'size'>): number => rows.length * size * ROW;
export const labelHeight = (label: Pick<Label, 'rows' | 'size' | 'lines' | 'sign'>): number =>
	textHeight(label) + (label.lines.length > 0 ? label.sign + 2 : 0);

const unsigned = { lines: [], sign: 0 };

const grow = (box: Box, by: number): Box => ({
	left: box.left - by,
	top: box.top - by,
	right: box.right + by,
	bottom: box.bottom + by
});

/** Radius of a station's dot; 0 where it is not drawn. */
export function dotRadius({ rank }: StationDot, zoom: number): number {
	if (zoom < 12 || (zoom < 13 && rank < 3) || (zoom < 14 && rank < 1)) return 0;
	const base = zoom < 13 ? 2.2 : zoom < 14 ? 2.6 : zoom < 15 ? 3.4 : 4.4;
	return base + (rank >= 3 ? 1.1 : 0);
}

/** Smallest rank of a station whose name is shown. */
const namedRank = (zoom: number): number => (zoom < 12 ? Infinity : zoom < 13 ? 5.5 : zoom < 14 ? 3 : 0);

/** What would be written on a frame, with every place where each name could stand. Pure: `measure` is the only window. */
export function labelRequests(scene: Scene, frame: Frame, measure: Measure): LabelRequest<Label>[] {
	const { zoom, width, height } = frame;
	const scale = scaleAt(zoom);
	const onScreen = ({ x, y }: Point): Point => ({ x: (x - frame.left) * scale, y: (y - frame.top) * scale });
	const visible = ({ x, y }: Point): boolean => x > 0 && y > 0 && x < width && y < height;

	const centred = (kind: LabelKind, text: string, rows: string[], size: number, weight: number, spots: Point[]) =>
		spots.map((spot) => {
			const wide = Math.max(...rows.map((row) => measure(row, size, weight)));
			const label: Label = { kind, text, rows, size, weight, ...spot, align: 'center', angle: 0, ...unsigned };
			const tall = labelHeight(label);
			const box = {
				left: spot.x - wide / 2,
				right: spot.x + wide / 2,
				top: spot.y - tall / 2,
				bottom: spot.y + tall / 2
			};
			return { boxes: [grow(box, 4)], value: label };
		});

	function number({ text, spots }: Scene['numbers'][number]): LabelRequest<Label> {
		const size = zoom < 12 ? 13 : zoom < 13 ? 17 : zoom < 14 ? 20 : 22;
		// Over the whole city the numbers come first, after the few great stations; close by, they take what room is left.
		const near = zoom >= 13;
		const standing = spots
			.map(onScreen)
			.filter(visible)
			.slice(0, near ? 60 : 24);
		return { priority: near ? 20 : 90, candidates: centred('arrondissement', text, [text], size, 700, standing) };
	}

	function park({ name, kind, spots, size }: Scene['parkNames'][number]): LabelRequest<Label> | null {
		const pixels = size * scale * scale;
		if (zoom < 12 || (kind !== 'wood' && zoom < 14) || pixels < 2600) return null;
		const standing = spots.map(onScreen).filter(visible).slice(0, 8);
		const candidates = centred('park', name, wrapName(name, 13), zoom < 15 ? 11 : 12, 500, standing);
		return { priority: 10 + Math.min(9, pixels / 1e5), candidates };
	}

	function river([start, end]: [Point, Point]): LabelRequest<Label> | null {
		const [a, b] = [onScreen(start), onScreen(end)];
		const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
		const length = Math.hypot(b.x - a.x, b.y - a.y);
		const size = zoom < 14 ? 12 : 14;
		const wide = measure('La Seine', size, 500);
		if (zoom < 12 || length < wide * 1.1 || !visible(middle)) return null;
		const direction = Math.atan2(b.y - a.y, b.x - a.x);
		const angle = Math.abs(direction) > Math.PI / 2 ? direction - Math.sign(direction) * Math.PI : direction;
		const value: Label = {
			...{ kind: 'water', text: 'La Seine', rows: ['La Seine'], size, weight: 500 },
			...{ ...middle, align: 'center', angle, ...unsigned }
		};
		const steps = Math.ceil(wide / size);
		const boxes = Array.from({ length: steps + 1 }, (_, step) => {
			const along = (step / steps - 0.5) * wide;
			const [x, y] = [middle.x + Math.cos(angle) * along, middle.y + Math.sin(angle) * along];
			return grow({ left: x, top: y, right: x, bottom: y }, size * 0.6);
		});
		return { priority: 15, candidates: [{ boxes, value }] };
	}

	function* around(station: StationDot): Generator<{ boxes: Box[]; value: Label }> {
		const { x, y } = onScreen(station);
		const major = station.rank >= 3;
		const size = zoom < 14 ? 12 : zoom < 15 ? 11.5 : zoom < 16 ? 13 : 15;
		const weight = major ? 700 : 500;
		const rows = wrapName(station.name, 16);
		const wide = Math.max(...rows.map((row) => measure(row, size, weight)));
		const sign = zoom < 15 ? 15 : zoom < 16 ? 18 : 21;
		const gap = dotRadius(station, zoom) + 3;
		const signs = zoom < 14 ? [[]] : [station.lines, []];
		for (const lines of signs) {
			const across = Math.max(wide, lines.length > 0 ? signsWidth(lines, sign) : 0);
			const tall = labelHeight({ rows, size, lines, sign });
			const sides = [
				{ dx: 0, dy: gap + tall / 2, align: 'center' },
				{ dx: gap + 1, dy: 0, align: 'left' },
				{ dx: -gap - 1, dy: 0, align: 'right' },
				{ dx: 0, dy: -gap - tall / 2, align: 'center' },
				{ dx: gap - 1, dy: tall / 2, align: 'left' },
				{ dx: gap - 1, dy: -tall / 2, align: 'left' },
				{ dx: 1 - gap, dy: tall / 2, align: 'right' },
				{ dx: 1 - gap, dy: -tall / 2, align: 'right' }
			] as const;
			for (const { dx, dy, align } of sides) {
				const label: Label = {
					...{ kind: 'station', text: station.name, rows, size, weight },
					...{ x: x + dx, y: y + dy, align, angle: 0, lines, sign }
				};
				const left = align === 'center' ? label.x - across / 2 : align === 'left' ? label.x : label.x - across;
				const box = { left, right: left + across, top: label.y - tall / 2, bottom: label.y + tall / 2 };
				yield { boxes: [grow(box, 1.5)], value: label };
			}
		}
	}

	const named = scene.stations.filter((station) => station.rank >= namedRank(zoom) && visible(onScreen(station)));
	return [
		...scene.numbers.map(number),
		...named.map((station) => ({
			priority: (zoom < 13 ? 92 : 40) + Math.min(station.rank, 9),
			candidates: { [Symbol.iterator]: () => around(station) }
		})),
		...scene.parkNames.map(park),
		...scene.seineReaches.map(river)
	].filter((request) => request !== null);
}
