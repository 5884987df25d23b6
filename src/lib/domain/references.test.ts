import { expect, it } from 'vitest';
import { namedIn, referenceOf } from './references.ts';

it('a field names records of one kind, wherever it stands', () => {
	expect(['organisation', 'offers.meal.programme', 'programmes.0', 'name', 'constructor'].map(referenceOf)).toEqual([
		...['organisations', 'programmes', 'programmes'],
		...[null, null]
	]);
});

it('the records that a value names are found in parts of it too', () => {
	const offers = [
		{ id: 'meal', need: 'food', programme: 'oepre' },
		{ id: 'bed', programme: null }
	];
	expect(namedIn('offers', offers)).toEqual([{ kind: 'programmes', id: 'oepre' }]);
	expect(namedIn('programmes', ['a', 'b'])).toEqual([
		{ kind: 'programmes', id: 'a' },
		{ kind: 'programmes', id: 'b' }
	]);
	expect(namedIn('organisation', null)).toEqual([]);
});
