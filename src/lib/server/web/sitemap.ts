import type { Directory } from '#lib/domain/directory.ts';
import { languages } from '#lib/domain/taxonomy/languages.ts';

const rooms = ['places', 'programmes', 'guides', 'events', 'organisations', 'decisions', 'words'] as const;
const alone = ['', '/emergency', '/about', '/privacy', '/accessibility', '/offline'];

/** Paths of all public pages, without their language. */
export function pagePaths({ places, shards }: Directory): string[] {
	const records: Record<(typeof rooms)[number], readonly { id: string }[]> = {
		places,
		programmes: shards.programmes,
		guides: shards.guides,
		events: shards.events,
		organisations: shards.facts.organisations,
		decisions: shards.notices,
		words: shards.terms
	};
	return [...alone, ...rooms.flatMap((room) => [`/${room}`, ...records[room].map(({ id }) => `/${room}/${id}`)])];
}

/** sitemaps.org 0.9, each page with its other languages (Google's `xhtml:link` extension). */
export function sitemap(directory: Directory, origin: string): string {
	const codes = languages.map(({ code }) => code);
	const urls = pagePaths(directory).flatMap((path) => {
		const others = codes
			.map((code) => `<xhtml:link rel="alternate" hreflang="${code}" href="${origin}/${code}${path}"/>`)
			.join('');
		return codes.map((code) => `<url><loc>${origin}/${code}${path}</loc>${others}</url>`);
	});
	const names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';
	return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${names}>\n${urls.join('\n')}\n</urlset>\n`;
}
