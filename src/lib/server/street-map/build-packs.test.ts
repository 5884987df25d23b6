import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { unpackNumbers } from '#lib/domain/street-map/house-numbers.ts';
import { verifyPart } from '#lib/domain/street-map/verify.ts';
import { buildPacks, UnbuildableError } from './build-packs.ts';
import { makeMirror, SOURCE_TEXTS } from './mirror.fixture.ts';
import { SOURCES, type Origin } from './sources.ts';

const quiet = () => {};
const build = (changes: Record<string, string | null> = {}) =>
	buildPacks({ mirror: makeMirror(changes) }, process.cwd(), quiet);

async function problemsOf(work: Promise<unknown>): Promise<string[]> {
	const error = await work.catch((reason: unknown) => reason);
	if (error instanceof UnbuildableError) return error.problems;
	throw new Error('was built', { cause: error });
}

describe('a city of three streets', () => {
	it('is packed whole', async () => {
		const { main, side, address } = await build();
		expect([verifyPart(main, 'main'), verifyPart(side, 'side'), verifyPart(address, 'address')]).toEqual([
			null,
			null,
			null
		]);
		expect(main.streets).toEqual([['Boulevard Long', 1, [-700, -660, 2000, 0]]]);
		expect(side.streets.map(([name, streetClass]) => [name, streetClass])).toEqual([
			['Place sans Numéro', 2],
			['Rue Courte', 2],
			['', 4]
		]);
		expect(main.arrondissements.map(({ number, name }) => [number, name])).toEqual([
			[1, 'Ouest'],
			[2, 'Est']
		]);
		expect(main.transit.map(({ line, mode, colour, paths }) => [line, mode, colour, paths.length])).toEqual([
			['T3a', 'tram', '#ff7e2e', 1],
			['7bis', 'metro', '#6eca97', 1]
		]);
		expect(main.stations).toEqual([
			{ name: 'Milieu - Gare', lines: ['7bis', 'RER B', 'Transilien J'], at: [-200, -560] }
		]);
		expect(main.parks.map(({ name, kind }) => [name, kind])).toEqual([['Square Vert', 'park']]);
		expect(main.communes.map(({ name }) => name)).toEqual(['Voisine']);
		expect(main.provenance.map(({ name, producer }) => `${producer}: ${name}`)).toContain('Ville de Paris: voie');
	});

	it('keeps the house numbers that the others can be told from', async () => {
		const { address } = await build();
		const long = address.streets.find(([name]) => name === 'Boulevard Long');
		expect(long && unpackNumbers(long).map(({ number, suffix }) => `${number}${suffix}`)).toEqual(
			expect.arrayContaining(['1', '2', '2bis', '7', '8'])
		);
		// 3 and 5 are on the line between 1 and 7, to 8 m.
		expect(long && unpackNumbers(long)).toHaveLength(5);
		expect(
			address.streets.map(([name, arrondissement, , , numbers]) => [name, arrondissement, numbers.length])
		).toEqual(
			expect.arrayContaining([
				['Boulevard Long', 2, 0],
				['Place sans Numéro', 1, 0]
			])
		);
	});

	it('gives the same bytes for the same sources, in whatever order they come', async () => {
		const first = JSON.stringify(await build());
		expect(JSON.stringify(await build())).toBe(first);
		const [head = '', ...rows] = (SOURCE_TEXTS['open-data/voie.csv'] ?? '').split('\n');
		expect(JSON.stringify(await build({ 'open-data/voie.csv': [head, ...rows.toReversed()].join('\n') }))).toBe(first);
	});

	it('takes river and parks from the schematic without derived facts, and says so', async () => {
		const said: string[] = [];
		const mirror = makeMirror({
			'derived/water.geojson': null,
			'derived/green.geojson': null,
			'derived/communes.geojson': null
		});
		const { main } = await buildPacks({ mirror }, process.cwd(), (line) => said.push(line));
		expect(said).toContain(
			'no derived facts: river and parks from data/basemap/schematic.json, no outlines of the suburbs'
		);
		expect(main.provenance.at(-1)?.name).toContain('schematic');
		expect([main.water.length > 0, main.parks.length > 0, main.communes]).toEqual([true, true, []]);
		expect(verifyPart(main, 'main')).toBeNull();
	});
});

