import { describe, expect, test } from 'vitest';
import type { PlaceFacts } from '../edition/format.ts';
import type { SearchInput } from './entities.ts';
import { createSearch } from './search.ts';

type Sketch = Partial<Omit<PlaceFacts, 'address' | 'offers'>> & {
	id: string;
	address?: Partial<PlaceFacts['address']>;
	offers?: string[];
};

function place({ address, offers = ['welcome'], ...given }: Sketch): PlaceFacts {
	return {
		name: given.id,
		aliases: [],
		organisation: null,
		programmes: [],
		address: {
			street: null,
			complement: null,
			postcode: null,
			city: 'Paris',
			insee: null,
			arrondissement: null,
			...address
		},
		addressVisibility: 'public',
		coordinates: null,
		transit: [],
		contacts: { phone: null, shortPhone: null, email: null, website: null },
		accessibility: { stepFree: 'unknown' },
		audience: null,
		languages: null,
		access: null,
		cost: null,
		exceptions: [],
		offers: offers.map((code) => ({
			id: code.replace('.', '-'),
			need: code.split('.')[0],
			theme: code.includes('.') ? code : null,
			programme: null
		})) as PlaceFacts['offers'],
		sources: [],
		checkedOn: null,
		verifications: [],
		...given
	};
}

const programme = (id: string, name: string, given: object = {}): SearchInput['programmes'][number] => ({
	id,
	name,
	aliases: [],
	organisations: [],
	needs: ['french'],
	audience: [],
	coverage: { arrondissements: [], certain: false },
	places: [],
	website: null,
	sources: [],
	checkedOn: null,
	...given
});

const organisation = (
	id: string,
	name: string,
	aliases: string[] = []
): SearchInput['facts']['organisations'][number] => ({
	id,
	name,
	aliases,
	kind: 'association',
	website: null,
	phone: null,
	sources: []
});

function searching(places: Sketch[], rest: Partial<SearchInput['facts']> & Partial<Omit<SearchInput, 'facts'>> = {}) {
	const { programmes = [], organisations = [], ...input } = rest;
	const search = createSearch({
		facts: { places: places.map(place), organisations },
		programmes,
		stations: [],
		words: {},
		texts: {},
		labels: {},
		...input
	});
	return {
		ids: (query: string) => search.find(query).places.map(({ id }) => id),
		scores: (query: string) => search.find(query).places.map(({ score }) => score),
		named: (query: string) => search.find(query).named.map(({ kind, id }) => `${kind}:${id}`)
	};
}

const summary = (value: string) => ({ summary: { value, state: 'source' as const } });
const textsOf = (places: Record<string, ReturnType<typeof summary>>) => ({
	fr: { places, programmes: {}, emergency: {} }
});

test('evidence in order: name, alias, programme, theme, station, need, text', () => {
	const { ids } = searching(
		[
			{ id: 'by-text', name: 'A' },
			{ id: 'by-need', name: 'B', offers: ['hygiene.laundry'] },
			{ id: 'by-station', name: 'C', coordinates: { lat: 48.88, lon: 2.37, precision: 'address' } },
			{ id: 'by-theme', name: 'D', offers: ['health.doctor'] },
			{ id: 'by-programme', name: 'E', programmes: ['lumiere'] },
			{ id: 'by-alias', name: 'F', aliases: ['Lumière'] },
			{ id: 'by-name', name: 'Lumière' }
		],
		{
			programmes: [programme('lumiere', 'Lumière')],
			stations: [{ id: 'lumiere', name: 'Lumière', lines: ['1'], lat: 48.88, lon: 2.37 }],
			words: { fr: { 'health.doctor': ['lumière'], hygiene: ['lumière'] } },
			texts: textsOf({ 'by-text': summary('Une salle pleine de lumière.') })
		}
	);
	expect(ids('lumiere')).toEqual([
		'by-name',
		'by-alias',
		'by-programme',
		'by-theme',
		'by-station',
		'by-need',
		'by-text'
	]);
});

