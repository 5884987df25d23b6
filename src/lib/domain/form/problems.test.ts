import { describe, expect, it } from 'vitest';
import { kindNames } from '../kinds.ts';
import type { Place } from '../place/place.ts';
import { guide, place, realRecords } from '../testing.ts';
import { blank, fieldsOf } from './field.ts';
import { placeProblems, recordProblems, recordWarnings } from './problems.ts';

const said = (change: object) =>
	recordProblems('places', { ...place('a'), ...change }).map(({ field, code }) => `${field} ${code}`);
const across = (change: Partial<Place>) =>
	placeProblems(place('a', change)).map(({ field, code }) => `${field} ${code}`);

describe('problems of a record', () => {
	it('are none in any record of data/', async () => {
		const records = await realRecords();
		for (const kind of kindNames) for (const record of records[kind]) expect(recordProblems(kind, record)).toEqual([]);
		for (const each of records.places) expect(placeProblems(each), each.id).toEqual([]);
	});

	it('say where, and what to write there', () => {
		const contacts = { phone: '01 40', shortPhone: null, email: 'a@', website: 'www.paris.fr' };
		expect(said({ contacts })).toEqual(['contacts.phone phone', 'contacts.email email', 'contacts.website web']);
		expect(said({ name: '' })).toEqual(['name empty']);
		expect(said({ name: 'A' })).toEqual(['name short']);
		expect(said({ offers: [] })).toEqual(['offers none']);
		expect(said({ offers: [{ id: 'a', need: '', theme: null, programme: null }] })).toEqual(['offers.0.need choose']);
		expect(said({ coordinates: { lat: 'nord', lon: 2.3, precision: '' } })).toEqual([
			'coordinates.lat latitude',
			'coordinates.precision choose'
		]);
		expect(said({ languages: [{ code: 'arabe' }] })).toEqual(['languages.0.code language']);
		expect(said({ languages: [{ code: 'ar', when: 'week 1-10 Tu 14:00+' }] })).toEqual(['languages.0.when slot']);
		expect(said({ documents: { needed: ['nothing', 'photo'], useful: [], notNeeded: [] } })).toEqual([
			'documents.needed nothing'
		]);
		expect(said({ capacity: { state: 'full', expires: '' } })).toEqual(['capacity.expires empty']);
		expect(said({ name: 'Caf\u202e' })).toEqual(['name bidi']);
		const exception = { from: 'demain', to: '2027-01-01', kind: 'closed' };
		expect(said({ exceptions: [exception] })).toEqual(['exceptions.0.from day']);
	});

	it('name every field that a new record leaves open, in every kind', () => {
		for (const kind of kindNames) {
			const problems = recordProblems(kind, blank(fieldsOf(kind)));
			expect(problems.length).toBeGreaterThan(0);
			for (const { code } of problems)
				expect(['empty', 'none', 'choose', 'number', 'short', 'other', 'id']).toContain(code);
		}
	});

	it('of a place lie between its fields too', () => {
		expect(across({})).toEqual([]);
		const address = {
			street: null,
			complement: null,
			postcode: '75020',
			city: 'Paris',
			insee: null,
			arrondissement: 19
		};
		expect(across({ address })).toEqual(['address.postcode postcodeElsewhere', 'address.street street']);
		expect(across({ addressVisibility: null, texts: {} })).toEqual([
			'addressVisibility visibility',
			'texts.summary.fr.value source'
		]);
		const closed = { from: '2027-02-02', to: '2027-02-01', kind: 'closed' as const };
		expect(across({ exceptions: [closed, { ...closed, to: '2027-02-03', kind: 'hours' }] })).toEqual([
			'exceptions.0.to order',
			'exceptions.1.hours otherHours'
		]);
		const meal = { id: 'meal', need: 'food', theme: 'rights.letters', programme: null } as const;
		expect(across({ offers: [meal, { ...meal, theme: null }] })).toEqual(['offers.0.theme theme', 'offers.1.id twice']);
	});

	it('of a lead are the facts it may not hold yet', () => {
		const editorial = { confidence: 'low', publish: false, publishReason: null, notes: null } as const;
		const contacts = { phone: '+33140332525', shortPhone: null, email: null, website: null };
		expect(across({ editorial, contacts })).toEqual(['editorial.publishReason reason', 'contacts.phone lead']);
	});

	it('are no warnings: a name of two alphabets is looked at again, and may stay', () => {
		expect(recordWarnings(place('a', { name: 'Саfé', aliases: ['Café'] }))).toEqual([
			{ field: 'name', code: 'looksAlike', detail: 'Саfé' }
		]);
		const title = { fr: { value: 'Sе loger', state: 'source' }, uk: { value: 'Житло в CAF', state: 'human' } };
		expect(recordWarnings(guide('a', { title } as never))).toMatchObject([{ field: 'title', detail: 'Sе loger' }]);
	});
});
