import { describe, expect, it } from 'vitest';
import { placeView } from '#lib/domain/place-view.ts';
import { languages } from '#lib/domain/taxonomy/languages.ts';
import { realDirectory } from '#lib/domain/testing.ts';
import { jsonLd } from './head.ts';
import { pagePaths } from './sitemap.ts';
import { structuredData } from './structured-data.ts';
import { placeData, type Thing } from './things.ts';

const directory = await realDirectory();
const origin = 'https://fanal.example';
const at = Date.parse('2026-11-25T12:00:00Z');

const about = (path: string, lang: 'fr' | 'ar' = 'fr') =>
	structuredData({ directory, origin, path: `/${lang}${path}`, lang, at, title: 'Title', roomName: 'Room' });
const ofType = (things: Thing[], type: string) => things.filter((each) => each['@type'] === type);

/** Properties that Google's rich results, or schema.org, require of each type. */
const required: Record<string, string[]> = {
	BreadcrumbList: ['itemListElement'],
	Event: ['name', 'startDate', 'location'],
	FAQPage: ['mainEntity'],
	HowTo: ['name', 'step'],
	Place: ['name'],
	Service: ['name'],
	WebSite: ['name', 'url']
};

describe('structured data', () => {
	it('holds what each type requires, on every page of every language', () => {
		const missing: string[] = [];
		for (const { code } of languages) {
			for (const path of pagePaths(directory)) {
				const things = structuredData({
					...{ directory, origin, at, lang: code, title: 'Title', roomName: 'Room' },
					path: `/${code}${path}`
				});
				for (const thing of things)
					for (const property of required[String(thing['@type'])] ?? [])
						if (!thing[property]) missing.push(`${code}${path}: ${String(thing['@type'])}.${property}`);
			}
		}
		expect(missing).toEqual([]);
	});

	it('tells a place with its public address, its point and its phone', () => {
		const [place] = ofType(about('/places/maison-des-refugies'), 'Place');
		expect(place).toMatchObject({
			name: 'Maison des Réfugiés',
			address: { streetAddress: '10 bis rue Henri-Ribière', postalCode: '75019', addressLocality: 'Paris' }
		});
		expect(Object.values(place ?? {})).not.toContain(null);
	});

	it('tells no address and no point where there is none to tell', () => {
		const view = placeView(directory, directory.place('maison-des-refugies')!, 'fr', at);
		const nowhere = { street: null, complement: null, postcode: null, city: 'Paris', arrondissement: 19 };
		const told = placeData({ ...view, address: nowhere, coordinates: null }, undefined, 'fr', origin);
		expect(Object.keys(told)).not.toContain('geo');
		expect(JSON.stringify(told)).not.toContain('PostalAddress');
	});

	it('tells an event only where its day and its place are known', () => {
		const all = directory.shards.events.map(({ id }) => ofType(about(`/events/${id}`), 'Event')[0]);
		const told = all.filter((each) => each !== undefined);
		expect(told.length).toBeGreaterThan(0);
		expect(told.length).toBeLessThan(all.length);
		for (const event of told) expect(event['startDate']).toMatch(/^\d{4}-\d\d-\d\d/);
	});

	it('tells the steps of a guide in the reader’s language', () => {
		const [guide] = ofType(about('/guides/domiciliation', 'ar'), 'HowTo');
		expect(guide?.['inLanguage']).toBe('ar');
		expect(guide?.['step']).toEqual(expect.arrayContaining([expect.objectContaining({ position: 2 })]));
	});

	it('asks the guides’ questions, each with its answer', () => {
		const [page] = ofType(about('/guides'), 'FAQPage');
		const questions = page?.['mainEntity'] as { name: string; acceptedAnswer: { text: string } }[];
		expect(questions).toHaveLength(directory.shards.guides.length);
		for (const { name, acceptedAnswer } of questions) expect([name, acceptedAnswer.text]).not.toContain('');
	});

	it('cannot be ended by a text', () => {
		expect(jsonLd([{ name: '</script><script>' }])).not.toContain('</script>');
	});
});
