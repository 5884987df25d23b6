import { describe, expect, it } from 'vitest';
import { rss, type FeedItem } from './feed.ts';

const channel = {
	title: 'New',
	description: 'A & B',
	lang: 'fr',
	origin: 'https://fanal.example',
	self: '/fr/new.rss'
} as const;
const item: FeedItem = { path: 'places/x', title: '<Café> & "thé"', summary: 'Ici', date: '2025-05-20' };

describe('the feed', () => {
	it('escapes what editors typed', () => {
		const feed = rss(channel, [item]);
		expect(feed).toContain('<title>&lt;Café&gt; &amp; &quot;thé&quot;</title>');
		expect(feed).toContain('<description>A &amp; B</description>');
	});

	it('dates and names an item by its facts, so that it is new again only when they are', () => {
		const feed = rss(channel, [item]);
		expect(feed).toContain('<pubDate>Tue, 20 May 2025 12:00:00 GMT</pubDate>');
		expect(feed).toContain('<guid isPermaLink="false">places/x@2025-05-20</guid>');
		expect(rss(channel, [{ ...item, date: '2026-01-02' }])).toContain('places/x@2026-01-02');
	});
});
