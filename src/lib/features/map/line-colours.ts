import { contrast, parseColour } from './colour.ts';

export interface LineColours {
	background: string;
	/** Readable on `background`: contrast of 4.5 or more. */
	text: string;
}

const ink = '#10131f';
const white = '#ffffff';

/**
 * The colours of the signs, as Île-de-France Mobilités publishes them (`traces-du-reseau-ferre-idf`, `colourweb_hexa`).
 * RER A, RER D and T8 are a shade darker, so that their white text can be read.
 */
const colours: Readonly<Record<string, string>> = {
	1: '#ffbe00',
	2: '#0055c8',
	3: '#6e6e00',
	'3bis': '#6ec4e8',
	4: '#a0006e',
	5: '#ff7e2e',
	6: '#6eca97',
	7: '#f49fb3',
	'7bis': '#6eca97',
	8: '#d282be',
	9: '#b6bd00',
	10: '#c9910d',
	11: '#704b1c',
	12: '#007852',
	13: '#6ec4e8',
	14: '#62259d',
	'RER A': '#e61b2d',
	'RER B': '#5091cb',
	'RER C': '#ffcc30',
	'RER D': '#008559',
	'RER E': '#b94e9a',
	T1: '#003ca6',
	T2: '#cf009e',
	T3a: '#ff7e2e',
	T3b: '#00ae41',
	T4: '#dfaf47',
	T5: '#62259d',
	T6: '#e2231a',
	T7: '#704b1c',
	T8: '#807602',
	T9: '#3c91dc',
	T10: '#6e6e00',
	T11: '#f58f53',
	'Transilien H': '#84653d',
	'Transilien J': '#cec73d',
	'Transilien K': '#9b9842',
	'Transilien L': '#c4a4cc',
	'Transilien N': '#00b297',
	'Transilien P': '#f58f53',
	'Transilien R': '#f49fb3',
	'Transilien U': '#b6134c'
};

export const lineCodes: readonly string[] = Object.keys(colours);

/** Colours of a line's sign, white on it where that can be read; dark grey for a line that is not in the table. */
export function lineColours(line: string): LineColours {
	const background = colours[line] ?? '#50545f';
	const readable = contrast(parseColour(white), parseColour(background)) >= 4.5;
	return { background, text: readable ? white : ink };
}
