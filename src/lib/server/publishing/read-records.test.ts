import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { place, root } from '#lib/domain/testing.ts';
import { languages } from '#lib/domain/taxonomy/languages.ts';
import { needs, themes } from '#lib/domain/taxonomy/needs.ts';
import { readRecords } from './read-records.ts';

/** A small project folder, with the real words and labels. */
let project: string;
const put = async (path: string, content: unknown) => {
	await mkdir(dirname(join(project, path)), { recursive: true });
	await writeFile(join(project, path), typeof content === 'string' ? content : JSON.stringify(content));
};
beforeEach(async () => {
	project = await mkdtemp(join(tmpdir(), 'fanal-content-'));
	for (const folder of ['places', 'organisations', 'programmes', 'emergency'])
		await mkdir(join(project, 'data', folder), { recursive: true });
	await put('data/basemap/schematic.json', { about: 'x', arrondissements: [], seine: [], parks: [], lines: [] });
	await put('data/basemap/stations.json', { stations: [] });
	await cp(join(root, 'data/words'), join(project, 'data/words'), { recursive: true });
	for (const { code } of languages)
		await cp(join(root, `locales/${code}/taxonomy.json`), join(project, `locales/${code}/taxonomy.json`));
	await put('data/places/a.json', place('a'));
});
afterEach(() => rm(project, { recursive: true }));

describe('readRecords', () => {
	it('reads a sound folder without a problem', async () => {
		const { records, problems } = await readRecords(project);
		expect(problems).toEqual([]);
		expect(records.places).toEqual([place('a')]);
		expect(Object.keys(records.basemap)).toEqual(['arrondissements', 'seine', 'parks', 'lines']);
	});

	it('looks at JSON files alone', async () => {
		await put('data/places/README.md', 'About places.');
		await put('data/places/b.json~', '{');
		expect((await readRecords(project)).problems).toEqual([]);
	});

	it('names all problems of all files at once, and leaves those records out', async () => {
		await put('data/places/b.json', '{ "id": "b",');
		await put('data/places/c.json', { ...place('c'), offers: [], checkedOn: 7 });
		await put('data/programmes/p.json', { id: 'p' });
		const { records, problems } = await readRecords(project);
		expect(records.places.map(({ id }) => id)).toEqual(['a']);
		expect(records.programmes).toEqual([]);
		const of = (file: string) => problems.filter((each) => each.file === file);
		expect(of('data/places/b.json')).toMatchObject([
			{ field: '', message: expect.stringMatching(/^cannot be read as JSON .*: mend the syntax or restore the file$/) }
		]);
		expect(of('data/places/c.json').map(({ field }) => field)).toEqual(['offers', 'checkedOn']);
		expect(of('data/programmes/p.json').length).toBeGreaterThan(5);
	});

	it.each([
		['id', 'A b', 'is not an id: lower-case letters, digits and hyphens'],
		['offers', [], 'has no offer: a place offers at least one thing'],
		['sources', [], 'has no source: every fact says where it was read'],
		['contacts.phone', '01 40 33 25 25', 'is not E.164: write +33 and nine digits'],
		['contacts.shortPhone', '39 75', 'is not a short number of two to four digits'],
		['contacts.email', 'nobody', 'is not an e-mail address'],
		['contacts.website', 'www.paris.fr', 'is not a web address: write it whole, with https://'],
		['address.postcode', '7501', 'is not a postcode of five digits'],
		['address.insee', 'Paris', 'is not an INSEE code of five digits'],
		['address.arrondissement', 21, '20'],
		['coordinates', { lat: 2.39, lon: 48.87, precision: 'address' }, '48.6'],
		['languages', [{ code: 'Arabic' }], 'is not a language code (BCP 47)'],
		['exceptions', [{ from: '2027-1-1', to: '2027-01-02', kind: 'closed' }], 'is not a date: write year-month-day'],
		['exceptions', [{ from: '2027-01-01', to: '2027-01-02', kind: 'holiday' }], 'closed'],
		['offers', [{ id: 'o', need: 'cake', theme: null, programme: null }], 'welcome'],
		['offers', [{ id: 'o', need: 'food', theme: 'food.cake', programme: null }], 'food.meal'],
		['audience', ['men'], 'everyone'],
		['open', true, 'open'],
		[
			'texts',
			{ summary: { fr: { value: '', state: 'source' } } },
			'is empty: write the text, or leave the language out'
		]
	] as [string, unknown, string][])('says what is wrong with %s', async (field, value, message) => {
		const [group, name] = field.split('.') as [keyof ReturnType<typeof place>, string?];
		const whole = place('a');
		await put('data/places/a.json', {
			...whole,
			[group]: name ? { ...(whole[group] as object), [name]: value } : value
		});
		const { records, problems } = await readRecords(project);
		expect(records.places).toEqual([]);
		expect(problems[0]!.file).toBe('data/places/a.json');
		expect(problems[0]!.field.startsWith(field)).toBe(true);
		expect(problems[0]!.message).toContain(message);
	});

	it('wants a file to be named after its record', async () => {
		await put('data/places/other.json', place('b'));
		await put('data/emergency/16.json', {
			number: '15',
			rank: 1,
			free: true,
			sms: null,
			say: [],
			texts: { name: {}, whenToCall: {} },
			sources: []
		});
		expect((await readRecords(project)).problems).toEqual([
			{ file: 'data/places/other.json', field: 'id', message: 'is b: the file must be named after it' },
			{ file: 'data/emergency/16.json', field: 'number', message: 'is 15: the file must be named after it' }
		]);
	});

	it('reports a base map, stations or words that are not there, and goes on', async () => {
		for (const file of ['data/basemap/schematic.json', 'data/basemap/stations.json', 'data/words/ar.json'])
			await rm(join(project, file));
		const { records, problems } = await readRecords(project);
		expect(problems.map(({ file }) => file).sort()).toEqual([
			'data/basemap/schematic.json',
			'data/basemap/stations.json',
			'data/words/ar.json'
		]);
		expect(records.places).toHaveLength(1);
	});
});

describe('everyday words', () => {
	it('begin with the label a reader sees, and are said once', async () => {
		await put('data/words/en.json', { food: ['hungry', 'Food', 'hungry'] });
		await put('locales/en/taxonomy.json', { need: { food: 'Food' }, theme: { food: { meal: 'Free meal' } } });
		const { records, problems } = await readRecords(project);
		expect(problems).toEqual([]);
		expect(records.words['en']!['food']).toEqual(['Food', 'hungry']);
		expect(records.words['en']!['food.meal']).toEqual(['Free meal']);
	});

	it('have a list for each need and theme in each language, in one order', async () => {
		const { records } = await readRecords(project);
		for (const { code } of languages) expect(Object.keys(records.words[code]!)).toEqual([...needs, ...themes]);
	});

	it('of what is no need and no theme are reported', async () => {
		await put('data/words/uk.json', { food: [], cake: ['торт'], 'food.cake': [] });
		expect((await readRecords(project)).problems).toEqual(
			['cake', 'food.cake'].map((field) => ({
				file: 'data/words/uk.json',
				field,
				message: 'is no need and no theme of the taxonomy'
			}))
		);
	});
});
