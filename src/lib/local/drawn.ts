import { drawnKey, DRAWN_CACHE } from './drawn-key.ts';
import { startLater } from './start-later.ts';

/** Pages that hold nothing of their reader: the home page and the whole list, as everybody sees them. */
const sharedPage = /^\/[a-z]{2,3}(\/places)?$/;

/**
 * What is not seen at first is laid out when it is needed; on a phone not even what is near to the screen before the first
 * frames are drawn (`startLater` marks the page then).
 */
const belowScreen =
	'#drawn li:nth-child(n + 3) > .place{content-visibility:auto;contain-intrinsic-size:auto 12rem}' +
	'@media (scripting: enabled) and (max-width: 40rem) and (max-height: 56rem){' +
	'html:not([data-seen]) #drawn :is(li:nth-child(n + 3) > .place, footer){content-visibility:hidden}}';

/**
 * Keeps the page on screen as it is drawn, so that the worker can show it at once the next time, while the code starts.
 * `edition` is what it was drawn from. Kept: the home page and the list without filters. What depends on the hour is
 * marked `data-now` and stays hidden until it is told anew; what concerns this visit alone is marked `data-fleeting`.
 */
export async function keepDrawn(edition: string): Promise<void> {
	const { pathname, search } = location;
	const app = document.getElementById('app');
	if (search || !sharedPage.test(pathname) || !app || !globalThis.caches) return;
	await workerIsInCharge();
	const shell = await fetch('/shell');
	const html = await shell.text();
	if (!sameCode(html) || location.pathname !== pathname || location.search) return;
	const content = still(app);
	const style = usedStyles([...document.styleSheets], content) + belowScreen;
	const { lang, dir } = document.documentElement;
	const { html: later, script } = startLater(html);
	const page = later
		// The header says the same, and allows this page's styles and script.
		.replace(/<meta http-equiv="content-security-policy"[^>]*>/, '')
		// They are among the styles of this page.
		.replace(/<style>[\s\S]*?<\/style>/, '')
		.replace(/<html [^>]*>/, () => `<html lang="${lang}" dir="${dir}" data-rendered="shell">`)
		.replace('</head>', () => `<title>${escape(document.title)}</title><style>${style}</style></head>`)
		.replace('<div id="app">', () => `<div id="drawn">${content}</div><div id="app">`);
	const headers = await headersFor(shell, style, script);
	const cache = await caches.open(DRAWN_CACHE);
	await cache.put(drawnKey(pathname, edition), new Response(page, { headers }));
	const older = (await cache.keys()).filter(({ url }) => !url.endsWith(`?${edition}`));
	await Promise.all(older.map((request) => cache.delete(request)));
}

/** The worker that takes over lets go of all pages drawn by other code; before that the shell is not here either. */
async function workerIsInCharge(): Promise<void> {
	const { serviceWorker } = navigator;
	if (serviceWorker.controller) return;
	await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
}

/** Without what runs, and what was said to this visit alone. */
function still(app: HTMLElement): string {
	const copy = app.cloneNode(true) as HTMLElement;
	for (const element of copy.querySelectorAll('script, [data-fleeting]')) element.remove();
	for (const open of copy.querySelectorAll('details[open]')) open.removeAttribute('open');
	// As nodes: older browsers write `<!--` into an attribute as it is, and what somebody typed would begin a comment.
	const comments = document.createNodeIterator(copy, NodeFilter.SHOW_COMMENT);
	for (let each = comments.nextNode(); each; each = comments.nextNode()) (each as Comment).remove();
	return copy.innerHTML;
}

const ofComponent = /\.(s-[a-z\d]{4})\b/g;

/** The styles of what stands in this page, without those of parts that do not: what is shorter is on screen sooner. */
function usedStyles(sheets: CSSStyleSheet[], html: string): string {
	const standing = (rule: CSSRule) => {
		const classes = [...rule.cssText.matchAll(ofComponent)].map(([, name]) => name ?? '');
		return classes.length === 0 || classes.some((name) => html.includes(name));
	};
	const rules = sheets.flatMap(({ cssRules }) => [...cssRules]).filter(standing);
	return rules.map(({ cssText }) => cssText.replaceAll(/([{};,:])\s+/g, '$1')).join('');
}

/** A shell of another code version would find other files than this page's. */
function sameCode(shell: string): boolean {
	const start = /\/entry\/start\.[\w-]+\.js/;
	const mine = [...document.scripts].map(({ text }) => start.exec(text)?.[0]).find(Boolean);
	return mine !== undefined && shell.includes(mine);
}

/** The shell's, which say among others that no address is told to anybody; what stands in this page is allowed by its hash. */
async function headersFor(shell: Response, style: string, script: string): Promise<Headers> {
	const headers = new Headers(shell.headers);
	for (const name of ['content-length', 'content-encoding', 'etag', 'last-modified']) headers.delete(name);
	const policy = (headers.get('content-security-policy') ?? '')
		.replace('style-src ', `style-src '${await hashOf(style)}' `)
		.replace('script-src ', `script-src '${await hashOf(script)}' `);
	headers.set('content-security-policy', policy);
	return headers;
}

async function hashOf(text: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
