import { expect, test } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';

interface ApiPlace {
	id: string;
	name: string;
	needs: string[];
	audience: string[] | null;
	languages: string[] | null;
	address: { arrondissement: number | null };
	coordinates: { lat: number; lon: number } | null;
	open: { status: string; until: string | null; opensAt: string | null };
	distance: number | null;
}
interface Answer {
	edition: string;
	total: number;
	notTold: number;
	places: ApiPlace[];
}

let server: RunningServer;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.kill());

async function ask(query: string): Promise<Answer> {
	const answer = await fetch(`${server.url}/api/v1/places?${query}`);
	expect([query, answer.status]).toEqual([query, 200]);
	return (await answer.json()) as Answer;
}
const ids = ({ places }: Answer) => places.map(({ id }) => id);

test('tells each place whole, twenty at first, by name', async () => {
	const answer = await ask('');
	expect(answer.places).toHaveLength(20);
	expect(answer.total).toBeGreaterThan(200);
	expect(answer.edition).toMatch(/^[0-9a-f]{64}$/);
	for (const place of answer.places) {
		expect(Object.keys(place).toSorted()).toEqual(
			['id', 'name', 'needs', 'audience', 'languages', 'address', 'coordinates', 'open', 'distance'].toSorted()
		);
		expect(Object.keys(place.address).toSorted()).toEqual([
			'arrondissement',
			'city',
			'complement',
			'postcode',
			'street'
		]);
		expect(Object.keys(place.open).toSorted()).toEqual(['opensAt', 'status', 'until']);
		if (place.coordinates) expect(Object.keys(place.coordinates).toSorted()).toEqual(['lat', 'lon', 'precision']);
		expect(place.distance).toBeNull();
	}
	const names = answer.places.map(({ name }) => name);
	expect(names).toEqual(names.toSorted(new Intl.Collator('fr', { sensitivity: 'base', numeric: true }).compare));
});

test('pages are stable: together they are the whole, without a repeat', async () => {
	const all = ids(await ask('limit=500'));
	const paged: string[] = [];
	for (let offset = 0; offset < all.length; offset += 50) paged.push(...ids(await ask(`limit=50&offset=${offset}`)));
	expect(paged).toEqual(all);
	expect(new Set(paged).size).toBe(all.length);
	expect(ids(await ask('offset=100000'))).toEqual([]);
});

test('filters', async () => {
	for (const { needs } of (await ask('need=hygiene&limit=500')).places) expect(needs).toContain('hygiene');
	for (const { languages } of (await ask('language=ar&limit=500')).places) expect(languages).toContain('ar');
	for (const { address } of (await ask('arrondissement=19&limit=500')).places) expect(address.arrondissement).toBe(19);
	for (const { open } of (await ask('open=now&limit=500')).places) expect(open.status).toBe('open');
	const both = await ask('arrondissement=18,19&limit=500');
	expect(both.total).toBe((await ask('arrondissement=18')).total + (await ask('arrondissement=19')).total);
	expect((await ask('theme=hygiene.shower')).total).toBeGreaterThan(5);
	expect((await ask('audience=women')).total).toBeGreaterThan(5);
	expect((await ask('need=food&need=hygiene')).total).toBeGreaterThan((await ask('need=food')).total);
});

test('finds in every language, for any language of the answer', async () => {
	for (const q of ['douche', 'shower', 'دوش', 'душ']) {
		for (const lang of ['fr', 'ar']) {
			expect([q, ids(await ask(`q=${encodeURIComponent(q)}&lang=${lang}&limit=100`))]).toEqual([
				q,
				expect.arrayContaining(['bains-douches-audubon'])
			]);
		}
	}
	expect(ids(await ask('q=maison+des+refugies'))[0]).toBe('maison-des-refugies');
});

test('near a point, nearest first, in metres', async () => {
	const { places } = await ask('near=48.8766,2.3956');
	const metres = places.map(({ distance }) => distance ?? -1);
	expect(metres[0]).toBeLessThan(50);
	expect(places[0]?.id).toBe('maison-des-refugies');
	expect(metres).toEqual(metres.toSorted((a, b) => a - b));
});

test('open at another time, with or without an offset', async () => {
	const day = new Date(Date.now() + 86_400_000);
	while (day.getUTCDay() !== 3) day.setUTCDate(day.getUTCDate() + 1);
	const date = day.toISOString().slice(0, 10);
	const paris = await ask(`open=${date}T14:30&limit=500`);
	expect(paris.total).toBeGreaterThan(0);
	for (const { open } of paris.places) {
		expect(open.status).toBe('open');
		if (open.until) expect(Date.parse(open.until)).toBeGreaterThan(Date.parse(`${date}T12:00Z`));
	}
	expect((await ask(`open=${encodeURIComponent(`${date}T14:30+09:00`)}`)).total).toBeLessThan(paris.total);
});

