import type { StreetClass } from '#lib/domain/street-map/format.ts';

/** Widths in CSS pixels from zoom 11 to 18: near the true width of a street from zoom 16 on. 0: not drawn. */
const widths: Readonly<Record<StreetClass, readonly number[]>> = {
	0: [1.6, 2.4, 3.4, 5, 8, 13, 22, 36],
	1: [0.7, 1.1, 2, 3.6, 6.2, 11, 18, 32],
	2: [0, 0, 0.7, 1.7, 3.8, 7.6, 14, 26],
	3: [0, 0, 0, 1, 2.4, 4.6, 8.5, 16],
	4: [0, 0, 0, 0, 0, 1.6, 2.6, 4.5]
};

/** Text heights of names; 0: not named. */
const textSizes: Readonly<Record<StreetClass, readonly number[]>> = {
	0: [0, 0, 0, 11, 11.5, 12.5, 13.5, 15],
	1: [0, 0, 0, 11, 11.5, 12.5, 13.5, 15],
	2: [0, 0, 0, 0, 10.5, 11.5, 13, 14.5],
	3: [0, 0, 0, 0, 0, 10.5, 12, 13.5],
	4: [0, 0, 0, 0, 0, 0, 0, 0]
};

function at(steps: readonly number[], zoom: number): number {
	const step = Math.min(Math.max(zoom - 11, 0), steps.length - 1);
	const below = steps[Math.floor(step)] ?? 0;
	const above = steps[Math.ceil(step)] ?? below;
	return below + (above - below) * (step - Math.floor(step));
}

export const streetWidth = (streetClass: StreetClass, zoom: number): number => at(widths[streetClass], zoom);

/** Between two zooms a name is as high as at the farther one: a name that appears is whole at once. */
export const streetTextSize = (streetClass: StreetClass, zoom: number): number =>
	at(textSizes[streetClass], Math.floor(zoom));

/** Width of the line on each side of a street; over the whole city it would only blur it. */
export const casingWidth = (zoom: number): number => (zoom < 14 ? 0 : zoom < 15 ? 0.6 : zoom < 17 ? 0.9 : 1.1);
