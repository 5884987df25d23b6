import { describe, expect, it } from 'vitest';
import { FORMAT, type Manifest } from '#lib/domain/edition/format.ts';
import { neededShards } from '#lib/domain/edition/open.ts';
import { keptLanguages, parseShards, wantedShards } from './shards.ts';

const names = [
	'facts',
	'calendars',
	'stations',
	'basemap',
	'programmes',
	'guides',
	'events',
	'notices',
	'terms',
	'text.fr',
	'text.ar',
	'text.en',
	'guides.fr',
	'guides.ar',
	'words.fr',
	'words.ar',
	'later'
];
const manifest: Manifest = {
	format: FORMAT,
	month: '2026-01',
	languages: ['fr', 'ar', 'en'],
	shards: Object.fromEntries(names.map((name) => [name, { url: `/editions/${name}`, size: 1, sha256: name }]))
};
const wanted = (...chosen: string[]) => wantedShards(manifest, chosen).map(([name]) => name);

describe('what a device keeps', () => {
	it('is all facts, all everyday words, and the texts of French and the chosen languages', () => {
		const kinds = ['programmes', 'guides', 'events', 'notices', 'terms'];
		const facts = ['facts', 'calendars', 'stations', 'basemap', ...kinds];
		expect(wanted()).toEqual([...facts, 'text.fr', 'guides.fr', 'words.fr', 'words.ar']);
		expect(wanted('ar')).toEqual(expect.arrayContaining(['text.ar', 'guides.ar']));
		expect(wanted('ar')).not.toContain('text.en');
	});

	it('is told by language, leaving out those without texts', () => {
		expect(keptLanguages(manifest, ['ar', 'uk', 'xx'])).toEqual(['fr', 'ar']);
	});
});

describe('parseShards', () => {
	const bodies = new Map(
		[...neededShards, 'text.fr', 'guides.fr', 'words.ar'].map((name) => [name, `{"of":"${name}","places":{}}`])
	);

	it('sorts the bodies into what the directory reads', () => {
		const shards = parseShards('e1', bodies);
		expect(shards).toMatchObject({ edition: 'e1', facts: { of: 'facts' }, basemap: null });
		expect(shards.terms).toMatchObject({ of: 'terms' });
		expect(Object.keys(shards.texts)).toEqual(['fr']);
		expect(shards.texts.fr).toMatchObject({ places: {}, guides: { of: 'guides.fr' }, events: {} });
		expect(shards.words).toMatchObject({ ar: { of: 'words.ar' } });
	});

	it('throws on a copy that lacks a shard or holds half of one', () => {
		expect(() => parseShards('e1', new Map([...bodies].slice(1)))).toThrow();
		expect(() => parseShards('e1', new Map([...bodies].filter(([name]) => name !== 'guides')))).toThrow();
		expect(() => parseShards('e1', new Map(bodies).set('stations', '[{"id":'))).toThrow();
	});
});
