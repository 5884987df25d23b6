import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { languages } from '#lib/domain/taxonomy/languages.ts';
import { makeEdition } from '#lib/server/publishing/publish.ts';
import { readRecords } from '#lib/server/publishing/read-records.ts';
import { ownShards, type FactsShard, type Fields, type TextShard } from '#lib/domain/edition/format.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = (folder: string): string[] =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));

describe('files of the house', () => {
	const routes = files('src/routes');
	const library = files('src/lib');

	it('has no server load at the root or on a public page, which offline would be an error page', () => {
		const loads = routes.filter((file) => /(^|\/)\+(page|layout)\.server\.[jt]s$/.test(file));
		expect(loads.filter((file) => !file.includes('/') || file.startsWith('(public)/'))).toEqual([]);
	});

	it('has no param matcher and no remote function', () => {
		expect(existsSync(join(root, 'src/params'))).toBe(false);
		expect(routes.filter((file) => /\[[^\]]*=[^\]]*\]/.test(file))).toEqual([]);
		expect([...routes, ...library].filter((file) => /\.remote\.[jt]s$/.test(file))).toEqual([]);
	});

	it('has no drawer for whatever fits nowhere, and no barrel', () => {
		const drawers = ['utils', 'helpers', 'types', 'constants', 'stores', 'common', 'shared', 'misc'];
		expect(library.filter((file) => drawers.includes(basename(file).replace(/\.ts$/, '')))).toEqual([]);
		expect(library.filter((file) => basename(file) === 'index.ts')).toEqual([]);
	});

	it('has server code only where Kit guards it', () => {
		const named = [...routes, ...library].filter((file) => basename(file) === 'server');
		expect(named).toEqual(['server']);
	});
});

describe('content of data/', async () => {
	const { records, problems } = await readRecords(root);
	const { edition } = makeEdition(records, '2026-01');
	const shard = <T>(name: string): T => JSON.parse(edition.shards[name]?.body ?? 'null') as T;

	it('fits its schemas', () => {
		expect(problems).toEqual([]);
	});

	it('holds no street, point or phone of a place that is only a lead', () => {
		const leads = records.places.filter(({ editorial }) => !editorial.publish);
		const told = leads.filter(({ address, coordinates, contacts }) => address.street || coordinates || contacts.phone);
		expect(leads.length).toBeGreaterThan(0);
		expect(told.map(({ id }) => id)).toEqual([]);
	});

	// It was in the 14th until 2024, and many lists still say so: a reader sent there finds a closed door.
	describe('the Maison des Réfugiés', () => {
		const house =
			/maison des (réfugié|migrant)|house of refugees|refugee house|(دار|بيت) اللاجئين|(будинок|дім) біженців/i;
		const fourteenth = /75014|(?<!\d)14(e|è|th|-)|الدائرة (ال)?(14|رابعة عشرة)|XIVe/i;
		const { places } = shard<FactsShard>('facts');

		it('is at its address in the 19th', () => {
			const place = places.find(({ id }) => id === 'maison-des-refugies');
			expect(place?.address).toMatchObject({
				street: '10 bis rue Henri-Ribière',
				postcode: '75019',
				arrondissement: 19
			});
		});

		it('is no published place of the 14th', () => {
			const there = places.filter(({ name, aliases }) => [name, ...aliases].some((each) => house.test(each)));
			expect(there.map(({ id }) => id)).toContain('maison-des-refugies');
			expect(there.filter(({ address }) => address.arrondissement === 14 || address.postcode === '75014')).toEqual([]);
		});

		it.each(languages)('is put in the 14th by no text in $french', ({ code }) => {
			const own = ownShards.map((kind) => shard<Fields>(`${kind}.${code}`));
			const texts = [...Object.values(shard<TextShard>(`text.${code}`)), ...own].flatMap((each: Fields) =>
				Object.entries(each).flatMap(([id, fields]) => Object.values(fields).map(({ value }) => ({ id, value })))
			);
			const about = texts.filter(({ id, value }) => id === 'maison-des-refugies' || house.test(value));
			expect(about.length).toBeGreaterThan(1);
			expect(about.filter(({ value }) => fourteenth.test(value))).toEqual([]);
		});
	});
});
