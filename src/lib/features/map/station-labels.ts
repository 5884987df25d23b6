import { inFrame, onScreen, type Frame } from './frame.ts';
import { labelHeight, ONCE, plain, signsWidth, type Label, type Measure, type Request } from './labels.ts';
import { boxAt, grow, type Box } from './place-labels.ts';
import type { Point } from './projection.ts';
import type { StationDot } from './scene.ts';
import { wrapName } from './wrap-name.ts';

/** Radius of a station's dot; 0 where it is not drawn. */
export function dotRadius({ rank }: StationDot, zoom: number): number {
	if (zoom < 12 || (zoom < 13 && rank < 3) || (zoom < 14 && rank < 1)) return 0;
	const base = zoom < 13 ? 2.2 : zoom < 14 ? 2.6 : zoom < 15 ? 3.4 : 4.4;
	return base + (rank >= 3 ? 1.1 : 0);
}

/** CSS pixels: a mark beside the station may cover what is next to its dot. */
const ASIDE = 12;

/** CSS pixels no name goes beyond, two rows at most. */
const WIDEST = 180;

/** Smallest rank of a station whose name is shown. */
const namedRank = (zoom: number): number => (zoom < 12 ? Infinity : zoom < 13 ? 5.5 : zoom < 14 ? 3 : 0);

function* around(
	station: StationDot,
	{ x, y }: Point,
	zoom: number,
	measure: Measure
): Generator<{ boxes: Box[]; value: Label }> {
	const major = station.rank >= 3;
	const size = zoom < 14 ? 12 : zoom < 15 ? 11.5 : zoom < 16 ? 12.5 : 14;
	const weight = major ? 700 : 600;
	const rows = wrapName(station.name, 16);
	const wide = Math.max(...rows.map((row) => measure(row, size, weight)));
	const sign = zoom < 15 ? 14 : zoom < 16 ? 16 : 19;
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
			{ dx: 1 - gap, dy: -tall / 2, align: 'right' },
			{ dx: 0, dy: gap + ASIDE + tall / 2, align: 'center' },
			{ dx: -gap - ASIDE, dy: 0, align: 'right' },
			{ dx: gap + ASIDE, dy: 0, align: 'left' }
		] as const;
		for (const { dx, dy, align } of sides) {
			const label: Label = {
				...{ kind: 'station', text: station.name, rows, size, weight },
				...{ ...plain, x: x + dx, y: y + dy, align, lines, sign }
			};
			const left = align === 'center' ? label.x - across / 2 : align === 'left' ? label.x : label.x - across;
			const box = { left, right: left + across, top: label.y - tall / 2, bottom: label.y + tall / 2 };
			yield { boxes: [grow(box, 1.5)], value: label };
		}
	}
}

/** The names of stations, with the signs of their lines from zoom 14 on. */
export function stationRequests(stations: StationDot[], frame: Frame, measure: Measure): Request[] {
	const { zoom } = frame;
	const toScreen = onScreen(frame);
	return stations.flatMap((station) => {
		if (station.rank < namedRank(zoom)) return [];
		const spot = toScreen(station);
		if (!inFrame(spot, frame)) return [];
		const candidates = () => around(station, spot, zoom, measure);
		const reach = grow(boxAt(spot), WIDEST);
		const priority = (zoom < 13 ? 92 : 60) + Math.min(station.rank, 9);
		return [{ priority, candidates, group: `station ${station.name}`, apart: ONCE, reach }];
	});
}
