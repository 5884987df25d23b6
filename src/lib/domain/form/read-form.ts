import { blank, saysNothing, type Field } from './field.ts';

/** What a form sent: names are dotted paths of the record, `offers.0.cost`. */
export type Typed = ReadonlyMap<string, readonly string[]>;

/**
 * Name of the control beside a field that says it is not told (`unknown`: `null`), that it is told: none (`none`: `[]`), or
 * that it was not asked, because nothing is told (`nothing`).
 */
const TOLD = 'told';
/** Parts a list of a record may have. */
const MOST = 200;

/** What was typed: lines end with `\n`, and there are no zeros, which no text of a database holds. */
export function typedOf(entries: Iterable<[string, unknown]>): Typed {
	const typed = new Map<string, string[]>();
	for (const [name, value] of entries) {
		if (typeof value !== 'string') continue;
		typed.set(name, [...(typed.get(name) ?? []), value.replaceAll('\r\n', '\n').replaceAll('\0', '')]);
	}
	return typed;
}

/**
 * The record that a form says: `base` with all that the form asked about. What it did not ask stays as it was. What
 * cannot be right (a word where a number goes) stays too, for the schema to name and for the person to mend.
 */
export function readForm(field: Field, base: unknown, typed: Typed): unknown {
	const asked = new Set<string>(['']);
	for (const name of typed.keys()) {
		const parts = name.split('.');
		for (let length = 1; length <= parts.length; length++) asked.add(parts.slice(0, length).join('.'));
	}
	return read(field, '', base);

	function read(field: Field, path: string, base: unknown): unknown {
		if (!asked.has(path)) return base;
		const told = one(`${path}.${TOLD}`);
		if (told === 'nothing' && (field.optional || field.nullable)) return empty(field, '');
		const text = (typed.get(path) ?? []).join('\n').trim();
		switch (field.type) {
			case 'group':
				return readGroup(field, path, base);
			case 'list':
				return readList(field, path, told);
			case 'texts':
				return readTexts(field, path, base);
			case 'words':
				return readWords(path, base);
			case 'choices': {
				// A record keeps the order it has; what is new comes in the order of the form.
				const chosen = new Set((typed.get(path) ?? []).filter(Boolean));
				const before = Array.isArray(base) ? base.filter((each) => chosen.delete(String(each))) : [];
				return list(field, [...before, ...chosen], told);
			}
			case 'lines': {
				const lines = text.split('\n').flatMap((each) => each.trim() || []);
				return list(field, field.numbers ? lines.map(number) : lines, told);
			}
			case 'flag':
				return (typed.get(path)?.at(-1) ?? '') === 'yes';
			case 'number':
				return text === '' ? empty(field, told) : number(text);
			default:
				return text === '' ? empty(field, told) : text;
		}
	}

	function one(name: string): string {
		return (typed.get(name)?.[0] ?? '').trim();
	}

	function readGroup(field: Extract<Field, { type: 'group' }>, path: string, base: unknown): unknown {
		const before = (base ?? blank({ type: 'group', fields: field.fields })) as object;
		const group = Object.fromEntries(
			Object.entries(field.fields)
				.map(([name, each]) => [
					name,
					read(each, path ? `${path}.${name}` : name, (before as Record<string, unknown>)[name])
				])
				.filter(([, value]) => value !== undefined)
		);
		return (field.nullable || field.optional) && saysNothing(group) ? empty(field, '') : group;
	}

	function readList(field: Extract<Field, { type: 'list' }>, path: string, told: string): unknown {
		// A part is asked about whole: where it stood before tells nothing once one is added or moved.
		const count = Math.min(Number(one(`${path}.count`)) || 0, MOST);
		const items = Array.from({ length: count }, (_, index) =>
			read(field.item, `${path}.${index}`, blank(field.item))
		).filter((item) => !saysNothing(item));
		return list(field, items, told);
	}

	/** A text that is emptied is taken out; one that is typed where there was none was written by a person. */
	function readTexts(field: Field, path: string, base: unknown): unknown {
		const before = (base ?? {}) as Record<string, { value: string; state: string }>;
		const texts = new Map<string, { value: string; state: string }>();
		const asked = [...typed.keys()].flatMap((name) => {
			const lang = name.startsWith(`${path}.`) && name.endsWith('.value') ? name.slice(path.length + 1, -6) : '';
			return lang && !lang.includes('.') ? [lang] : [];
		});
		for (const lang of new Set([...Object.keys(before), ...asked])) {
			const was = before[lang];
			const value = asked.includes(lang) ? one(`${path}.${lang}.value`) : (was?.value ?? '');
			if (value === '') continue;
			const chosen = one(`${path}.${lang}.state`) || was?.state;
			// Who rewrites a text by hand makes it theirs, unless they say otherwise.
			const rewritten = value !== was?.value && (chosen === undefined || chosen === was?.state);
			texts.set(lang, { value, state: rewritten ? (lang === 'fr' ? 'source' : 'human') : (chosen ?? 'human') });
		}
		if (texts.size === 0 && (field.optional || field.nullable)) return empty(field, '');
		return Object.fromEntries(texts);
	}

	function readWords(path: string, base: unknown): unknown {
		const words = new Map(Object.entries((base ?? {}) as Record<string, string>));
		for (const name of typed.keys()) {
			if (!name.startsWith(`${path}.`)) continue;
			const lang = name.slice(path.length + 1);
			if (one(name)) words.set(lang, one(name));
			else words.delete(lang);
		}
		return Object.fromEntries(words);
	}
}

/** What is no number stays as it was typed. */
function number(text: string): number | string {
	const value = Number(text.replace(',', '.'));
	return Number.isFinite(value) ? value : text;
}

/** What an empty field says: nothing here (of an offer: as its place), not told, or an empty text. */
function empty(field: Field, told: string): unknown {
	if (field.optional && !(field.nullable && told === 'unknown')) return undefined;
	return field.nullable ? null : field.type === 'number' ? null : '';
}

/** `[]` is an answer too: "told: none". */
const list = (field: Field, list: unknown[], told: string): unknown =>
	list.length > 0 || told === 'none' || !(field.nullable || field.optional) ? list : empty(field, told);
