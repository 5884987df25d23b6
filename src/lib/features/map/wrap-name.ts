/**
 * Breaks a French name into lines of about `width` characters, after spaces and hyphens only. A single long word stays
 * whole: a station is read on a sign as it is written there.
 */
export function wrapName(name: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const part of name.split(/(?<=[ -])/)) {
		if (line && (line + part).trimEnd().length > width) {
			lines.push(line.trimEnd());
			line = part;
		} else {
			line += part;
		}
	}
	return [...lines, line.trimEnd()];
}
