import { describe, expect, it } from 'vitest';
import { literalTexts } from './literal-text.ts';

describe('literalTexts', () => {
	it.each([
		['a text', '<p>\n\tBonjour\n</p>', { line: 1, where: 'text', text: 'Bonjour' }],
		['another script', '<p>سلام</p>', { line: 1, where: 'text', text: 'سلام' }],
		['a text beside an expression', '<p>{count} km</p>', { line: 1, where: 'text', text: 'km' }],
		['a text in a block', '{#if a}\n<b>Так</b>\n{:else}…{/if}', { line: 2, where: 'text', text: 'Так' }],
		['a text in a snippet', '{#snippet s()}Oui{/snippet}', { line: 1, where: 'text', text: 'Oui' }],
		['a label', '<button aria-label="Close">×</button>', { line: 1, where: 'aria-label', text: 'Close' }],
		['part of a title', '<p title="Le {day}"></p>', { line: 1, where: 'title', text: 'Le' }],
		['a label of a component', '<Icon label="Fermer" />', { line: 1, where: 'label', text: 'Fermer' }],
		[
			'a page title',
			'<svelte:head><title>Carte · Fanal</title></svelte:head>',
			{ line: 1, where: 'text', text: 'Carte · Fanal' }
		]
	])('finds %s', (_, source, expected) => {
		expect(literalTexts(source)).toEqual([expected]);
	});

	it.each([
		['expressions', '<p title={t("a.b")} class="open">{t("home.title")} · {1 + 1}</p>'],
		['the name of the site', '<h1>Fanal</h1><img alt="Fanal" src="/a.png" />'],
		['figures and signs', '<p>115 · 17:00 →</p>'],
		['code, styles and comments', '<!-- Why --><script>const a = "b";</script><style>p { color: red; }</style>'],
		['attributes that nobody reads', '<a href="/fr" lang="fr" data-line="RER A">{name}</a>']
	])('leaves %s alone', (_, source) => {
		expect(literalTexts(source)).toEqual([]);
	});
});
