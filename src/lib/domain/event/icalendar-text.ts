/** A text as RFC 5545 §3.3.11 wants it. Control characters have no place in one. */
export const escaped = (text: string): string =>
	[...text.replace(/\r\n?/g, '\n')]
		.filter((letter) => letter === '\n' || (letter >= ' ' && letter !== '\u007f'))
		.join('')
		.replace(/[\\;,]/g, '\\$&')
		.replace(/\n/g, '\\n');

/** An absolute address: nothing in it ends its line. */
export const uri = (address: string): string => new URL(address).href;

/** RFC 5545 §3.1: lines of at most 75 octets, and no letter is cut. */
export function folded(line: string): string {
	let result = '';
	let room = 75;
	for (const letter of line) {
		const octets = octetsOf(letter);
		if (octets > room) {
			result += '\r\n ';
			room = 74;
		}
		result += letter;
		room -= octets;
	}
	return result;
}

/** Of a letter in UTF-8. */
function octetsOf(letter: string): number {
	const code = letter.codePointAt(0) ?? 0;
	return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
