import { contrast, cssColour, luminance, mix, parseColour, type Rgb } from './colour.ts';

/** The six tokens a theme sets (`--map-land` …), as colours. */
export interface MapTokens {
	land: Rgb;
	water: Rgb;
	park: Rgb;
	edge: Rgb;
	label: Rgb;
	halo: Rgb;
}

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
	dark: boolean;
	/** More contrast was asked for: lines and halos are wider. */
	strong: boolean;
}

const tokens = (land: string, water: string, park: string, edge: string, label: string, halo: string): MapTokens => ({
	land: parseColour(land),
	water: parseColour(water),
	park: parseColour(park),
	edge: parseColour(edge),
	label: parseColour(label),
	halo: parseColour(halo)
});

/** Used for a token that the page does not set. */
export const fallbackTokens = {
	light: tokens('#f6efe2', '#b9d6ea', '#d4e6c3', '#cdbf9f', '#3c4656', '#fbf7ee'),
	dark: tokens('#182338', '#24476a', '#20402f', '#3d4d6c', '#d9dbe0', '#121b2d')
};

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
