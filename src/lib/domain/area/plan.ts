import type { BasemapShard } from '../edition/format.ts';

/** Longitude and latitude. */
type Position = [number, number];
type Outlines = BasemapShard['arrondissements'];

/** One arrondissement on a plan of Paris. */
export interface PlanArea {
	number: number;
	/** Path data of an SVG. */
	d: string;
	/** Where its number is written. */
	at: [number, number];
}

/** A light drawing of Paris: the twenty arrondissements, and where something is. North is up. */
export interface Plan {
	/** The part that is drawn: left, top, width, height. */
	frame: [number, number, number, number];
	areas: PlanArea[];
	dots: [number, number][];
}

/** Corners of the plan; a unit is 50 metres, far finer than a thumb. */
const WEST = 2.222;
const NORTH = 48.9035;
const UNIT = 50;
/** Metres of a degree at the latitude of Paris. */
const METRES = { lon: 73_200, lat: 111_200 };
const [width, height] = [366, 200];

/** The outlines are drawn to about 25 metres: nearer than that, two arrondissements touch. */
const TOUCH = 25;

const metres = ([lon, lat]: Position): Position => [(lon - WEST) * METRES.lon, (NORTH - lat) * METRES.lat];
const onPlan = (position: Position): Position => metres(position).map((each) => Math.round(each / UNIT)) as Position;

/** How much is seen around an arrondissement that is looked at, as a share of its own size. */
const AROUND = 0.45;

/**
 * The whole of Paris, or what is around one arrondissement. `null` where no base map is held. Points outside Paris are
 * left out.
 */
export function planOf(
	basemap: BasemapShard | null,
	points: readonly { lat: number; lon: number }[],
	around?: number
): Plan | null {
	if (!basemap) return null;
	const outline = basemap.arrondissements.find(({ number }) => number === around)?.outline.map(onPlan);
	const dots = points
		.map(({ lat, lon }) => onPlan([lon, lat]))
		.filter(([x, y]) => x > 0 && y > 0 && x < width && y < height);
	return { frame: outline ? frameOf(outline) : [0, 0, width, height], areas: areasOf(basemap), dots };
}

/** A frame of the shape of the whole plan around an outline, within that plan. */
function frameOf(outline: readonly Position[]): Plan['frame'] {
	const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
	const [left, top] = [Math.min(...xs), Math.min(...ys)];
	const [own, high] = [Math.max(...xs) - left, Math.max(...ys) - top];
	const wide = Math.min(width, Math.ceil(Math.max(own, (high * width) / height) * (1 + 2 * AROUND)));
	const tall = Math.round((wide * height) / width);
	const within = (middle: number, size: number, whole: number) =>
		Math.min(whole - size, Math.max(0, Math.round(middle - size / 2)));
	return [within(left + own / 2, wide, width), within(top + high / 2, tall, height), wide, tall];
}

const known = new WeakMap<BasemapShard, PlanArea[]>();

function areasOf(basemap: BasemapShard): PlanArea[] {
	let areas = known.get(basemap);
	if (!areas) known.set(basemap, (areas = basemap.arrondissements.map(areaOf)));
	return areas;
}

function areaOf({ number, outline }: Outlines[number]): PlanArea {
	const points = outline.map(onPlan);
	const kept = points.filter((point, index) => String(point) !== String(points[index - 1]));
	return { number, d: `M${kept.map((point) => point.join(' ')).join('L')}Z`, at: centroid(points) };
}

/** The centre of gravity of what an outline encloses. */
function centroid(outline: readonly Position[]): Position {
	let [area, x, y] = [0, 0, 0];
	let [fromX, fromY] = outline.at(-1) ?? [0, 0];
	for (const [toX, toY] of outline) {
		const cross = fromX * toY - toX * fromY;
		area += cross;
		x += (fromX + toX) * cross;
		y += (fromY + toY) * cross;
		[fromX, fromY] = [toX, toY];
	}
	return [Math.round(x / (3 * area)), Math.round(y / (3 * area))];
}

/** The arrondissements that touch this one, in order; none where no base map is held. */
export function neighboursOf(basemap: BasemapShard | null, number: number): number[] {
	const outlines = basemap?.arrondissements ?? [];
	const own = outlines.find((each) => each.number === number)?.outline.map(metres);
	if (!own) return [];
	return outlines
		.filter((each) => each.number !== number && touch(own, each.outline.map(metres)))
		.map((each) => each.number)
		.sort((a, b) => a - b);
}

const touch = (a: readonly Position[], b: readonly Position[]): boolean => reaches(a, b) || reaches(b, a);

/** Whether a corner of one outline lies on a side of the other. */
const reaches = (corners: readonly Position[], outline: readonly Position[]): boolean =>
	corners.some((corner) => outline.some((end, index) => distance(corner, outline.at(index - 1) ?? end, end) <= TOUCH));

/** From a point to a line between two others. */
function distance([x, y]: Position, [fromX, fromY]: Position, [toX, toY]: Position): number {
	const [dx, dy] = [toX - fromX, toY - fromY];
	const length = dx * dx + dy * dy;
	const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / length));
	return Math.hypot(x - fromX - along * dx, y - fromY - along * dy);
}
