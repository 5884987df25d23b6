import { expect, test } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';

interface Result {
	kind: string;
	id: string;
	name: string;
	url: string;
}
interface Answer {
	edition: string;
	total: number;
	results: Result[];
}
interface List {
	edition: string;
	total: number;
	[room: string]: unknown;
}

let server: RunningServer;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.kill());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}/api/v1/${path}`, { headers });
async function search(query: string): Promise<Answer> {
	const answer = await get(`search?${query}`);
	expect([query, answer.status]).toEqual([query, 200]);
	return (await answer.json()) as Answer;
}
const rooms = ['programmes', 'guides', 'events', 'organisations', 'decisions', 'words'];

test('finds records of every kind, named in the language asked for', async () => {
	const answer = await search('q=récépissé&lang=ar');
	expect(answer.edition).toMatch(/^[0-9a-f]{64}$/);
	const [guide, term] = answer.results;
	expect(guide).toMatchObject({ kind: 'guide', url: '/ar/guides/renouveler-son-titre-de-sejour' });
	expect(term).toEqual({ kind: 'term', id: 'recepisse', name: 'récépissé', url: '/ar/words/recepisse' });
	const kinds = new Set((await search('q=réfugiés&limit=100')).results.map(({ kind }) => kind));
	expect([...kinds].toSorted()).toEqual(['event', 'guide', 'organisation', 'place', 'programme', 'term']);
});

test('one kind or several, page by page', async () => {
	const guides = await search('q=français&kind=guide&limit=100');
	expect(new Set(guides.results.map(({ kind }) => kind))).toEqual(new Set(['guide']));
	const both = await search('q=français&kind=guide,decision&limit=100');
	expect(new Set(both.results.map(({ kind }) => kind))).toEqual(new Set(['guide', 'decision']));
	const paged: Result[] = [];
	for (let offset = 0; offset < both.total; offset += 3)
		paged.push(...(await search(`q=français&kind=guide&kind=decision&limit=3&offset=${offset}`)).results);
	expect(paged).toEqual(both.results);
});

for (const [parameter, query] of [
	['q', ''],
	['q', 'q=%20'],
	['q', `q=${'a'.repeat(201)}`],
	['q', 'q=a&q=b'],
	['kind', 'q=a&kind=guides'],
	['lang', 'q=a&lang=xx'],
	['limit', 'q=a&limit=101'],
	['limit', 'q=a&limit=0'],
	['offset', 'q=a&offset=-1']
] as const) {
	test(`a search refuses “${query.slice(0, 20)}”, and says why`, async () => {
		const answer = await get(`search?${query}`);
		expect(answer.status).toBe(400);
		const { error } = (await answer.json()) as { error: { parameter: string; code: string; message: string } };
		expect(error).toEqual({ parameter, code: expect.stringMatching(/^[a-z-]+$/), message: expect.any(String) });
		if (parameter === 'kind')
			for (const kind of ['place', 'programme', 'organisation', 'event', 'guide', 'decision', 'news', 'term'])
				expect(error.message).toContain(kind);
	});
}

for (const room of rooms) {
	test(`${room} are listed, page by page, and each is told whole`, async () => {
		const list = (await (await get(`${room}?lang=uk&limit=500`)).json()) as List;
		const records = list[room] as Result[];
		expect(records).toHaveLength(list.total);
		expect(list.total).toBeGreaterThan(10);
		expect(new Set(records.map(({ id }) => id)).size).toBe(list.total);
		const second = (await (await get(`${room}?lang=uk&limit=5&offset=5`)).json()) as List;
		expect(second[room]).toEqual(records.slice(5, 10));
		const [{ id, name, url } = { id: '', name: '', url: '' }] = records;
		expect([typeof name, url]).toEqual(['string', `/uk/${room}/${id}`]);
		const answer = await get(`${room}/${id}?lang=uk`);
		expect(await answer.json()).toMatchObject({ edition: list.edition, id, name, url, sources: expect.any(Array) });
		expect(answer.headers.get('access-control-allow-origin')).toBe('*');
		const again = await get(`${room}/${id}?lang=uk`, { 'if-none-match': answer.headers.get('etag') ?? '' });
		expect(again.status).toBe(304);
		for (const unknown of ['none', '__proto__', '%00']) expect((await get(`${room}/${unknown}`)).status).toBe(404);
		expect((await get(`${room}?lang=xx`)).status).toBe(400);
		expect((await get(`${room}?limit=501`)).status).toBe(400);
	});
}

test('lists take the filters of their pages', async () => {
	const ask = async (path: string) => (await (await get(path)).json()) as List;
	const health = await ask('guides?need=health&limit=500');
	expect(health.total).toBeGreaterThan(0);
	expect(health.total).toBeLessThan((await ask('guides')).total);
	for (const { need } of health['guides'] as { need: string }[]) expect(need).toBe('health');
	expect((await ask('decisions?subject=french')).total).toBeLessThan((await ask('decisions')).total);
	expect((await ask('events?arrondissement=19')).total).toBeLessThan((await ask('events')).total);
	for (const query of ['guides?need=gold', 'events?from=soon', 'events?arrondissement=21', 'decisions?subject=x'])
		expect([query, (await get(query)).status]).toEqual([query, 400]);
	expect(await (await get('nothing')).json()).toMatchObject({ error: { code: 'not-found' } });
});
