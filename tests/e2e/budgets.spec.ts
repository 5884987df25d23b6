import { expect, test } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';
import { weigh } from '../support/weigh.ts';

let server: RunningServer;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.kill());

const KB = 1000;
const budgets = [
	{ path: '/fr', total: 78, scripts: 56 },
	{ path: '/ar', total: 78, scripts: 56 },
	{ path: '/fr/places/maison-des-refugies', total: 78, scripts: 56 },
	{ path: '/fr/events', total: 78, scripts: 56 },
	{ path: '/ar/events?past=1', total: 78, scripts: 56 },
	{ path: '/fr/events/journee-mondiale-des-refugies', total: 78, scripts: 56 },
	{ path: '/fr/decisions', total: 78, scripts: 56 },
	{ path: '/ar/decisions/subvention-eif-fel-245073', total: 78, scripts: 56 },
	{ path: '/ar/search?q=fran%C3%A7ais', total: 78, scripts: 56 },
	{ path: '/fr/emergency', total: 78, scripts: 56 },
	{ path: '/ar/programmes', total: 78, scripts: 56 },
	{ path: '/fr/programmes/bains-douches', total: 78, scripts: 56 },
	{ path: '/fr/organisations', total: 78, scripts: 56 },
	{ path: '/fr/organisations/ville-de-paris', total: 78, scripts: 56 },
	{ path: '/ar/arrondissements/19', total: 78, scripts: 56 },
	{ path: '/fr/guides', total: 78, scripts: 56 },
	{ path: '/ar/guides/demander-l-asile', total: 78, scripts: 56 },
	{ path: '/uk/words', total: 78, scripts: 56 },
	{ path: '/fr/words/domiciliation', total: 78, scripts: 56 },
	{ path: '/fr/places', total: 92, scripts: 60 },
	{ path: '/ar/places', total: 92, scripts: 60 }
];

for (const { path, total, scripts } of budgets) {
	test(`a cold visit of ${path} stays within ${total} kB, ${scripts} kB of scripts and 14 requests`, async ({
		browser
	}) => {
		const weight = await weigh(browser, server.url + path);
		const account = JSON.stringify(weight, null, 1);
		expect(weight.total, account).toBeLessThanOrEqual(total * KB);
		expect(weight.scripts, account).toBeLessThanOrEqual(scripts * KB);
		expect(weight.requests, account).toBeLessThanOrEqual(14);
	});
}
