import { describe, expect, it } from 'vitest';
import { kindNames, type Kind } from '../kinds.ts';
import { place, realRecords } from '../testing.ts';
import { blank, fieldsOf, type Field } from './field.ts';
import { readForm, typedOf } from './read-form.ts';
import { reshape } from './reshape.ts';

/** What a browser sends of a form that shows this value and in which nobody has typed. */
function sent(field: Field, path: string, value: unknown): [string, string][] {
	const told: [string, string][] = [];
	if (value === null && field.optional) told.push([`${path}.told`, 'unknown']);
	if (Array.isArray(value) && value.length === 0) told.push([`${path}.told`, 'none']);
	const under = (name: string) => (path ? `${path}.${name}` : name);
	switch (field.type) {
		case 'group':
			return Object.entries(field.fields).flatMap(([name, each]) =>
				sent(each, under(name), (value as Record<string, unknown> | null | undefined)?.[name])
			);
		case 'list': {
			const items = (value ?? []) as unknown[];
			const parts = items.flatMap((item, index) => sent(field.item, `${path}.${index}`, item));
			return [...told, [`${path}.count`, String(items.length)], ...parts];
		}
		case 'texts':
			return Object.entries((value ?? {}) as Record<string, { value: string; state: string }>).flatMap(
				([lang, text]) => [
					[`${path}.${lang}.value`, text.value.replaceAll('\n', '\r\n')],
					[`${path}.${lang}.state`, text.state]
				]
			);
		case 'words':
			return Object.entries((value ?? {}) as Record<string, string>).map(([lang, each]) => [`${path}.${lang}`, each]);
		case 'choices':
			return [...told, [path, ''], ...((value ?? []) as string[]).map((each): [string, string] => [path, each])];
		case 'lines':
			return [...told, [path, ((value ?? []) as unknown[]).join('\r\n')]];
		case 'flag':
			return [[path, value ? 'yes' : 'no']];
		default:
			return [...told, [path, String(value ?? '')]];
	}
}

const fields = fieldsOf('places');
const read = (base: object, ...entries: [string, string][]) =>
	readForm(fields, base, typedOf(entries)) as ReturnType<typeof place>;

describe('a form', () => {
	it('in which nobody typed says the very record it was made from, for every record of data/', async () => {
		const records = await realRecords();
		for (const kind of kindNames) {
			expect(records[kind].length).toBeGreaterThan(0);
			const field = fieldsOf(kind);
			for (const record of records[kind] as object[]) {
				const all = typedOf(sent(field, '', record));
				// Nothing of it comes from the record before: the form alone says it.
				expect(readForm(field, blank(field), all), `${kind}: ${JSON.stringify(record).slice(0, 60)}`).toEqual(record);
			}
		}
	});

	it('leaves alone what it does not ask', () => {
		const base = place('a', { hours: 'Mo 09:00-12:00', cost: 'free' });
		expect(read(base, ['name', ' Chez nous '])).toEqual({ ...base, name: 'Chez nous' });
		expect(read(base, ['contacts.email', 'a@example.org']).contacts).toEqual({
			...base.contacts,
			email: 'a@example.org'
		});
	});

	it('tells "not told", "told: none" and "as its place" apart', () => {
		const base = place('a', { audience: ['women'], cost: 'free' });
		expect(read(base, ['audience', '']).audience).toBeNull();
		expect(read(base, ['audience', ''], ['audience.told', 'none']).audience).toEqual([]);
		expect(read(base, ['cost', '']).cost).toBeNull();
		const offer: [string, string][] = [
			['offers.count', '1'],
			['offers.0.id', 'meal'],
			['offers.0.need', 'food'],
			['offers.0.theme', ''],
			['offers.0.programme', '']
		];
		const [as] = read(base, ...offer, ['offers.0.cost', ''], ['offers.0.audience', '']).offers;
		expect(as).toEqual({ id: 'meal', need: 'food', theme: null, programme: null });
		const [not] = read(base, ...offer, ['offers.0.cost', ''], ['offers.0.cost.told', 'unknown']).offers;
		expect(not).toHaveProperty('cost', null);
	});

	it('takes out what was told and is no longer asked, and nothing that has to be told', () => {
		const documents = { needed: ['identity' as const], useful: [], notNeeded: [] };
		const base = place('a', { documents, hours: 'Mo 09:00-12:00' });
		const typed = read(base, ['documents.told', 'nothing'], ['hours.told', 'nothing'], ['name.told', 'nothing']);
		expect(typed).toEqual({ ...place('a'), name: '' });
		expect(typed).not.toHaveProperty('documents');
	});

	it('keeps what cannot be right, to be mended', () => {
		const typed = read(place('a'), ['coordinates.lat', 'nord'], ['coordinates.lon', '2,35']);
		expect(typed.coordinates).toEqual({ lat: 'nord', lon: 2.35, precision: '' });
		expect(read(place('a'), ['coordinates.lat', ''], ['coordinates.lon', '']).coordinates).toBeNull();
	});

	it('makes a rewritten text that of its writer, unless they say otherwise', () => {
		const summary = { fr: { value: 'Un', state: 'source' }, en: { value: 'One', state: 'machine' } } as const;
		const base = place('a', { texts: { summary } });
		const english = (...entries: [string, string][]) => read(base, ...entries).texts.summary?.['en'];
		const state: [string, string] = ['texts.summary.en.state', 'machine'];
		expect(english(['texts.summary.en.value', 'One'], state)).toEqual(summary.en);
		expect(english(['texts.summary.en.value', 'Single'], state)).toEqual({ value: 'Single', state: 'human' });
		expect(english(['texts.summary.en.value', 'Single'], ['texts.summary.en.state', 'reviewed'])?.state).toBe(
			'reviewed'
		);
		expect(english(['texts.summary.en.value', ''], state)).toBeUndefined();
		expect(read(base, ['texts.summary.ar.value', 'واحد']).texts.summary?.['ar']?.state).toBe('human');
	});

	it('adds, moves and takes out parts of a list, and only that', () => {
		const base = place('a');
		const more = reshape(fields, base, 'add offers') as typeof base;
		expect(more.offers).toEqual([base.offers[0], { id: '', need: '', theme: null, programme: null }]);
		const moved = reshape(fields, more, 'up offers.1') as typeof base;
		expect(moved.offers.map(({ id }) => id)).toEqual(['', 'meal']);
		expect(reshape(fields, moved, 'remove offers.0')).toEqual(base);
		const spoken = reshape(fields, base, 'add offers.0.languages') as typeof base;
		expect(spoken.offers[0]?.languages).toEqual([{ code: '' }]);
		for (const order of ['remove offers.7', 'up name.1', 'add name', 'remove constructor.0', 'add __proto__', 'x', ''])
			expect(reshape(fields, base, order)).toEqual(base);
	});

	it('takes back what a field says, where it may say nothing', () => {
		const offer = { ...place('a').offers[0]!, hours: 'Mo 09:00-12:00' };
		const base = place('a', { offers: [offer], cost: 'free' });
		const cleared = reshape(fields, base, 'clear offers.0.hours') as typeof base;
		expect(cleared.offers[0]?.hours).toBeUndefined();
		expect(reshape(fields, base, 'clear cost')).toEqual({ ...base, cost: null });
		for (const order of [
			'clear name',
			'clear offers',
			'clear offers.7.hours',
			'clear __proto__',
			'clear',
			'open offers.0'
		])
			expect(reshape(fields, base, order)).toEqual(base);
	});

	it('asks about every field of every kind', () => {
		for (const kind of kindNames as Kind[]) expect(() => fieldsOf(kind)).not.toThrow();
	});
});
