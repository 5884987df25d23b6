import type { Page } from '@playwright/test';

/** A page that was looked at: what of it is no text, and whether it says what it should. */
export interface Look {
	url: string;
	status: number;
	/** What a text has become: elements, attributes, scripts. */
	wrong: string[];
	says: boolean;
}

/** An address, or where a form goes, and a text that has to stand on the page. */
export interface Asked {
	url: string;
	text: string | null;
	form?: Record<string, string>;
}

/**
 * Reads pages as a browser does, without running them: `says` is whether each text stands there, in its words or in a
 * field. Asked by a page of the same site.
 */
export const lookAt = (page: Page, asked: Asked[]): Promise<Look[]> => inPage(page, readEach, asked);

/** Goes from page to page as a click does, and reads each as it stands in the running document. */
export const walkThrough = (page: Page, asked: Asked[]): Promise<Look[]> => inPage(page, walkEach, asked);

/** What of the running page is no text. */
export const wrongHere = (page: Page): Promise<string[]> => page.evaluate(`(${wrongIn})(document)`);

type Reader = (asked: Asked[], wrongIn: (parsed: Document) => string[], says: typeof saysIn) => Promise<Look[]>;

/** Functions travel as their source: they hold nothing of this file. */
const inPage = (page: Page, read: Reader, asked: Asked[]): Promise<Look[]> =>
	page.evaluate(`(${read})(${JSON.stringify(asked)}, ${wrongIn}, ${saysIn})`);

async function readEach(asked: Asked[], wrong: (parsed: Document) => string[], says: typeof saysIn): Promise<Look[]> {
	const looks: Look[] = [];
	for (const { url, text, form } of asked) {
		const answer = await fetch(url, form ? { method: 'POST', body: new URLSearchParams(form) } : {});
		const parsed = new DOMParser().parseFromString(await answer.text(), 'text/html');
		looks.push({ url, status: answer.status, wrong: wrong(parsed), says: says(parsed, text) });
	}
	return looks;
}

async function walkEach(asked: Asked[], wrong: (parsed: Document) => string[], says: typeof saysIn): Promise<Look[]> {
	const looks: Look[] = [];
	const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
	/** Whether the program follows the link: before it has started, the browser would, to a page of its own. */
	const press = (link: HTMLAnchorElement): boolean => {
		let followed = false;
		const last = (event: Event) => {
			followed = event.defaultPrevented;
			event.preventDefault();
		};
		addEventListener('click', last, { once: true });
		document.body.append(link);
		link.click();
		link.remove();
		return followed;
	};
	for (const { url, text } of asked) {
		const link = document.createElement('a');
		link.href = url;
		const until = performance.now() + 5000;
		while (!press(link) && performance.now() < until) await frame();
		const there = () => location.pathname === new URL(link.href).pathname && says(document, text);
		while (!there() && performance.now() < until) await frame();
		looks.push({ url, status: 200, wrong: wrong(document), says: there() });
	}
	return looks;
}

function saysIn(parsed: Document, text: string | null): boolean {
	const flat = (some: string | null | undefined) => (some ?? '').replace(/\s+/g, ' ').trim();
	// Alerts stand above it, on every page.
	const page = parsed.querySelector('main') ?? parsed.body;
	const fields = [...page.querySelectorAll('input')].map(({ value }) => value);
	return text === null || [flat(page.textContent), ...fields.map(flat)].join('\n').includes(flat(text));
}

function wrongIn(parsed: Document): string[] {
	const wrong: string[] = [];
	for (const element of parsed.querySelectorAll('*'))
		for (const { name, value } of element.attributes) {
			if (name.startsWith('on')) wrong.push(`<${element.localName} ${name}>`);
			const leads = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href'].includes(name);
			if (leads && /^\s*(javascript|data|vbscript):/i.test(value))
				wrong.push(`<${element.localName} ${name}=${value}>`);
			if (leads && /^https?:\/\/evil\.example/.test(value)) wrong.push(`<${element.localName} ${name}=${value}>`);
		}
	const never = 'base, iframe[srcdoc], meta[http-equiv=refresh i], img[src=x], math, [autofocus], head b, mglyph';
	for (const element of parsed.querySelectorAll(never)) wrong.push(element.outerHTML.slice(0, 80));
	for (const { type, textContent } of parsed.querySelectorAll('script')) {
		if (type === 'application/ld+json') JSON.parse(textContent);
		else if (/^\s*(parent\.)?hit\(/.test(textContent)) wrong.push(textContent.slice(0, 80));
	}
	return wrong;
}
