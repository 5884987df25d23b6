import { areaOf, inFrame, onScreen, type Frame } from './frame.ts';
import { labelHeight, ONCE, plain, type Label, type LabelKind, type Measure, type Request } from './labels.ts';
import { grow, touch, type Box } from './place-labels.ts';
import { scaleAt } from './projection.ts';
import type { NamedSpots, Scene } from './scene.ts';
import { requestsAlong, type Writing } from './street-labels.ts';
import { wrapName } from './wrap-name.ts';

interface Style {
	kind: LabelKind;
	size: number;
	weight: number;
	/** Letters before a row is broken; 0 for one row. */
	wrap: number;
	/** How many spots to try. */
	tries: number;
}

/** A name may be wider than its area by this on each side, CSS pixels. */
const BEYOND = 90;

/** The names of areas: districts, suburbs, quarters, parks. */
function centred(named: NamedSpots, style: Style, frame: Frame, measure: Measure, priority: number): Request {
	const { kind, size, weight, wrap, tries } = style;
	const toScreen = onScreen(frame);
	function* candidates(): Generator<{ boxes: Box[]; value: Label }> {
		const text = kind === 'quarter' ? named.name.toLocaleUpperCase('fr') : named.name;
		const rows = wrap > 0 ? wrapName(text, wrap) : [text];
		const wide = Math.max(...rows.map((row) => measure(row, size, weight)));
		const tall = labelHeight({ rows, size, lines: [], sign: 0 });
		const spots = named
			.spots()
			.map(toScreen)
			.filter((spot) => inFrame(spot, frame));
		for (const { x, y } of spots.slice(0, tries)) {
			const box = { left: x - wide / 2, right: x + wide / 2, top: y - tall / 2, bottom: y + tall / 2 };
			yield { boxes: [grow(box, 4)], value: { kind, text: named.name, rows, size, weight, ...plain, x, y } };
		}
	}
	const { x: left, y: top } = toScreen({ x: named.box.left, y: named.box.top });
	const { x: right, y: bottom } = toScreen({ x: named.box.right, y: named.box.bottom });
	const reach = grow({ left, top, right, bottom }, BEYOND);
	const group = `${kind} ${named.name}`;
	return { priority, candidates, group, apart: ONCE, reach };
}

const sizeOf = ({ left, right, top, bottom }: Box): number => (right - left) * (bottom - top);

/** Names of the districts, suburbs, quarters and parks of a frame. */
export function areaRequests(scene: Scene, frame: Frame, measure: Measure): Request[] {
	const { zoom } = frame;
	const area = grow(areaOf(frame), 0.01);
	const scale = scaleAt(zoom);
	const seen = (names: NamedSpots[]): NamedSpots[] => names.filter(({ box }) => touch(grow(box, 0.001), area));
	// Over the whole city the numbers come first, after the few great stations; close by, they take what room is left.
	const near = zoom >= 13;
	const number: Style = {
		...{ kind: 'arrondissement', size: zoom < 12 ? 13 : zoom < 13 ? 17 : zoom < 14 ? 20 : 22, weight: 700 },
		...{ wrap: 0, tries: near ? 60 : 24 }
	};
	const commune: Style = { kind: 'commune', size: zoom < 13 ? 11 : 13, weight: 500, wrap: 14, tries: 1 };
	const quarter: Style = { kind: 'quarter', size: 10, weight: 600, wrap: 14, tries: 1 };
	const parks = seen(scene.parkNames).flatMap((park) => {
		const pixels = sizeOf(park.box) * scale * scale;
		if (zoom < 12 || (park.kind !== 'wood' && zoom < 14) || pixels < 2600) return [];
		const style: Style = { kind: 'park', size: zoom < 15 ? 11 : 12, weight: 500, wrap: 13, tries: 12 };
		const request = centred(park, style, frame, measure, 45 + Math.min(9, pixels / 1e5));
		// The parts of a park carry one name each only where they are far apart.
		return [{ ...request, apart: 400 }];
	});
	return [
		...seen(scene.numbers).map((one) => centred(one, number, frame, measure, near ? 20 : 90)),
		...seen(scene.communeNames).map((one) => centred(one, commune, frame, measure, 30)),
		...(zoom >= 14 && zoom < 16 ? seen(scene.quarterNames) : []).map((one) =>
			centred(one, quarter, frame, measure, zoom < 15 ? 48 : 18)
		),
		...parks
	];
}

/** Names written along rivers and canals. */
export function waterRequests(scene: Scene, frame: Frame, measure: Measure): Request[] {
	const { zoom } = frame;
	const area = areaOf(frame);
	return scene.waterNames.flatMap(({ name, box, lines }) => {
		const river = name.startsWith('La ');
		if (!touch(box, area) || zoom < (river ? 12 : 14)) return [];
		const size = zoom < 14 ? 12 : zoom < 16 ? 13 : 14;
		const writing: Writing = { kind: 'water', name, size, weight: 500, priority: 46 };
		return lines().flatMap((line) => requestsAlong(line, writing, frame, measure));
	});
}
