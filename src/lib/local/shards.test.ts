import { describe, expect, it } from 'vitest';
import type { Manifest } from '#lib/domain/edition/format.ts';
import { keptLanguages, parseShards, wantedShards } from './shards.ts';

const names = [
	'facts',
	'calendars',
	'stations',
	'basemap',
	'text.fr',
	'text.ar',
	'text.en',
	'words.fr',
	'words.ar',
	'later'
];
const manifest: Manifest = {
	format: 1,
	month: '2026-01',
	languages: ['fr', 'ar', 'en'],
	shards: Object.fromEntries(names.map((name) => [name, { url: `/editions/${name}`, size: 1, sha256: name }]))
};
const wanted = (...chosen: string[]) => wantedShards(manifest, chosen).map(([name]) => name);

describe('what a device keeps', () => {
	it('is all facts, all everyday words, and the texts of French and the chosen languages', () => {
		expect(wanted()).toEqual(['facts', 'calendars', 'stations', 'basemap', 'text.fr', 'words.fr', 'words.ar']);
		expect(wanted('ar')).toContain('text.ar');
		expect(wanted('ar')).not.toContain('text.en');
	});

	it('is told by language, leaving out those without texts', () => {
		expect(keptLanguages(manifest, ['ar', 'uk', 'xx'])).toEqual(['fr', 'ar']);
	});
});

describe('parseShards', () => {
	const bodies = new Map(
		['facts', 'calendars', 'stations', 'text.fr', 'words.ar'].map((name) => [name, `{"of":"${name}"}`])
	);

	it('sorts the bodies into what the directory reads', () => {
		const shards = parseShards('e1', bodies);
		expect(shards).toMatchObject({ edition: 'e1', facts: { of: 'facts' }, basemap: null });
		expect(shards.texts).toEqual({ fr: { of: 'text.fr' } });
		expect(shards.words).toEqual({ ar: { of: 'words.ar' } });
	});

	it('throws on a copy that lacks a shard or holds half of one', () => {
		expect(() => parseShards('e1', new Map([...bodies].slice(1)))).toThrow();
		expect(() => parseShards('e1', new Map(bodies).set('stations', '[{"id":'))).toThrow();
	});
});
