import type { Shards } from '#lib/domain/directory.ts';
import { ownShards, type Manifest, type ShardName, type ShardRef } from '#lib/domain/edition/format.ts';
import { neededShards, openShards } from '#lib/domain/edition/open.ts';
import { languages, sourceLanguage, type Lang } from '#lib/domain/taxonomy/languages.ts';

const common = [...neededShards, 'basemap'];
/** Kinds of shards that are kept for the chosen languages. */
const perLanguage: readonly string[] = ['text', ...ownShards];

/** The shards a device keeps: facts for all, everyday words of all languages, texts of French and the chosen ones. */
export function wantedShards(manifest: Manifest, chosen: readonly string[]): [ShardName, ShardRef][] {
	return Object.entries(manifest.shards).filter(([name]) => {
		const [kind = '', lang] = name.split('.');
		return lang ? kind === 'words' || (perLanguage.includes(kind) && keeps(lang, chosen)) : common.includes(name);
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
 * What the directory is made from, with the bodies remembered.
 * @throws when a body is missing or is not JSON: the copy is corrupt.
 */
export function parseShards(edition: string, bodies: ReadonlyMap<ShardName, string>): Shards {
	const shards = openShards(edition, bodies);
	bodiesOf.set(shards, bodies);
	return shards;
}
