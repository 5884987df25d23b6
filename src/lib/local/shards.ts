import type { Shards } from '#lib/domain/directory.ts';
import type { Manifest, ShardName, ShardRef } from '#lib/domain/edition/format.ts';
import { isLang, languages, sourceLanguage, type Lang } from '#lib/domain/taxonomy/languages.ts';

const common = ['facts', 'calendars', 'stations', 'basemap'];

/** The shards a device keeps: facts for all, everyday words of all languages, texts of French and the chosen ones. */
export function wantedShards(manifest: Manifest, chosen: readonly string[]): [ShardName, ShardRef][] {
	return Object.entries(manifest.shards).filter(([name]) => {
		const [kind, lang] = name.split('.');
		return lang ? kind === 'words' || (kind === 'text' && keeps(lang, chosen)) : common.includes(name);
	});
}

/** The languages whose texts `wantedShards` keeps, in the order of the interface. */
export function keptLanguages(manifest: Manifest, chosen: readonly string[]): Lang[] {
	return languages.map(({ code }) => code).filter((code) => keeps(code, chosen) && manifest.shards[`text.${code}`]);
}

const keeps = (lang: string, chosen: readonly string[]) => lang === sourceLanguage || chosen.includes(lang);

/** The bodies that shards were read from: a text goes to a worker faster than what it says. */
export const bodiesOf = new WeakMap<Shards, ReadonlyMap<ShardName, string>>();

/**
 * What the directory is made from.
 * @throws when a body is missing or is not JSON: the copy is corrupt.
 */
export function parseShards(edition: string, bodies: ReadonlyMap<ShardName, string>): Shards {
	let basemap: unknown;
	const shards = {
		edition,
		facts: part('facts'),
		calendars: part('calendars'),
		stations: part('stations'),
		texts: byLanguage('text'),
		words: byLanguage('words'),
		// Read only where a map shows: the first page does not wait for it.
		get basemap() {
			return (basemap ??= bodies.has('basemap') ? part('basemap') : null);
		}
	} as Shards;
	bodiesOf.set(shards, bodies);
	return shards;

	function part(name: ShardName): unknown {
		return JSON.parse(bodies.get(name) ?? '');
	}
	/** Each language is read when it is first asked for: a reader needs one or two of them. */
	function byLanguage(kind: string) {
		const codes = [...bodies.keys()].filter((name) => name.startsWith(`${kind}.`)).map((name) => name.split('.')[1]);
		const result: Partial<Record<Lang, unknown>> = {};
		for (const lang of codes.filter(isLang)) {
			let value: unknown;
			const get = () => (value ??= part(`${kind}.${lang}`));
			Object.defineProperty(result, lang, { enumerable: true, get });
		}
		return result;
	}
}
