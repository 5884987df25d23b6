/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/**
 * Reads `#rgb`, `#rrggbb` and the `rgb(…)` that browsers compute. Anything else is a mid grey: a map in a wrong shade is
 * still a map.
 */
export function parseColour(text: string): Rgb {
	const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(
		text.replace(/^#([\da-f])([\da-f])([\da-f])$/i, '#$1$1$2$2$3$3')
	);
	const digits = long?.slice(1).map((pair) => Number.parseInt(pair, 16));
	const [red, green, blue] =
		digits ??
		/^rgba?\(([^)]+)\)$/
			.exec(text)?.[1]
			?.split(/[\s,/]+/)
			.map(Number) ??
		[];
	return [red ?? 128, green ?? 128, blue ?? 128];
}

export const cssColour = ([red, green, blue]: Rgb): string => `rgb(${red}, ${green}, ${blue})`;

/** `share` of `to` (0 to 1) in `from`. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
	const blend = (a: number, b: number): number => Math.round(a + (b - a) * share);
	return [blend(from[0], to[0]), blend(from[1], to[1]), blend(from[2], to[2])];
}

/** WCAG 2 relative luminance, 0 (black) to 1 (white). */
export function luminance(colour: Rgb): number {
	const linear = (channel: number): number => {
		const share = channel / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	};
	return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
	const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}
