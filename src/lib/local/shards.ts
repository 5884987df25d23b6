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
	let words: unknown;
	const shards = {
		edition,
		facts: part('facts'),
		calendars: part('calendars'),
		stations: part('stations'),
		texts: byLanguage('text'),
		// Read only where a map shows or the index is made: the first page does not wait for them.
		get basemap() {
			return (basemap ??= bodies.has('basemap') ? part('basemap') : null);
		},
		get words() {
			return (words ??= byLanguage('words'));
		}
	} as Shards;
	bodiesOf.set(shards, bodies);
	return shards;

	function part(name: ShardName): unknown {
		return JSON.parse(bodies.get(name) ?? '');
	}
	function byLanguage(kind: string) {
		const codes = [...bodies.keys()].filter((name) => name.startsWith(`${kind}.`)).map((name) => name.split('.')[1]);
		return Object.fromEntries(codes.filter(isLang).map((lang) => [lang, part(`${kind}.${lang}`)]));
	}
}
