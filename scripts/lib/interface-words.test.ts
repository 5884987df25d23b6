import { describe, expect, it } from 'vitest';
import { wordProblems } from './interface-words.ts';

const french = {
	nav: { home: 'Accueil', hello: 'Bonjour {{name}}' },
	steps: ['Venez', 'Demandez'],
	places_one: '{{count}} lieu',
	places_many: '{{count}} de lieux',
	places_other: '{{count}} lieux'
};
const english = {
	nav: { home: 'Home', hello: 'Hello {{name}}' },
	steps: ['Come', 'Ask'],
	places_one: 'one place',
	places_other: '{{count}} places'
};
const ukrainian = {
	nav: { home: 'Головна', hello: 'Вітаємо, {{ name }}' },
	steps: ['Приходьте', 'Спитайте'],
	places_one: '{{count}} місце',
	places_few: '{{count}} місця',
	places_many: '{{count}} місць',
	places_other: '{{count}} місця'
};
const keys = (lang: string, content: unknown) => wordProblems(lang, content, french).map(({ key }) => key);

describe('wordProblems', () => {
	it('is content with the same keys, the forms of each language, and "one place" without a figure', () => {
		expect(wordProblems('fr', french, french)).toEqual([]);
		expect(wordProblems('en', english, french)).toEqual([]);
		expect(wordProblems('uk', ukrainian, french)).toEqual([]);
	});

	it.each([
		['a missing key', { ...english, nav: { hello: 'Hello {{name}}' } }, 'nav.home'],
		['a key of its own', { ...english, extra: 'More' }, 'extra'],
		['a group where a text stands', { ...english, nav: { ...english.nav, home: { a: 'Home' } } }, 'nav.home.a'],
		['a number', { ...english, nav: { ...english.nav, home: 1 } }, 'nav.home'],
		['a longer list', { ...english, steps: ['Come', 'Ask', 'Wait'] }, 'steps.2'],
		['a shorter list', { ...english, steps: ['Come'] }, 'steps.1'],
		['an empty text', { ...english, nav: { ...english.nav, home: ' ' } }, 'nav.home'],
		['HTML', { ...english, nav: { ...english.nav, home: '<b>Home</b>' } }, 'nav.home'],
		['an entity', { ...english, nav: { ...english.nav, home: 'Home&nbsp;!' } }, 'nav.home'],
		['a lost placeholder', { ...english, nav: { ...english.nav, hello: 'Hello' } }, 'nav.hello'],
		['another placeholder', { ...english, nav: { ...english.nav, home: '{{name}}' } }, 'nav.home'],
		['a broken placeholder', { ...english, nav: { ...english.nav, hello: 'Hello {{name}} {{' } }, 'nav.hello'],
		['a plural without its figure', { ...english, places_other: 'places' }, 'places_other'],
		['a form that English does not have', { ...english, places_few: '{{count}} places' }, 'places_few'],
		['a family of its own', { ...english, days_one: '{{count}} day', days_other: '{{count}} days' }, 'days_other']
	])('finds %s', (_, content, key) => {
		expect(keys('en', content)).toContain(key);
	});

	it('wants every form of the language', () => {
		const { places_many, ...without } = ukrainian;
		expect(places_many).toBeDefined();
		expect(keys('uk', without)).toEqual(['places_many']);
	});

	it('wants the figure in a form that stands for several numbers: 1, 21, 31 in Ukrainian', () => {
		expect(keys('uk', { ...ukrainian, places_one: 'одне місце' })).toEqual(['places_one']);
	});
});
