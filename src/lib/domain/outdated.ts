import type { Text, Texts } from './text.ts';

/**
 * A record after an edit, where texts whose source changed are no longer true to it: those of other languages become
 * `outdated`, unless the same edit wrote them anew or said otherwise of their state.
 */
export function markOutdated<T>(before: unknown, after: T): T {
	if (isTexts(after)) return markTexts(isTexts(before) ? before : {}, after) as T;
	if (Array.isArray(after)) {
		const old = Array.isArray(before) ? (before as unknown[]) : [];
		return after.map((each, index) => markOutdated(partLike(old, each, index), each)) as T;
	}
	if (typeof after !== 'object' || after === null) return after;
	const old = (typeof before === 'object' ? before : null) as Record<string, unknown> | null;
	return Object.fromEntries(Object.entries(after).map(([key, each]) => [key, markOutdated(old?.[key], each)])) as T;
}

function markTexts(before: Texts, after: Texts): Texts {
	const source = Object.keys(after).find((lang) => after[lang]?.state === 'source') ?? 'fr';
	const was = before[source]?.value;
	if (was === undefined || was === after[source]?.value) return after;
	const mark = (lang: string, text: Text): Text => {
		const untouched = before[lang]?.value === text.value && before[lang]?.state === text.state;
		return lang === source || !untouched || text.state === 'missing' ? text : { ...text, state: 'outdated' };
	};
	return Object.fromEntries(Object.entries(after).map(([lang, text]) => [lang, mark(lang, text)]));
}

/** The same part of a list before: by its id, else by its source text, since a part may have moved, else by its place. */
function partLike(old: unknown[], part: unknown, index: number): unknown {
	const id = (part as { id?: unknown } | null)?.id;
	if (typeof id === 'string') return old.find((each) => (each as { id?: unknown } | null)?.id === id);
	const source = sourceOf(part);
	return old.find((each) => source !== null && sourceOf(each) === source) ?? old[index];
}

const sourceOf = (part: unknown): string | null => (isTexts(part) ? (part['fr']?.value ?? null) : null);

const isTexts = (value: unknown): value is Texts =>
	typeof value === 'object' &&
	value !== null &&
	!Array.isArray(value) &&
	Object.keys(value).length > 0 &&
	Object.values(value).every((each) => typeof each?.value === 'string' && typeof each.state === 'string');
