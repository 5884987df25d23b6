import { areaRequests, waterRequests } from './area-labels.ts';
import { drawDots, drawLabel, font, type Dot } from './draw-labels.ts';
import type { Frame } from './frame.ts';
import type { PlacedFrame } from './frame-of.ts';
import { keepLabels, type Layout } from './kept-labels.ts';
import type { Measure, Request } from './labels.ts';
import type { Palette } from './palette.ts';
import { placing, type Box } from './place-labels.ts';
import { scaleAt } from './projection.ts';
import type { Scene } from './scene.ts';
import { dotRadius, stationRequests } from './station-labels.ts';
import { streetRequests } from './street-labels.ts';

const widths = new Map<string, number>();

/** Measures with the context's own fonts; widths are kept, they depend on nothing else. */
function measureWith(context: CanvasRenderingContext2D): Measure {
	return (text, size, weight) => {
		const key = `${weight} ${size} ${text}`;
		let width = widths.get(key);
		if (width === undefined) {
			context.font = font(size, weight);
			width = context.measureText(text).width;
			widths.set(key, width);
		}
		return width;
	};
}

function dotsOf(scene: Scene, frame: Frame): Dot[] {
	const scale = scaleAt(frame.zoom);
	return scene.stations.flatMap((station) => {
		const radius = dotRadius(station, frame.zoom);
		const x = (station.x - frame.left) * scale;
		const y = (station.y - frame.top) * scale;
		return radius === 0 || x < 0 || y < 0 || x > frame.width || y > frame.height ? [] : [{ x, y, radius }];
	});
}

const boxOf = ({ x, y, radius }: Dot): Box => ({
	left: x - radius,
	right: x + radius,
	top: y - radius,
	bottom: y + radius
});

/** What would be written on a frame, with every place where each name could stand. Pure: `measure` is the only window. */
export const labelRequests = (scene: Scene, frame: Frame, measure: Measure): Request[] => [
	...areaRequests(scene, frame, measure),
	...stationRequests(scene.stations, frame, measure),
	...waterRequests(scene, frame, measure),
	...streetRequests(scene.streets, frame, measure)
];

interface PassOptions {
	/** Within which names may stand. */
	bounds: Box;
	/** Spots that no name may touch. */
	taken: Box[];
	/** Names written before: after a pan they stay where they are. */
	before?: Layout | null;
}

/**
 * Finds room for the stations' dots and all names; `draw` then writes them, over whatever the context holds. A generator,
 * because on a slow phone it takes longer than a finger waits: it stops after each name, to be gone on with later.
 */
export function* labelPass(
	context: CanvasRenderingContext2D,
	scene: Scene,
	frame: PlacedFrame,
	palette: Palette,
	{ bounds, taken, before = null }: PassOptions
): Generator<void, Layout & { draw: () => void }> {
	const dots = dotsOf(scene, frame);
	const kept = before && keepLabels(before, frame, bounds, taken);
	const requests = labelRequests(scene, frame, measureWith(context));
	yield;
	const placed = [...(kept?.placed ?? [])];
	const occupied = [...taken, ...dots.map(boxOf)];
	for (const label of placing(requests, bounds, occupied, kept?.placed, kept?.isSettled)) {
		if (label) placed.push(label);
		yield;
	}
	const draw = (): void => {
		drawDots(context, dots, frame, palette);
		for (const { value } of placed) drawLabel(context, value, frame, palette);
	};
	return { frame, bounds, taken, placed, draw };
}
