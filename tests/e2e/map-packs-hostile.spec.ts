import { expect, test, type Page } from '@playwright/test';
import { mainPart, makeMap, text } from '../local/map-packs.ts';
import { files, nothing, pathOf, publish, seen, server, take, visit, withMapServer } from '../support/map-device.ts';

withMapServer();

test.describe('refuses, within a second and keeping nothing,', () => {
	const spoiled = (body: string, change: (bytes: Buffer) => Buffer) => change(Buffer.from(body)).toString('latin1');
	const broken: [string, (map: Map<string, string>) => void, string][] = [
		['a truncated part', (map) => map.set(pathOf('main'), files.main.slice(0, -9)), 'truncated'],
		['a part that is too long', (map) => map.set(pathOf('main'), `${files.main}   `), 'hash-mismatch'],
		[
			'a flipped bit',
			(map) =>
				map.set(
					pathOf('main'),
					spoiled(text(mainPart('Avenue Premiere')), (bytes) => {
						bytes[40]! ^= 1;
						return Buffer.concat([bytes, Buffer.from(' ')]);
					})
				),
			'hash-mismatch'
		]
	];
	for (const [name, spoil, code] of broken) {
		test(name, async ({ page }) => {
			await visit(page);
			const map = makeMap(files);
			spoil(map);
			publish(map);
			await refused(page, code);
		});
	}

	const hostile: [string, string, string][] = [
		['another part', text({ ...mainPart('x'), part: 'side' }), 'hash-mismatch'],
		['a part of another format', text({ ...mainPart('x'), format: 7 }), 'hash-mismatch'],
		['what is no JSON', '<html>Log in</html>', 'hash-mismatch'],
		['a point on the moon', text({ ...mainPart('x'), streets: [['x', 1, [0, 0, 9e9, 0]]] }), 'hash-mismatch'],
		[
			'a part of a million streets',
			text({ ...mainPart('x'), streets: Array.from({ length: 250_000 }, () => ['', 4, [0, 0, 1, 1]]) }),
			'hash-mismatch'
		]
	];
	for (const [name, main, code] of hostile) {
		test(`${name}, though its hash is right`, async ({ page }) => {
			await visit(page);
			publish(makeMap({ ...files, main }));
			await refused(page, code);
		});
	}

	test('a part announced as huge, without asking for it', async ({ page }) => {
		const current = JSON.parse(makeMap(files).get('/map/current.json')!);
		current.parts.main.size = 2 ** 40;
		server.put('/map/current.json', text(current));
		await visit(page);
		server.requests.length = 0;
		expect(await take(page)).toEqual({ ok: false, code: 'server' });
		expect(server.requests.filter((path) => path.startsWith('/map/main'))).toEqual([]);
	});

	test('a part at another site', async ({ page }) => {
		const current = JSON.parse(makeMap(files).get('/map/current.json')!);
		current.parts.main.url = '//example.org/map/main-1.json';
		server.put('/map/current.json', text(current));
		await visit(page);
		expect(await take(page)).toEqual({ ok: false, code: 'server' });
	});

	test('a map of a newer format', async ({ page }) => {
		publish(makeMap(files, 2));
		await visit(page);
		expect(await take(page)).toEqual({ ok: false, code: 'format-newer' });
		expect(await seen(page)).toEqual({ ...nothing, offered: null, problem: 'format-newer' });
	});

	async function refused(page: Page, code: string) {
		const { result, took } = await page.evaluate(async () => {
			await device.streetMap.open();
			const start = performance.now();
			return { result: await device.streetMap.take(), took: performance.now() - start };
		});
		expect(result).toEqual({ ok: false, code });
		expect(took).toBeLessThan(1000);
		expect(await seen(page)).toEqual({ ...nothing, problem: code });
	}
});