test('equal scores come in the order of the names', () => {
	const { ids } = searching(['c', 'a', 'b'].map((id) => ({ id, name: `Centre ${id}${id}` })));
	expect(ids('centre')).toEqual(['a', 'b', 'c']);
});

test('places that answer every word come before those that answer one', () => {
	const { ids, scores } = searching([
		{ id: 'one', name: 'Cimade Luxembourg' },
		{ id: 'both', name: 'Cimade Belleville' },
		{ id: 'other', name: 'Café Belleville' }
	]);
	expect(ids('cimade belleville')[0]).toBe('both');
	expect(ids('belleville cimade')).toHaveLength(3);
	const [best = 0, second = 0] = scores('cimade belleville');
	expect(second).toBeLessThan(best / 2);
});

test('an unknown word does not hide what the others find', () =>
	expect(searching([{ id: 'cimade', name: 'La Cimade' }]).ids('cimade xyzzyx')).toEqual(['cimade']));

test('stop words are ignored, unless there is nothing else', () => {
	const { ids } = searching([
		{ id: 'halte', name: 'La Halte' },
		{ id: 'bulle', name: 'La Bulle' }
	]);
	expect(ids('je cherche la halte')).toEqual(['halte']);
	expect(ids('I need the halte')).toEqual(['halte']);
	expect(ids('أين halte')).toEqual(['halte']);
	expect(ids('мені потрібно halte')).toEqual(['halte']);
	expect(ids('la')).toEqual(['bulle', 'halte']);
});

test.each(['', '   ', '…', '؟'])('nothing for "%s"', (query) =>
	expect(searching([{ id: 'halte' }]).ids(query)).toEqual([])
);

test('an everyday word leads to its theme, then to the rest of its need', () => {
	const { ids, named } = searching(
		[
			{ id: 'doctor', offers: ['health.doctor'] },
			{ id: 'untold', offers: ['health'] },
			{ id: 'dentist', offers: ['health.dentist'] },
			{ id: 'library', offers: ['culture.library'] }
		],
		{ words: { ar: { 'health.dentist': ['طبيب أسنان', 'أسنان'] }, uk: { 'health.dentist': ['стоматолог'] } } }
	);
	expect(ids('الأسنان')).toEqual(['dentist', 'untold', 'doctor']);
	expect(ids('стоматолога')).toEqual(['dentist', 'untold', 'doctor']);
	expect(named('اسنان')).toEqual(['theme:health.dentist']);
});

test('labels of needs and themes are found', () => {
	const { ids, named } = searching([{ id: 'a', offers: ['food.meal'] }], {
		labels: { en: { food: 'Food', 'food.meal': 'Meals' } }
	});
	expect(ids('food')).toEqual(['a']);
	expect(named('food')).toEqual(['need:food']);
	expect(named('meals')).toEqual(['theme:food.meal']);
});

describe('programmes and organisations', () => {
	const { ids, named } = searching(
		[
			{ id: 'member', programmes: ['cafes'] },
			{ id: 'listed' },
			{ id: 'course', offers: ['french.course'] },
			{ id: 'office', organisation: 'casp' },
			{ id: 'else', offers: ['food.meal'] }
		],
		{
			programmes: [
				programme('cafes', 'Cafés Sociaux', { places: ['listed', 'unpublished'] }),
				programme('eif-fel', 'Réseau EIF-FEL', { aliases: ['EIFFEL'], organisations: ['kolone'] })
			],
			organisations: [
				organisation('casp', "CASP – Centre d'action sociale protestant"),
				organisation('kolone', 'Kolone')
			]
		}
	);
	test('a programme leads to its places', () => expect(ids('cafés sociaux')).toEqual(['listed', 'member']));
	test.each(['eif fel', 'EIF-FEL', 'eiffel', 'eifel'])('%s has no place: those of its main need', (query) => {
		expect(ids(query)).toEqual(['course']);
		expect(named(query)).toEqual(['programme:eif-fel']);
	});
	test('an organisation is found by its acronym or its long name', () => {
		expect(ids('casp')).toEqual(['office']);
		expect(named('centre action sociale protestant')).toEqual(['organisation:casp']);
	});
	test('an organisation without places leads to its programmes', () => expect(ids('kolone')).toEqual(['course']));
});

