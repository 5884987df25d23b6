import { contrast, cssColour, luminance, mix, parseColour, type Rgb } from './colour.ts';

/** The tokens a theme sets (`--map-land` …), as colours. */
export type MapTokens = Record<(typeof tokenNames)[number], Rgb>;

export const tokenNames = [
	'land',
	'water',
	'park',
	'edge',
	'label',
	'halo',
	'street',
	'artery',
	'ring',
	'casing'
] as const;

/** Every colour the map draws with, as CSS. */
export interface Palette {
	outside: string;
	land: string;
	water: string;
	park: string;
	wood: string;
	cemetery: string;
	edge: string;
	label: string;
	number: string;
	parkLabel: string;
	waterLabel: string;
	halo: string;
	street: string;
	artery: string;
	ring: string;
	casing: string;
	/** Technical ways, and side streets as long as they are only a hair. */
	path: string;
	dark: boolean;
	/** More contrast was asked for: lines and halos are wider. */
	strong: boolean;
}

/** Used for a token that the page does not set. In the order of `tokenNames`. */
const fallbacks = {
	light: '#f6efe2 #b9d6ea #d4e6c3 #cdbf9f #3c4656 #fbf7ee #ffffff #fdebb9 #f5c98b #d8cdb8',
	dark: '#182338 #24476a #20402f #3d4d6c #d9dbe0 #121b2d #36445f #5c5344 #77593a #0e1626'
};

function readTokens(colours: string): MapTokens {
	const read = colours.split(' ').map(parseColour);
	return Object.fromEntries(tokenNames.map((name, index) => [name, read[index]])) as MapTokens;
}

export const fallbackTokens = { light: readTokens(fallbacks.light), dark: readTokens(fallbacks.dark) };

/** A little over the 4.5 of WCAG, because woods and cemeteries are a shade off the plain park. */
const QUIET = 5;
const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];

/** The label colour, drawn as far towards its ground as a name may go and still be read. */
function quietOn(ground: Rgb, label: Rgb): Rgb {
	for (let share = 0.6; share < 1; share += 0.04) {
		const tint = mix(ground, label, share);
		if (contrast(tint, ground) >= QUIET) return tint;
	}
	return label;
}

/** Completes a theme's tokens into all the colours of the map. */
export function makePalette(theme: MapTokens, strong: boolean): Palette {
	const { land, water, park } = theme;
	const dark = luminance(land) < 0.2;
	const label = strong ? (dark ? white : black) : theme.label;
	const quiet = (ground: Rgb): string => cssColour(strong ? label : quietOn(ground, label));
	return {
		outside: cssColour(mix(land, theme.edge, 0.2)),
		land: cssColour(land),
		water: cssColour(water),
		park: cssColour(park),
		wood: cssColour(mix(park, theme.label, 0.05)),
		cemetery: cssColour(mix(park, theme.edge, 0.5)),
		edge: cssColour(strong ? mix(theme.edge, label, 0.6) : theme.edge),
		label: cssColour(label),
		number: quiet(land),
		parkLabel: quiet(park),
		waterLabel: quiet(water),
		halo: cssColour(strong ? (dark ? black : white) : theme.halo),
		street: cssColour(theme.street),
		artery: cssColour(theme.artery),
		ring: cssColour(theme.ring),
		casing: cssColour(strong ? mix(theme.casing, label, 0.6) : theme.casing),
		path: cssColour(dark ? mix(land, theme.street, 0.7) : mix(land, theme.casing, 0.55)),
		dark,
		strong
	};
}

/** Darker lines than this sink into a dark map. */
const LINE_AT_NIGHT = 0.16;

/** A line's own colour; on a dark map brighter where it is too dark, in the same hue. */
export function lineOn(palette: Palette, colour: string): string {
	const own = parseColour(colour);
	if (!palette.dark || luminance(own) >= LINE_AT_NIGHT) return colour;
	const factor = Math.min(2, Math.sqrt(LINE_AT_NIGHT / luminance(own)));
	const brighten = (channel: number): number => Math.min(255, channel * factor);
	return cssColour(mix([brighten(own[0]), brighten(own[1]), brighten(own[2])], white, 0.12));
}