describe('what has to be mended is said in one line each', () => {
	it.each([
		[
			'a missing column',
			'open-data/voie.csv',
			'N;C_DESI;Geometry\n1;RUE;{}',
			/column L_LONGMIN is missing \(columns: N, C_DESI, Geometry\)/
		],
		[
			'a missing field',
			'open-data/idfm-stations.geojson',
			'{"features":[{"properties":{"mode":"METRO"}}]}',
			/entry 1: column trainline is missing/
		],
		['a missing file', 'open-data/adresses-75.csv', null, /adresses-75\.csv\.gz: is missing/],
		[
			'text that is no geometry',
			'open-data/voie.csv',
			'C_DESI;L_LONGMIN;Geometry\nRUE;Rue A;{"type"',
			/line 2: broken geometry: is not JSON/
		],
		[
			'coordinates that are none',
			'open-data/voie.csv',
			'C_DESI;L_LONGMIN;Geometry\nRUE;Rue A;{"type":"LineString","coordinates":[[2.3,null],[2,48]]}',
			/line 2: broken geometry: \[2\.3,null\] is no/
		],
		[
			'a row cut short',
			'open-data/adresses-75.csv',
			'numero;rep;nom_voie;code_insee;lon;lat;type_position\n1;;Rue',
			/line 2: 3 columns instead of 7/
		],
		['a file cut short', 'derived/green.geojson', '{"features":[', /green\.geojson: is not JSON/]
	])('%s', async (_name, file, text, line) => {
		const problems = await problemsOf(build({ [file]: text }));
		expect(problems).toEqual([expect.stringMatching(line)]);
		expect(problems[0]).not.toContain('\n');
	});

	it('a mirror that is none', async () => {
		const problems = await problemsOf(buildPacks({ mirror: '/nowhere/at/all' }, process.cwd(), quiet));
		expect(problems).toEqual(['/nowhere/at/all: is no mirror; it has no folder open-data']);
	});

	it('all of them at once', async () => {
		const problems = await problemsOf(build({ 'open-data/voie.csv': null, 'derived/water.geojson': '{}' }));
		expect(problems).toHaveLength(2);
	});
});

describe('from the portals', () => {
	async function portals(answer: http.RequestListener): Promise<Origin> {
		const server = http.createServer(answer);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		onTestFinished(() => {
			server.close();
			server.closeAllConnections();
		});
		return { mirror: null, portals: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
	}
	const bodies = new Map(
		Object.values(SOURCES).map(({ url, file }) => {
			const text = SOURCE_TEXTS[`open-data/${file}`] ?? '';
			return [url.slice('https:/'.length), url.endsWith('.gz') ? gzipSync(text) : Buffer.from(text)];
		})
	);

	it('reads every export, with the date its producer tells', async () => {
		const origin = await portals((req, res) => {
			res.setHeader('Last-Modified', 'Tue, 03 Mar 2026 10:00:00 GMT');
			res.end(bodies.get(req.url ?? ''));
		});
		const { main } = await buildPacks(origin, process.cwd(), quiet);
		expect(main.streets[0]?.[0]).toBe('Boulevard Long');
		expect(main.provenance.find(({ name }) => name === 'voie')?.date).toBe('2026-03-03');
	});

	it('names each portal that fails, and gives up on one that is silent', async () => {
		const origin = await portals((req, res) => {
			if (req.url?.includes('/voie/')) res.writeHead(503).end();
			else if (!req.url?.includes('/quartier_paris/')) res.end(bodies.get(req.url ?? ''));
		});
		const problems = await problemsOf(buildPacks({ ...origin, portalTime: 200 }, process.cwd(), quiet));
		expect(problems).toEqual([
			expect.stringMatching(/\/voie\/exports\/csv: the portal answers 503; try again later/),
			expect.stringMatching(
				/\/quartier_paris\/exports\/geojson: the portal does not answer \(no answer within 0\.2 s\)/
			)
		]);
	});

	it('says why nobody answers', async () => {
		const origin = await portals((_req, res) => res.destroy());
		const [first] = await problemsOf(buildPacks(origin, process.cwd(), quiet));
		expect(first).toMatch(/the portal does not answer \(.+\); try again later, or build from a mirror/);
	});
});

const openData = process.env['FANAL_OPEN_DATA'];
describe.skipIf(!openData)('the open data of Paris (FANAL_OPEN_DATA)', () => {
	it('fits its budgets', { timeout: 120_000 }, async () => {
		const started = performance.now();
		const { main, side, address } = await buildPacks({ mirror: openData ?? '' }, process.cwd(), quiet);
		expect(performance.now() - started).toBeLessThan(60_000);
		const brotli = (part: unknown) => brotliCompressSync(JSON.stringify(part)).length;
		const first = brotli(main);
		expect(first).toBeLessThanOrEqual(90_000);
		expect(first + brotli(side)).toBeLessThanOrEqual(225_000);
		expect(gzipSync(JSON.stringify(address), { level: 9 }).length).toBeLessThanOrEqual(290_000);
		expect([verifyPart(main, 'main'), verifyPart(side, 'side'), verifyPart(address, 'address')]).toEqual([
			null,
			null,
			null
		]);
		const names = new Set([...main.streets, ...side.streets].map(([name]) => name));
		for (const name of ['Rue Henri Ribière', 'Rue de Pali-Kao', 'Rue Dejean', 'Boulevard Barbès'])
			expect(names).toContain(name);
		expect([main.arrondissements.length, main.quarters.length]).toEqual([20, 80]);
	});
});