describe('stations and areas', () => {
	const { ids, named } = searching(
		[
			{ id: 'far', coordinates: { lat: 48.885, lon: 2.37, precision: 'address' } },
			{ id: 'near', coordinates: { lat: 48.8805, lon: 2.37, precision: 'address' } },
			{ id: 'beyond', coordinates: { lat: 48.8895, lon: 2.37, precision: 'address' } },
			{ id: 'hidden', addressVisibility: 'hidden' },
			{
				id: 'meal-18',
				offers: ['food.meal'],
				address: { arrondissement: 18, postcode: '75018', street: '4 rue Affre' }
			},
			{ id: 'meal-19', offers: ['food.meal'], address: { arrondissement: 19, postcode: '75019' } },
			{ id: 'office-18', address: { arrondissement: 18, postcode: '75018' } },
			{ id: 'suburb', address: { city: 'Le Kremlin-Bicêtre', postcode: '94270' } }
		],
		{
			stations: [{ id: 'place-des-fetes', name: 'Place des Fêtes', lines: ['11'], lat: 48.88, lon: 2.37 }],
			words: { fr: { 'food.meal': ['repas'] } }
		}
	);
	test('a station leads to places within 1,000 m, nearest first', () => {
		expect(ids('place des fetes')).toEqual(['near', 'far']);
		expect(named('place des fetes')).toEqual(['station:place-des-fetes']);
	});
	test.each(['18e', '18ème', '75018', '18th', 'paris 18', 'الدائرة ١٨', '18 округ', 'XVIIIe'])(
		'arrondissement %s',
		(query) => {
			expect(ids(query)).toEqual(['meal-18', 'office-18']);
			expect(named(query)).toEqual(['arrondissement:18']);
		}
	);
	test.each(['repas 18e', 'repas paris 18', '75018 repas', 'repas18e'])(
		'%s: both, then what is asked elsewhere',
		(query) => {
			expect(ids(query)).toEqual(['meal-18', 'meal-19']);
			expect(named(query)).toEqual(expect.arrayContaining(['theme:food.meal', 'arrondissement:18']));
		}
	);
	test('a suburb, by name or postcode', () => {
		expect(ids('kremlin bicetre')).toEqual(['suburb']);
		expect(ids('94270')).toEqual(['suburb']);
	});
	test('a street: its number names no arrondissement', () => {
		expect(ids('4 rue affre')).toEqual(['meal-18']);
		expect(named('4 rue affre')).toEqual([]);
	});
});

test('typing goes on: each letter of a name keeps the place first', () => {
	const { ids } = searching([
		{ id: 'baldwin', name: 'Médiathèque James-Baldwin' },
		{ id: 'rostand', name: 'Médiathèque Edmond-Rostand' }
	]);
	const query = 'mediatheque james baldwin';
	for (let length = 'mediatheque ja'.length; length <= query.length; length++) {
		expect(ids(query.slice(0, length))[0]).toBe('baldwin');
	}
});

test('texts in another language than the words are found, last', () => {
	const { ids } = searching([{ id: 'a' }, { id: 'b', name: 'Chorale' }], {
		texts: textsOf({ a: summary('Une chorale le jeudi.') })
	});
	expect(ids('chorale')).toEqual(['b', 'a']);
});

test('a text declared missing is not searched', () => {
	const missing = { summary: { value: 'chorale', state: 'missing' as const } };
	expect(searching([{ id: 'a' }], { texts: { fr: { places: { a: missing } } } }).ids('chorale')).toEqual([]);
});

test('a device without a word list still searches names', () => {
	const { ids } = searching([{ id: 'a', name: 'Archipelia' }]);
	expect(ids('archipelya')).toEqual(['a']);
	expect(ids('archipelia '.repeat(500))).toEqual(['a']);
});
