/** A source that cannot be used: one line for whoever runs the builder: where, what, how to mend it. */
export class SourceProblem extends Error {
	override name = 'SourceProblem';
	constructor(where: string, what: string, mend: string) {
		super(`${where}: ${what}; ${mend}`);
	}
}

const NEWER = 'the portal may have renamed its fields: compare with a file that worked';

export function missingColumn(where: string, wanted: readonly string[], found: readonly string[]): SourceProblem {
	const shown = found.slice(0, 30).join(', ') || 'none';
	return new SourceProblem(where, `column ${wanted.join(' or ')} is missing (columns: ${shown})`, NEWER);
}

export function brokenGeometry(where: string, why: string): SourceProblem {
	return new SourceProblem(
		where,
		`broken geometry: ${why}`,
		'fetch the file again, or mend that entry at its producer'
	);
}
