import type { RequestHandler } from './$types';

/** Search engines read pages; what only our own code reads is left alone. */
const rules = [
	'User-agent: *',
	...['/api/', '/pages/', '/editions/', '/map/', '/shell', '/staff'].map((path) => `Disallow: ${path}`)
];

export const GET: RequestHandler = ({ url }) =>
	new Response([...rules, `Sitemap: ${url.origin}/sitemap.xml`, ''].join('\n'), {
		headers: { 'content-type': 'text/plain; charset=utf-8' }
	});
