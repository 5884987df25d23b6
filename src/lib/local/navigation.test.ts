import { describe, expect, it } from 'vitest';
import { decide, type Decision, type RequestFacts } from './navigation.ts';

const visit: RequestFacts = {
	method: 'GET',
	sameOrigin: true,
	path: '/fr',
	navigation: true,
	precached: false,
	heldFormat: null,
	format: 1
};
const file: RequestFacts = { ...visit, navigation: false };
const held = { heldFormat: 1 };

describe('decide', () => {
	const pages = ['/', '/fr', '/ar/places/croix-rouge', '/fr/staffing', '/apiary', '/mapping', '/uk/no-such-page'];
	it.each(pages)('answers a visit of %s from the device when it holds an edition, else from the network', (path) => {
		expect(decide({ ...visit, path, ...held })).toBe('shell');
		expect(decide({ ...visit, path })).toBe('network-then-shell');
	});

	it('does not open an edition of another format', () => {
		expect(decide({ ...visit, heldFormat: 2 })).toBe('network-then-shell');
		expect(decide({ ...visit, heldFormat: 1, format: 2 })).toBe('network-then-shell');
	});

	const server = [
		'/staff',
		'/staff/places/1',
		'/api/v1/places',
		'/editions/current.json',
		'/pages/fr/x',
		'/map/current.json',
		'/map/0a1b2c',
		'/healthz',
		'/readyz'
	];
	it.each(server)('never touches %s', (path) => {
		for (const request of [visit, file]) {
			expect(decide({ ...request, path, ...held })).toBe('pass');
			expect(decide({ ...request, path, precached: true, ...held })).toBe('pass');
		}
	});

	it.each<[string, Partial<RequestFacts>, Decision]>([
		['a form that is sent', { method: 'POST', ...held }, 'pass'],
		['another site', { sameOrigin: false, precached: true, ...held }, 'pass'],
		['the shell itself', { path: '/shell', precached: true }, 'shell'],
		['a file of the code', { path: '/_app/immutable/a.js', precached: true, navigation: false }, 'cache'],
		['a picture opened by itself', { path: '/icon.svg', precached: true, ...held }, 'cache'],
		['a file of an older code', { path: '/_app/immutable/old.js', navigation: false, ...held }, 'pass'],
		['a document to download', { path: '/fr/event.ics', ...held }, 'pass'],
		['data a page asks for', { navigation: false, ...held }, 'pass']
	])('%s', (_, facts, decision) => {
		expect(decide({ ...visit, ...facts })).toBe(decision);
	});
});
