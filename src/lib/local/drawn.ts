import { drawnKey, DRAWN_CACHE } from './drawn-key.ts';

/** Pages that hold nothing of their reader: the home page and the whole list, as everybody sees them. */
const sharedPage = /^\/[a-z]{2,3}(\/places)?$/;

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
	const style = [...document.styleSheets]
		.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText))
		.join('');
	const { lang, dir } = document.documentElement;
	const page = html
		// The header says the same, and allows this page's styles.
		.replace(/<meta http-equiv="content-security-policy"[^>]*>/, '')
		.replace(/<html [^>]*>/, () => `<html lang="${lang}" dir="${dir}" data-rendered="shell">`)
		.replace('</head>', () => `<title>${escape(document.title)}</title><style>${style}</style></head>`)
		.replace('<div id="app">', () => `<div id="drawn">${still(app)}</div><div id="app">`);
	const headers = await headersFor(shell, style);
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
	return copy.innerHTML.replaceAll(/<!--.*?-->/gs, '');
}

/** A shell of another code version would find other files than this page's. */
function sameCode(shell: string): boolean {
	const start = /\/entry\/start\.[\w-]+\.js/;
	const mine = [...document.scripts].map(({ text }) => start.exec(text)?.[0]).find(Boolean);
	return mine !== undefined && shell.includes(mine);
}

/** The shell's, which say among others that no address is told to anybody; this page's own styles are allowed by their hash. */
async function headersFor(shell: Response, style: string): Promise<Headers> {
	const headers = new Headers(shell.headers);
	for (const name of ['content-length', 'content-encoding', 'etag', 'last-modified']) headers.delete(name);
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
	const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
	const policy = headers.get('content-security-policy') ?? '';
	headers.set('content-security-policy', policy.replace('style-src ', `style-src 'sha256-${hash}' `));
	return headers;
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
