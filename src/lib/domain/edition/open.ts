import type { Shards } from '../directory.ts';
import { isLang, type Lang } from '../taxonomy/languages.ts';
import { ownShards, type LanguageTexts, type ShardName } from './format.ts';

/** Shards without language that a whole copy always has; `basemap` may be missing. */
export const neededShards: readonly ShardName[] = ['facts', 'calendars', 'stations', ...ownShards];

/**
 * What the directory is made from. Only what every page asks is read at once; the rest when first asked for, since a
 * reader needs one or two languages and few kinds.
 * @throws when a shard without language is missing, or one that is read is not JSON: the copy is corrupt.
 */
export function openShards(edition: string, bodies: ReadonlyMap<ShardName, string>): Shards {
	const missing = neededShards.find((name) => !bodies.has(name));
	if (missing) throw new Error(`no shard ${missing}`);
	const part = (name: ShardName): unknown => JSON.parse(bodies.get(name) ?? '{}');
	const names = [...bodies.keys()];
	const held = (kind: string) =>
		names.flatMap((name) => (name.startsWith(`${kind}.`) ? [name.slice(kind.length + 1)] : [])).filter(isLang);

	const shards = { edition, facts: part('facts'), calendars: part('calendars'), stations: part('stations') };
	whenAsked(shards, 'basemap', () => (bodies.has('basemap') ? part('basemap') : null));
	for (const kind of ownShards) whenAsked(shards, kind, () => part(kind));
	return Object.assign(shards, { texts: textsOf(), words: wordsOf() }) as unknown as Shards;

	function wordsOf() {
		const words: Partial<Record<Lang, unknown>> = {};
		for (const lang of held('words')) whenAsked(words, lang, () => part(`words.${lang}`));
		return words;
	}
	function textsOf() {
		const texts: Partial<Record<Lang, object>> = {};
		for (const lang of held('text')) {
			const own = (texts[lang] = {} as LanguageTexts);
			let common: Record<string, unknown> | undefined;
			const text = () => (common ??= part(`text.${lang}`) as Record<string, unknown>);
			for (const kind of ['places', 'organisations', 'emergency']) whenAsked(own, kind, () => text()[kind]);
			for (const kind of ownShards) whenAsked(own, kind, () => part(`${kind}.${lang}`));
		}
		return texts;
	}
}

/** A property that is read when first asked for, then kept. */
function whenAsked(target: object, name: string, read: () => unknown): void {
	let value: unknown;
	let known = false;
	const get = () => {
		if (!known) [value, known] = [read(), true];
		return value;
	};
	const set = (other: unknown) => void ([value, known] = [other, true]);
	Object.defineProperty(target, name, { enumerable: true, get, set });
}
