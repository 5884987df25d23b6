import { parseColour, type Rgb } from './colour.ts';
import { fallbackTokens, makePalette, tokenNames, type MapTokens, type Palette } from './palette.ts';

const DARK = '(prefers-color-scheme: dark)';
const STRONG = '(prefers-contrast: more)';
const FORCED = '(forced-colors: active)';

/**
 * Reads the map's tokens as they apply to `element` now. A hidden probe resolves them, because a custom property reads
 * back as it was written, with `var()` and `light-dark()` still in it.
 */
export function readPalette(element: HTMLElement): Palette {
	const fallback = matchMedia(DARK).matches ? fallbackTokens.dark : fallbackTokens.light;
	const probe = document.createElement('span');
	probe.hidden = true;
	// Forced colours would turn every colour into the same one.
	probe.style.setProperty('forced-color-adjust', 'none');
	element.append(probe);
	const resolved = getComputedStyle(probe);
	const read = (name: keyof MapTokens): Rgb => {
		if (!resolved.getPropertyValue(`--map-${name}`)) return fallback[name];
		probe.style.color = `var(--map-${name})`;
		return parseColour(resolved.color);
	};
	const tokens = Object.fromEntries(tokenNames.map((name) => [name, read(name)])) as MapTokens;
	probe.remove();
	return makePalette(tokens, matchMedia(STRONG).matches || matchMedia(FORCED).matches);
}

/** Calls back when colours or the sharpness of the screen may have changed. Returns what stops it. */
export function watchAppearance(changed: () => void): () => void {
	const abort = new AbortController();
	for (const query of [DARK, STRONG, FORCED]) {
		matchMedia(query).addEventListener('change', changed, { signal: abort.signal });
	}
	const watchSharpness = (): void => {
		matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
			'change',
			() => {
				changed();
				watchSharpness();
			},
			{ once: true, signal: abort.signal }
		);
	};
	watchSharpness();
	const theme = new MutationObserver(changed);
	theme.observe(document.documentElement, { attributeFilter: ['class', 'data-theme', 'data-contrast'] });
	return () => {
		abort.abort();
		theme.disconnect();
	};
}
