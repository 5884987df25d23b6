import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvRows, readCsv } from './csv.ts';

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

it('gives back whatever was written, quotes, separators and line ends included', () => {
	const cell = fc.string({ unit: fc.constantFrom('a', 'é', ';', '"', '\n', '\r\n', ' '), maxLength: 8 });
	const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 });
	fc.assert(
		fc.property(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), (written, end, last) => {
			const text = written.map((row) => row.map(quoted).join(';')).join(end) + (last ? end : '');
			expect([...csvRows(text, 'a.csv')].map(({ cells }) => cells)).toEqual(written);
		})
	);
});

it('counts lines as an editor does', () => {
	expect([...csvRows('a;b\n"x\ny";2\n3;4', 'a.csv')].map(({ line }) => line)).toEqual([1, 2, 4]);
});

it('finds columns by any of their names, in any case, behind a byte order mark', () => {
	const columns = { name: ['L_LONGMIN'], shape: ['Geometry', 'geom'] };
	const rows = [...readCsv('\uFEFFgeom;other;l_longmin\n1;2;3\n', 'a.csv', columns)];
	expect(rows).toEqual([{ line: 2, row: { name: '3', shape: '1' } }]);
});

it.each([
	['a quote that is never closed', 'a;b\n"x;y', 'a.csv: line 2: a quote is never closed'],
	['text after a quote', 'a;b\n"x"y;z', 'a.csv: line 2: text after a closing quote'],
	['a short row', 'a;b\n1', 'a.csv: line 2: 1 columns instead of 2'],
	['no head', '', 'a.csv: column a is missing (columns: none)']
])('refuses %s', (_name, text, message) => {
	expect(() => [...readCsv(text, 'a.csv', { a: ['a'] })]).toThrow(message);
});
