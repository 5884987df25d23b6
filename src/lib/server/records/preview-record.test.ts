import { beforeAll, describe, expect, it } from 'vitest';
import type { Directory } from '#lib/domain/directory.ts';
import type { Records } from '#lib/domain/edition/build.ts';
import { emergencyView } from '#lib/domain/home-view.ts';
import { pageOf, type Room } from '#lib/domain/pages.ts';
import { french, realDirectory, realRecords, tuesday } from '#lib/domain/testing.ts';
import { previewRecord } from './preview-record.ts';

let directory: Directory;
let records: Records;
beforeAll(async () => {
	[directory, records] = await Promise.all([realDirectory(), realRecords()]);
});
const options = { lang: 'ar', at: tuesday } as const;

describe('the preview of a record', () => {
	it.each([
		['programmes', 'programmes'],
		['guides', 'guides'],
		['events', 'events'],
		['notices', 'decisions'],
		['terms', 'words'],
		['organisations', 'organisations']
	] as const)('of which nothing is changed is the page that is published: %s', (kind, room) => {
		const shown = records[kind].filter(({ id }) => pageOf(directory, room, id, options)).slice(0, 5);
		expect(shown.length).toBeGreaterThan(2);
		for (const record of shown)
			expect(previewRecord(directory, kind, record.id, record as never, options)).toEqual({
				path: `${room}/${record.id}`,
				view: pageOf(directory, room satisfies Room, record.id, options)
			});
	});

	it('of an emergency number is the page of all of them', () => {
		const [first] = [...records.emergency].sort((a, b) => a.rank - b.rank);
		const same = previewRecord(directory, 'emergency', first!.number, first!, options);
		expect(same).toEqual({ path: 'emergency', view: emergencyView(directory, 'ar') });
		const texts = { ...first!.texts, name: french('Un autre nom') };
		const changed = previewRecord(directory, 'emergency', first!.number, { ...first!, texts }, options);
		expect((changed.view as { name: { value: string } }[])[0]?.name.value).toBe('Un autre nom');
	});

	it('shows what is typed, of a record that is there and of one that is not, and changes nothing', () => {
		const guide = records.guides.find(({ editorial }) => editorial.publish)!;
		const before = JSON.stringify(pageOf(directory, 'guides', guide.id, options));
		const changed = { ...guide, title: french('Un titre nouveau'), steps: [french('Un seul pas.')] };
		for (const id of [guide.id, 'neu'])
			expect(previewRecord(directory, 'guides', id, { ...changed, id }, { ...options, lang: 'fr' }).view).toMatchObject(
				{
					id,
					title: { value: 'Un titre nouveau' },
					steps: [{ value: 'Un seul pas.' }]
				}
			);
		expect(JSON.stringify(pageOf(directory, 'guides', guide.id, options))).toBe(before);
	});
});
