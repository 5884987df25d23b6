import { needsOf, type Directory } from '#lib/domain/directory.ts';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import type { Need } from '#lib/domain/taxonomy/needs.ts';

export interface FeedItem {
	/** `places/maison-des-refugies`: the address without its language. */
	path: string;
	title: string;
	summary: string;
	/** `YYYY-MM-DD`, of the newest source. */
	date: string;
}

const MOST = 30;

/** What was told last, newest first, for one need or all: only what is dated to the day. */
export function newest(directory: Directory, need: Need | null, lang: Lang): FeedItem[] {
	const { programmes, guides, events } = directory.shards;
	const text = (kind: 'places' | 'programmes' | 'guides' | 'events', id: string, field: string) =>
		directory.text(kind, id, field, lang)?.value ?? '';
	const items = [
		...directory.places.map((place) => ({
			...item('places', place, place.name, text('places', place.id, 'summary')),
			needs: needsOf(place)
		})),
		...programmes.map((each) => ({
			...item('programmes', each, each.name, text('programmes', each.id, 'summary')),
			needs: each.needs
		})),
		...guides.map((each) => ({
			...item('guides', each, text('guides', each.id, 'title'), text('guides', each.id, 'steps.0')),
			needs: [each.need]
		})),
		...events.map((each) => ({
			...item('events', each, text('events', each.id, 'title'), text('events', each.id, 'summary')),
			needs: each.need ? [each.need] : []
		}))
	];
	return items
		.filter(({ date, needs }) => /^\d{4}-\d\d-\d\d$/.test(date) && (need === null || needs.includes(need)))
		.sort((a, b) => (a.date === b.date ? (a.path < b.path ? -1 : 1) : a.date < b.date ? 1 : -1))
		.slice(0, MOST)
		.map(({ path, title, summary, date }) => ({ path, title, summary, date }));
}

function item(
	room: string,
	{ id, checkedOn }: { id: string; checkedOn: string | null },
	title: string,
	summary: string
) {
	return { path: `${room}/${id}`, title, summary, date: checkedOn ?? '' };
}

interface Channel {
	title: string;
	description: string;
	lang: Lang;
	origin: string;
	/** Path and query of the feed itself. */
	self: string;
}

/** RSS 2.0. An item keeps its `guid` until its facts are told anew. */
export function rss({ title, description, lang, origin, self }: Channel, items: FeedItem[]): string {
	const entries = items.map(
		(each) =>
			`<item><title>${xml(each.title)}</title><link>${origin}/${lang}/${each.path}</link>` +
			`<guid isPermaLink="false">${each.path}@${each.date}</guid>` +
			`<pubDate>${new Date(`${each.date}T12:00:00Z`).toUTCString()}</pubDate>` +
			`<description>${xml(each.summary)}</description></item>`
	);
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
		`<title>${xml(title)}</title><link>${origin}/${lang}</link><description>${xml(description)}</description>`,
		`<language>${lang}</language><atom:link href="${xml(origin + self)}" rel="self" type="application/rss+xml"/>`,
		...entries,
		'</channel></rss>\n'
	].join('\n');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const xml = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
