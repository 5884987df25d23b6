/** The three shapes of a line's sign in the Paris region. */
export type BadgeShape = 'metro' | 'train' | 'tram';

export interface LineBadge {
	shape: BadgeShape;
	/** What the sign shows: "4", "7bis", "B", "T3a". */
	text: string;
}

/** Reads a line code of the stations' data: `4`, `7bis`, `RER B`, `Transilien H`, `T3a`. */
export function lineBadge(line: string): LineBadge {
	const train = /^(?:RER|Transilien) (.+)$/.exec(line);
	if (train?.[1]) return { shape: 'train', text: train[1] };
	return { shape: /^T\d/.test(line) ? 'tram' : 'metro', text: line };
}

const weights: Record<BadgeShape, number> = { metro: 1, train: 0.9, tram: 0.5 };

/** How much a station matters to somebody finding their way: more lines, heavier lines. */
export function stationRank(lines: readonly string[]): number {
	return lines.reduce((sum, line) => sum + (line.startsWith('RER') ? 1.8 : weights[lineBadge(line).shape]), 0);
}
