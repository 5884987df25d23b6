import type { QueryProblem } from '#lib/domain/parse-query.ts';
import { isLang, type Lang } from '#lib/domain/taxonomy/languages.ts';
import { apiError } from './api.ts';

/** Reads parameters that every list of the API has, and collects those that cannot be read in `problems`. */
export class ApiParameters {
	readonly problems: QueryProblem[] = [];
	readonly #given: URLSearchParams;

	constructor({ searchParams }: URL) {
		this.#given = searchParams;
	}

	/** A refusal when one of these is given more than once. */
	repeated(names: readonly string[]): Response | null {
		const twice = names.find((name) => this.#given.getAll(name).length > 1);
		return twice === undefined ? null : apiError(400, 'repeated', twice, `${twice} is given more than once`);
	}

	/** The language of the answer, French where none is asked for. */
	lang(): Lang {
		const value = this.#given.get('lang') ?? 'fr';
		if (isLang(value)) return value;
		this.problems.push({ parameter: 'lang', code: 'unknown-value', value });
		return 'fr';
	}

	wholeNumber(name: string, otherwise: number, least: number, most: number): number {
		const value = this.#given.get(name);
		if (value === null) return otherwise;
		if (!/^\d{1,9}$/.test(value)) this.problems.push({ parameter: name, code: 'not-a-number', value });
		else if (Number(value) < least || Number(value) > most)
			this.problems.push({ parameter: name, code: 'out-of-range', value });
		return Number(value);
	}

	/** Values of a parameter, repeated or joined by commas. */
	several<T extends string>(name: string, valid: (value: string) => value is T): T[] {
		const values = this.#given
			.getAll(name)
			.flatMap((each) => each.split(','))
			.map((each) => each.trim())
			.filter(Boolean);
		for (const value of values)
			if (!valid(value)) this.problems.push({ parameter: name, code: 'unknown-value', value });
		return [...new Set(values.filter(valid))];
	}
}