const bad = [
	['limit', 'limit=0'],
	['limit', 'limit=501'],
	['limit', 'limit=abc'],
	['limit', 'limit='],
	['limit', 'limit=1e2'],
	['limit', 'limit=99999999999999999999'],
	['limit', 'limit=1&limit=2'],
	['offset', 'offset=-1'],
	['offset', 'offset=x'],
	['lang', 'lang=xx'],
	['lang', 'lang='],
	['lang', 'lang=fr&lang=ar'],
	['near', 'near=abc'],
	['near', 'near=48.8'],
	['near', 'near=91,2'],
	['near', 'near=48,2,3'],
	['near', 'near=,'],
	['near', 'near=NaN,NaN'],
	['near', 'near=1e999,0'],
	['near', 'near=0x10,0x10'],
	['open', 'open=yesterday'],
	['open', 'open=2026-13-45T10:00'],
	['open', 'open=2026-02-30T10:00'],
	['open', 'open=2026-01-01T25:00'],
	['need', 'need=gold'],
	['need', 'need=__proto__'],
	['theme', 'theme=hygiene.nothing'],
	['audience', 'audience=%00'],
	['language', 'language=123'],
	['arrondissement', 'arrondissement=21'],
	['arrondissement', 'arrondissement=x'],
	['sort', 'sort=random'],
	['q', `q=${'a'.repeat(201)}`],
	['free', 'free=maybe']
] as const;
for (const [parameter, query] of bad) {
	test(`refuses ${query.slice(0, 30)}, and says why`, async () => {
		const answer = await fetch(`${server.url}/api/v1/places?${query}`);
		expect(answer.status).toBe(400);
		expect(answer.headers.get('content-type')).toContain('application/json');
		expect(await answer.json()).toEqual({
			error: { code: expect.stringMatching(/^[a-z-]+$/), parameter, message: expect.stringMatching(/.{5,}/) }
		});
	});
}

test('no search makes it fail', async () => {
	const odd = [
		'%00',
		'%F0%9F%94%A5',
		'%ED%A0%80',
		'()[]{}*%2B%3F%5C',
		"'%3B DROP",
		'%E2%80%AE',
		`${'%D8%AF'.repeat(200)}`,
		'%20',
		'-',
		'...'
	];
	for (const q of odd) {
		const { status } = await fetch(`${server.url}/api/v1/places?q=${q}`);
		expect([q.slice(0, 20), status < 500]).toEqual([q.slice(0, 20), true]);
	}
});

test('one place, in a language, at a time', async () => {
	const one = async (query: string) => fetch(`${server.url}/api/v1/places/maison-des-refugies${query}`);
	const arabic = (await (await one('?lang=ar')).json()) as {
		id: string;
		texts: { summary: { value: string; lang: string } };
	};
	expect(arabic.id).toBe('maison-des-refugies');
	expect(arabic.texts.summary).toMatchObject({ lang: 'ar', value: expect.stringContaining('باريس') });
	expect((await one('?at=2027-01-05T14:30')).status).toBe(200);
	for (const [query, parameter] of [
		['?lang=xx', 'lang'],
		['?lang=ar&lang=fr', 'lang'],
		['?at=soon', 'at'],
		['?at=2027-01-05T14:30&at=now', 'at']
	] as const) {
		const answer = await one(query);
		expect([answer.status, await answer.json()]).toEqual([400, { error: expect.objectContaining({ parameter }) }]);
	}
	for (const id of ['none', '..%2f..', '%00', '__proto__', 'constructor']) {
		const answer = await fetch(`${server.url}/api/v1/places/${id}`);
		expect([id, answer.status]).toEqual([id, 404]);
	}
	const unknown = await fetch(`${server.url}/api/v1/places/none`);
	expect(await unknown.json()).toMatchObject({ error: { code: 'not-found', message: expect.any(String) } });
});

test('an unchanged answer costs 304, and any site may read it', async () => {
	const first = await fetch(`${server.url}/api/v1/places?arrondissement=19`);
	expect(first.headers.get('access-control-allow-origin')).toBe('*');
	const again = await fetch(first.url, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
	expect(again.status).toBe(304);
});
