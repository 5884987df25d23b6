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
const colours: Readonly<Record<string, LineColours>> = {
	1: { background: '#ffbe00', text: ink },
	2: { background: '#0055c8', text: white },
	3: { background: '#6e6e00', text: white },
	'3bis': { background: '#6ec4e8', text: ink },
	4: { background: '#a0006e', text: white },
	5: { background: '#ff7e2e', text: ink },
	6: { background: '#6eca97', text: ink },
	7: { background: '#f49fb3', text: ink },
	'7bis': { background: '#6eca97', text: ink },
	8: { background: '#d282be', text: ink },
	9: { background: '#b6bd00', text: ink },
	10: { background: '#c9910d', text: ink },
	11: { background: '#704b1c', text: white },
	12: { background: '#007852', text: white },
	13: { background: '#6ec4e8', text: ink },
	14: { background: '#62259d', text: white },
	'RER A': { background: '#e61b2d', text: white },
	'RER B': { background: '#5091cb', text: ink },
	'RER C': { background: '#ffcc30', text: ink },
	'RER D': { background: '#008559', text: white },
	'RER E': { background: '#b94e9a', text: white },
	T1: { background: '#003ca6', text: white },
	T2: { background: '#cf009e', text: white },
	T3a: { background: '#ff7e2e', text: ink },
	T3b: { background: '#00ae41', text: ink },
	T4: { background: '#dfaf47', text: ink },
	T5: { background: '#62259d', text: white },
	T6: { background: '#e2231a', text: white },
	T7: { background: '#704b1c', text: white },
	T8: { background: '#807602', text: white },
	T9: { background: '#3c91dc', text: ink },
	T10: { background: '#6e6e00', text: white },
	T11: { background: '#f58f53', text: ink },
	'Transilien H': { background: '#84653d', text: white },
	'Transilien J': { background: '#cec73d', text: ink },
	'Transilien K': { background: '#9b9842', text: ink },
	'Transilien L': { background: '#c4a4cc', text: ink },
	'Transilien N': { background: '#00b297', text: ink },
	'Transilien P': { background: '#f58f53', text: ink },
	'Transilien R': { background: '#f49fb3', text: ink },
	'Transilien U': { background: '#b6134c', text: white }
};

export const lineCodes: readonly string[] = Object.keys(colours);

/** Colours of a line's sign; dark grey for a line that is not in the table, such as one opened after this version. */
export const lineColours = (line: string): LineColours => colours[line] ?? { background: '#50545f', text: white };
