import { describe, expect, it } from 'vitest';
import { parseQuery } from '#lib/domain/parse-query.ts';
import { emptyQuery } from '#lib/domain/query.ts';
import { listAddress } from './address.ts';

describe('listAddress', () => {
	const query = { ...emptyQuery, q: 'soupe & café', needs: ['food' as const], walkIn: true };

	it('changes one thing and keeps the rest', () => {
		const address = listAddress('ar', query, { walkIn: false, free: true }, 'list');
		const [path, search] = address.split('?');
		expect(path).toBe('/ar/places');
		expect(parseQuery(new URLSearchParams(search)).query).toEqual({ ...query, walkIn: false, free: true });
	});

	it('is bare when nothing is asked', () => {
		expect(listAddress('fr', query, emptyQuery, 'list')).toBe('/fr/places');
	});

	it('stays on the map', () => {
		expect(listAddress('fr', emptyQuery, {}, 'map')).toBe('/fr/places?view=map');
		expect(listAddress('fr', emptyQuery, { needs: ['food'] }, 'map')).toBe('/fr/places?need=food&view=map');
	});

	it('leaves the query as it was', () => {
		const before = structuredClone(query);
		listAddress('fr', query, { needs: [] }, 'map');
		expect(query).toEqual(before);
	});
});
