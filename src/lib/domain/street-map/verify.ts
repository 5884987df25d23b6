import { MAP_FORMAT, type AddressPart, type MainPart, type PartName, type SidePart } from './format.ts';

export interface Parts {
	main: MainPart;
	side: SidePart;
	address: AddressPart;
}

export type PackProblem = 'too-large' | 'not-json' | 'wrong-format' | 'wrong-part' | 'bad-shape' | 'bad-coordinate';

export class PackError extends Error {
	override name = 'PackError';
	constructor(readonly code: PackProblem) {
		super(`the map pack cannot be used: ${code}`);
	}
}

/** Several times what Paris needs: more is not our pack, and is refused before it costs memory. */
const MOST_CHARACTERS: Record<PartName, number> = { main: 1_000_000, side: 1_500_000, address: 3_000_000 };
const MOST_ENTRIES = 20_000;
const MOST_NUMBERS = 400_000;
const LONGEST_TEXT = 200;
/** Two degrees around Paris. */
const FARTHEST = 200_000;

/** Reads a part of a pack from its JSON. Throws `PackError` when it is not one that can be drawn. */
export function parsePart<Name extends PartName>(text: string, name: Name): Parts[Name] {
	if (text.length > MOST_CHARACTERS[name]) throw new PackError('too-large');
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw new PackError('not-json');
	}
	const problem = verifyPart(value, name);
	if (problem) throw new PackError(problem);
	return value as Parts[Name];
}

/** Why a value is not a usable part, or null. Stops at the first problem. */
export function verifyPart(value: unknown, name: PartName): PackProblem | null {
	if (!isRecord(value)) return 'bad-shape';
	if (value['format'] !== MAP_FORMAT) return 'wrong-format';
	if (value['part'] !== name) return 'wrong-part';
	try {
		new Verifier()[name](value);
		return null;
	} catch (error) {
		if (error instanceof PackError) return error.code;
		throw error;
	}
}

type Check = (value: unknown) => void;

class Verifier {
	#numbers = 0;

	main(part: Record<string, unknown>): void {
		const text = this.#text;
		const label = this.#point;
		const rings = this.#list(this.#ring);
		this.#all(part['arrondissements'], { number: this.#arrondissement, name: text, label, rings });
		this.#all(part['quarters'], { name: text, label });
		this.#all(part['communes'], { name: text, label: (one) => one === null || label(one), rings });
		this.#all(part['water'], { name: text, rings });
		this.#all(part['parks'], { name: text, kind: text, label, rings });
		this.#all(part['transit'], { line: text, mode: text, colour: this.#colour, paths: this.#list(this.#path) });
		this.#all(part['stations'], { name: text, lines: this.#list(text), at: label });
		this.#streets(part['streets']);
		this.#provenance(part['provenance']);
	}

	side(part: Record<string, unknown>): void {
		this.#streets(part['streets']);
	}

	address(part: Record<string, unknown>): void {
		this.#list((street) => {
			if (!Array.isArray(street) || street.length !== 5) throw new PackError('bad-shape');
			const [name, arrondissement, x, y, numbers] = street as unknown[];
			this.#text(name);
			this.#arrondissement(arrondissement);
			this.#point([x, y]);
			this.#houseNumbers(numbers, Number(x), Number(y));
		})(part['streets']);
		this.#provenance(part['provenance']);
	}

	#streets(value: unknown): void {
		this.#list((street) => {
			if (!Array.isArray(street) || street.length < 3) throw new PackError('bad-shape');
			const [name, streetClass, ...lines] = street as unknown[];
			this.#text(name);
			if (!isWhole(streetClass) || streetClass < 0 || streetClass > 4) throw new PackError('bad-shape');
			this.#list(this.#path)(lines);
		})(value);
	}

	#provenance(value: unknown): void {
		const text = this.#text;
		const date: Check = (one) => one === null || text(one);
		this.#all(value, { name: text, producer: text, licence: text, date, url: text });
	}

	#houseNumbers(value: unknown, x: number, y: number): void {
		if (!Array.isArray(value) || value.length % 3 !== 0) throw new PackError('bad-shape');
		this.#count(value.length);
		for (let i = 0; i < value.length; i += 3) {
			const number: unknown = value[i];
			if (!isWhole(number) && !(typeof number === 'string' && /^-?\d{1,5}[a-z]{1,10}$/.test(number)))
				throw new PackError('bad-shape');
			x = this.#moved(x, value[i + 1]);
			y = this.#moved(y, value[i + 2]);
		}
	}

	#path = (value: unknown): void => this.#deltas(value, 2);
	#ring = (value: unknown): void => this.#deltas(value, 3);

	#deltas(value: unknown, fewest: number): void {
		if (!Array.isArray(value) || value.length % 2 !== 0 || value.length < 2 * fewest) throw new PackError('bad-shape');
		this.#count(value.length);
		let [x, y] = [0, 0];
		for (let i = 0; i < value.length; i += 2) {
			x = this.#moved(x, value[i]);
			y = this.#moved(y, value[i + 1]);
		}
	}

	#moved(from: number, by: unknown): number {
		const to = isWhole(by) ? from + by : NaN;
		if (!(Math.abs(to) <= FARTHEST)) throw new PackError('bad-coordinate');
		return to;
	}

	#point: Check = (value) => {
		if (!Array.isArray(value) || value.length !== 2) throw new PackError('bad-shape');
		for (const one of value) this.#moved(0, one);
	};

	#text: Check = (value) => {
		if (typeof value !== 'string' || value.length > LONGEST_TEXT) throw new PackError('bad-shape');
	};

	/** It becomes part of a style: nothing but a colour may pass. */
	#colour: Check = (value) => {
		if (typeof value !== 'string' || !/^#[0-9a-f]{6}$/.test(value)) throw new PackError('bad-shape');
	};

	#arrondissement: Check = (value) => {
		if (!isWhole(value) || value < 1 || value > 20) throw new PackError('bad-shape');
	};

	#list = (check: Check): Check => {
		return (value) => {
			if (!Array.isArray(value)) throw new PackError('bad-shape');
			if (value.length > MOST_ENTRIES) throw new PackError('too-large');
			for (const one of value) check(one);
		};
	};

	#all(value: unknown, fields: Record<string, Check>): void {
		const checks = Object.entries(fields);
		this.#list((entry) => {
			if (!isRecord(entry)) throw new PackError('bad-shape');
			for (const [field, check] of checks) check(entry[field]);
		})(value);
	}

	#count(numbers: number): void {
		this.#numbers += numbers;
		if (this.#numbers > MOST_NUMBERS) throw new PackError('too-large');
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWhole(value: unknown): value is number {
	return Number.isSafeInteger(value);
}
