import { currentDirectory } from '#lib/server/editions/current-directory.ts';
import { sitemap } from '#lib/server/web/sitemap.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) =>
	new Response(sitemap(currentDirectory(), url.origin), { headers: { 'content-type': 'application/xml' } });
