import { isLang } from '#lib/domain/taxonomy/languages.ts';
import { currentDirectory } from '../editions/current-directory.ts';
import { structuredData } from './structured-data.ts';
import { webWordsFor } from './words.ts';

const locales = { fr: 'fr_FR', en: 'en_GB', ar: 'ar_AR', uk: 'uk_UA' } as const;

/**
 * What a page says to search engines and messengers, as elements of its `<head>`: canonical address, Open Graph,
 * structured data, the feed. Written by the server alone: no script of the page ever reads it. `html` is the page so far,
 * which holds its title and description.
 */
export async function webHead(html: string, { origin, pathname }: URL): Promise<string> {
	const lang = pathname.split('/')[1];
	const title = /<title>([^<]*)<\/title>/.exec(html)?.[1];
	if (!isLang(lang) || !title) return '';
	const words = await webWordsFor(lang);
	const description = /<meta name="description" content="([^"]*)"/.exec(html)?.[1];
	const room = pathname.split('/')[2] ?? '';
	const roomName = words.exists(`room.${room}`) ? words.t(`room.${room}` as 'room.places') : null;
	const things = structuredData({
		directory: currentDirectory(),
		origin,
		path: pathname,
		lang,
		at: Date.now(),
		title: unescape(title.split(' · ')[0] ?? title),
		roomName
	});
	const properties: [string, string | undefined][] = [
		['og:type', 'website'],
		['og:site_name', 'Fanal'],
		['og:title', title],
		['og:description', description],
		['og:url', origin + pathname],
		['og:locale', locales[lang]],
		['og:image', `${origin}/card.png`],
		['og:image:width', '1200'],
		['og:image:height', '630'],
		['og:image:alt', words.t('card')]
	];
	return [
		`<link rel="canonical" href="${origin}${pathname}"/>`,
		`<link rel="alternate" type="application/rss+xml" href="/${lang}/new.rss" title="${words.t('feed.title')}"/>`,
		...properties.flatMap(([name, value]) =>
			value ? [`<meta property="${name}" content="${attribute(value)}"/>`] : []
		),
		'<meta name="twitter:card" content="summary_large_image"/>',
		`<script type="application/ld+json">${jsonLd(things)}</script>`
	].join('');
}

/** `<` would let a text end the element. */
export const jsonLd = (things: object[]): string =>
	JSON.stringify({ '@context': 'https://schema.org', '@graph': things }).replaceAll('<', '\\u003c');

/** Text of an element, which holds `"` as it is, as the value of an attribute. */
const attribute = (text: string): string => text.replaceAll('"', '&quot;');

const unescape = (text: string): string =>
	text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
