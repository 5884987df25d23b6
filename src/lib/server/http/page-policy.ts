import { createHash } from 'node:crypto';

const STRICT: Record<string, string[]> = {
	'default-src': ["'none'"],
	'script-src': ["'self'"],
	'style-src': ["'self'"],
	'img-src': ["'self'", 'data:'],
	'connect-src': ["'self'"],
	'worker-src': ["'self'"],
	'manifest-src': ["'self'"],
	'base-uri': ["'none'"],
	'form-action': ["'self'"]
};

/**
 * The header policy of a page made at build time. A page carries its own in a `<meta>`, and a browser takes the
 * intersection of the two, so the header repeats it with the hashes of the inline code really in the file. It adds
 * `frame-ancestors`, which a `<meta>` cannot carry, and never lets an `unsafe-` source through but the hashed one.
 */
export function pagePolicy(html: string): string {
	const directives = metaPolicy(html) ?? structuredClone(STRICT);
	for (const [name, element] of [
		['script-src', 'script'],
		['style-src', 'style']
	] as const) {
		const own = (directives[name] ?? ["'self'"]).filter((source) => !source.startsWith("'sha"));
		directives[name] = [...own, ...inlineHashes(html, element)];
	}
	directives['frame-ancestors'] = ["'none'"];
	const allowed = (source: string) => source !== "'unsafe-inline'" && source !== "'unsafe-eval'";
	return Object.entries(directives)
		.map(([name, sources]) => [name, ...sources.filter(allowed)].join(' '))
		.join('; ');
}

/** Browsers hash the text between the tags, byte for byte. */
function inlineHashes(html: string, element: 'script' | 'style'): string[] {
	const blocks = html.matchAll(new RegExp(`<${element}\\b([^>]*)>([\\s\\S]*?)</${element}\\s*>`, 'gi'));
	const hashes = [...blocks]
		.filter(([, attributes = '']) => !/\ssrc\s*=/i.test(attributes))
		.map(([, , text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
	return [...new Set(hashes)];
}

function metaPolicy(html: string): Record<string, string[]> | undefined {
	const meta = /<meta\b[^>]*http-equiv="content-security-policy"[^>]*>/i.exec(html)?.[0];
	const content = meta && /\bcontent="([^"]*)"/i.exec(meta)?.[1];
	if (!content) return undefined;
	const directives = content
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.split(';')
		.map((directive) => directive.trim().split(/\s+/))
		.filter(([name]) => name);
	return Object.fromEntries(directives.map(([name = '', ...sources]) => [name, sources]));
}
