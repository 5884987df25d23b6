import { cssColour, luminance, mix, parseColour, type Rgb } from './colour.ts';

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
	light: tokens('#fbf7ee', '#b7d5e2', '#d8e6c6', '#d3c8b4', '#2b3247', '#fffcf5'),
	dark: tokens('#1e2538', '#24465f', '#233d38', '#414c68', '#dfe3ee', '#141a29')
};

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];

/** Completes a theme's tokens into all the colours of the map. */
export function makePalette(theme: MapTokens, strong: boolean): Palette {
	const { land, water, park } = theme;
	const dark = luminance(land) < 0.2;
	const label = strong ? (dark ? white : black) : theme.label;
	const tinted = (ground: Rgb, share: number): string => cssColour(strong ? label : mix(ground, label, share));
	return {
		outside: cssColour(mix(land, theme.edge, 0.28)),
		land: cssColour(land),
		water: cssColour(water),
		park: cssColour(park),
		wood: cssColour(mix(park, theme.label, 0.05)),
		cemetery: cssColour(mix(park, theme.edge, 0.5)),
		edge: cssColour(strong ? mix(theme.edge, label, 0.6) : theme.edge),
		label: cssColour(label),
		number: tinted(land, 0.62),
		parkLabel: tinted(park, 0.84),
		waterLabel: tinted(water, 0.76),
		halo: cssColour(strong ? (dark ? black : white) : theme.halo),
		dark,
		strong
	};
}

/** A line's own colour, made lighter on a dark map when it would sink into the ground. */
export function lineOn(palette: Palette, colour: string): string {
	if (!palette.dark) return colour;
	const own = parseColour(colour);
	return luminance(own) < 0.16 ? cssColour(mix(own, white, 0.35)) : colour;
}
