import { missingColumn, SourceProblem } from './source-problem.ts';

const MEND = 'fetch the file again: it is cut short or not separated by ;';

/** The rows of a `;`-separated text with quotes (RFC 4180), the head included, with the line each begins on. */
export function* csvRows(text: string, where: string): Generator<{ line: number; cells: string[] }> {
	let at = text.startsWith('\uFEFF') ? 1 : 0;
	let line = 1;
	while (at < text.length) {
		const first = line;
		const cells: string[] = [];
		for (;;) {
			let cell: string;
			if (text[at] === '"') {
				let end = at + 1;
				for (;;) {
					end = text.indexOf('"', end);
					if (end < 0) throw new SourceProblem(where, `line ${first}: a quote is never closed`, MEND);
					if (text[end + 1] !== '"') break;
					end += 2;
				}
				cell = text.slice(at + 1, end).replaceAll('""', '"');
				for (const character of cell) if (character === '\n') line++;
				at = end + 1;
			} else {
				const end = endOfCell(text, at);
				cell = text.slice(at, end);
				at = end;
			}
			cells.push(cell);
			if (text[at] !== ';') break;
			at++;
		}
		if (text[at] === '\r') at++;
		if (at < text.length && text[at] !== '\n')
			throw new SourceProblem(where, `line ${first}: text after a closing quote`, MEND);
		at++;
		line++;
		yield { line: first, cells };
	}
}

/**
 * The rows as objects with the columns asked for, each found by any of its names, whatever their case. Throws a
 * `SourceProblem` for a missing column, and for a row of another length than the head.
 */
export function* readCsv<Column extends string>(
	text: string,
	where: string,
	columns: Record<Column, readonly string[]>
): Generator<{ line: number; row: Record<Column, string> }> {
	const rows = csvRows(text, where);
	const first: { cells: string[] } | undefined = rows.next().value ?? undefined;
	const head = first?.cells ?? [];
	const found = head.map((name) => name.trim().toLowerCase());
	const places = (Object.entries(columns) as [Column, readonly string[]][]).map(([column, names]) => {
		const index = found.findIndex((name) => names.some((wanted) => wanted.toLowerCase() === name));
		if (index < 0) throw missingColumn(where, names, head);
		return [column, index] as const;
	});
	for (const { line, cells } of rows) {
		if (cells.length !== head.length)
			throw new SourceProblem(where, `line ${line}: ${cells.length} columns instead of ${head.length}`, MEND);
		const row = Object.fromEntries(places.map(([column, index]) => [column, cells[index] ?? '']));
		yield { line, row: row as Record<Column, string> };
	}
}

function endOfCell(text: string, from: number): number {
	for (let at = from; at < text.length; at++) {
		const code = text.charCodeAt(at);
		// ; line feed, carriage return
		if (code === 59 || code === 10 || code === 13) return at;
	}
	return text.length;
}
