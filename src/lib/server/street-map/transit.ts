import { encodePath, encodePoint } from '#lib/domain/street-map/encode.ts';
import type { MainPart } from '#lib/domain/street-map/format.ts';
import type { LonLat } from '#lib/domain/street-map/shape.ts';
import { inFrame } from './areas.ts';
import { lines, pointOf, readFeatures, text, type Feature } from './geojson.ts';
import { joinLines } from './join-lines.ts';
import { simplify } from './simplify.ts';
import { compare } from './streets.ts';

/** The order in which a station tells its lines, and the reverse of the order of drawing. */
const MODES = ['metro', 'rer', 'train', 'tram', 'cable'];
const MODE_OF: Record<string, string> = {
	METRO: 'metro',
	RER: 'rer',
	TRAIN: 'train',
	TRAMWAY: 'tram',
	TRAM: 'tram',
	CABLE: 'cable'
};
/** The usual length of a stretch the line of a map is drawn from, in metres. */
const TOLERANCE = 4;

/** A line in the project's dialect: `4`, `7bis`, `RER B`, `T3a`, `Transilien J`; null for what Paris has not. */
export function lineOf(mode: string, trainline: string): { line: string; mode: string } | null {
	const ours = MODE_OF[mode];
	const code = /^(?:M|RER|TRAIN|T|CABLE) (\S+)$/.exec(trainline)?.[1];
	if (ours === undefined || code === undefined) return null;
	if (ours === 'metro') return { mode: ours, line: code };
	if (ours === 'rer') return { mode: ours, line: `RER ${code}` };
	if (ours === 'train') return { mode: ours, line: `Transilien ${code}` };
	return { mode: ours, line: `${ours === 'tram' ? 'T' : 'C'}${code.toLowerCase()}` };
}

export function packTransit(source: { text: string; where: string }): MainPart['transit'] {
	const found = new Map<string, { line: string; mode: string; colour: string; lines: LonLat[][] }>();
	for (const feature of readFeatures(source.text, source.where, ['mode', 'trainline', 'color'])) {
		const known = lineOf(text(feature, 'mode'), text(feature, 'trainline'));
		if (!known) continue;
		const inside = lines(feature.geometry, feature.where).flatMap(cutToFrame);
		const entry = found.get(known.line) ?? { ...known, colour: colourOf(feature), lines: [] };
		entry.lines.push(...inside);
		found.set(known.line, entry);
	}
	return [...found.values()]
		.map(({ lines, ...known }) => ({
			...known,
			paths: joinLines(lines)
				.map((line) => encodePath(simplify(line, TOLERANCE)))
				.filter((path) => path.length >= 4)
				.sort((a, b) => compare(String(a), String(b)))
		}))
		.filter(({ paths }) => paths.length > 0)
		.sort((a, b) => MODES.indexOf(b.mode) - MODES.indexOf(a.mode) || compareLines(a.line, b.line));
}

interface Stop {
	name: string;
	line: string;
	mode: string;
	at: LonLat;
}

/** One station for each place of interchange, at the middle of its most important stops. */
export function packStations(source: { text: string; where: string }): MainPart['stations'] {
	const places = new Map<string, Stop[]>();
	for (const feature of readFeatures(source.text, source.where, ['mode', 'trainline', 'nom_gares', 'id_ref_zdc'])) {
		const known = lineOf(text(feature, 'mode'), text(feature, 'trainline'));
		if (!known) continue;
		const at = pointOf(feature.geometry, feature.where);
		if (!inFrame(at)) continue;
		const name = (text(feature, 'nom_gares') || text(feature, 'nom_zdc')).replaceAll('\u200b', '').trim();
		const place = text(feature, 'id_ref_zdc');
		places.set(place, [...(places.get(place) ?? []), { ...known, name, at }]);
	}
	return [...places.values()]
		.map((stops) => {
			const lines = new Map(stops.map(({ line, mode }) => [line, mode]));
			const best = Math.min(...stops.map(({ mode }) => MODES.indexOf(mode)));
			const chosen = stops.filter(({ mode }) => MODES.indexOf(mode) === best);
			return {
				name: nameOf(stops),
				lines: [...lines]
					.sort(([a, am], [b, bm]) => MODES.indexOf(am) - MODES.indexOf(bm) || compareLines(a, b))
					.map(([line]) => line),
				at: encodePoint([mean(chosen.map(({ at }) => at[0])), mean(chosen.map(({ at }) => at[1]))])
			};
		})
		.sort((a, b) => compare(a.name, b.name) || compare(String(a.at), String(b.at)));
}

/** The name most of its stops bear, those of the metro counting most. */
function nameOf(stops: Stop[]): string {
	const votes = new Map<string, number>();
	for (const { name, mode } of stops) votes.set(name, (votes.get(name) ?? 0) + Math.max(1, 4 - MODES.indexOf(mode)));
	return [...votes].sort(([a, av], [b, bv]) => bv - av || compare(a, b))[0]?.[0] ?? '';
}

/** The stretches inside the frame, each with the first point beyond it. */
function cutToFrame(line: LonLat[]): LonLat[][] {
	const stretches: LonLat[][] = [];
	let open: LonLat[] | null = null;
	line.forEach((point, i) => {
		const before = line[i - 1];
		if (before && (inFrame(point) || inFrame(before))) {
			if (open) open.push(point);
			else stretches.push((open = [before, point]));
		} else open = null;
	});
	return stretches;
}

function colourOf(feature: Feature): string {
	const colour = text(feature, 'color').toLowerCase();
	return /^#[0-9a-f]{6}$/.test(colour) ? colour : '#808080';
}

/** `2` before `10`, `7` before `7bis`. */
function compareLines(a: string, b: string): number {
	const [na, nb] = [a, b].map((line) => Number(/\d+/.exec(line)?.[0] ?? 0));
	return (na ?? 0) - (nb ?? 0) || compare(a, b);
}

function mean(values: number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
