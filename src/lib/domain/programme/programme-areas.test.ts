import { beforeAll, describe, expect, it } from 'vitest';
import type { Directory } from '../directory.ts';
import { find } from '../find.ts';
import { emptyQuery, type Query } from '../query.ts';
import { invented, place, programme, realDirectory, tuesday } from '../testing.ts';
import { programmeAreas } from './programme-areas.ts';

const areasOf = (directory: Directory, query: Partial<Query> = {}) =>
	programmeAreas(
		directory,
		find(directory, { ...emptyQuery, ...query }, { lang: 'fr', at: tuesday, hits: null, limit: 1 }),
		'fr'
	);
const ids = (directory: Directory, query: Partial<Query> = {}) => areasOf(directory, query).map(({ id }) => id);

describe('a map of places', () => {
	const some = { coverage: { arrondissements: [18, 19], certain: false } };
	const everywhere = { arrondissements: Array.from({ length: 20 }, (_, index) => index + 1), certain: true };
	const directory = invented({
		places: [place('door', { programmes: ['with-door'] })],
		programmes: [
			programme('with-door', { ...some, needs: ['food'] }),
			programme('courses', { ...some, needs: ['french'] }),
			programme('lawyers', { ...some, needs: ['rights'] }),
			programme('everywhere', { coverage: everywhere }),
			programme('nobody-told')
		]
	});

	it('draws what is told by arrondissement and has no mark', () => {
		expect(ids(directory)).toEqual(['courses', 'lawyers']);
		expect(ids(directory, { needs: ['french'] })).toEqual(['courses']);
		expect(ids(directory, { needs: ['food'] })).toEqual([]);
	});

	it('draws a programme asked for by name, and no other', () => {
		expect(ids(directory, { programme: 'with-door' })).toEqual(['with-door']);
		expect(ids(directory, { programme: 'everywhere' })).toEqual([]);
		expect(ids(directory, { q: 'soup' })).toEqual([]);
	});
});

describe('the founding records', () => {
	let real: Directory;
	beforeAll(async () => {
		real = await realDirectory();
	});

	it('name six arrondissements of the EIF-FEL, say that three more are announced, and name none of those', () => {
		const eifFel = areasOf(real, { needs: ['french'] }).find(({ id }) => id === 'eif-fel');
		expect(eifFel).toMatchObject({ arrondissements: [13, 14, 17, 18, 19, 20], certain: false });
		expect(eifFel?.note?.value).toContain('Les trois autres ne sont pas nommés');
	});
});
