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
interface Asked {
	url: string;
	text: string | null;
	form?: Record<string, string>;
}

/**
 * Reads pages as a browser does, without running them: `says` is whether each text stands there, in its words or in a
 * field. Asked by a page of the same site.
 */
export function lookAt(page: Page, asked: Asked[]): Promise<Look[]> {
	return page.evaluate(async (asked) => {
		const flat = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
		const looks: Look[] = [];
		for (const { url, text, form } of asked) {
			const answer = await fetch(url, form ? { method: 'POST', body: new URLSearchParams(form) } : {});
			const parsed = new DOMParser().parseFromString(await answer.text(), 'text/html');
			const wrong: string[] = [];
			for (const element of parsed.querySelectorAll('*'))
				for (const { name, value } of element.attributes) {
					if (name.startsWith('on')) wrong.push(`<${element.localName} ${name}>`);
					const leads = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href'].includes(name);
					if (leads && /^\s*(javascript|data|vbscript):/i.test(value))
						wrong.push(`<${element.localName} ${name}=${value}>`);
					if (leads && /^https?:\/\/evil\.example/.test(value)) wrong.push(`<${element.localName} ${name}=${value}>`);
				}
			for (const element of parsed.querySelectorAll(
				'base, iframe[srcdoc], meta[http-equiv=refresh i], img[src=x], math, [autofocus], head b, mglyph'
			))
				wrong.push(element.outerHTML.slice(0, 80));
			for (const { type, textContent } of parsed.querySelectorAll('script')) {
				if (type === 'application/ld+json') JSON.parse(textContent);
				else if (/^\s*(parent\.)?hit\(/.test(textContent)) wrong.push(textContent.slice(0, 80));
			}
			const fields = [...parsed.querySelectorAll('input')].map(({ value }) => value);
			const said = [flat(parsed.body.textContent), ...fields.map(flat)].join('\n');
			looks.push({ url, status: answer.status, wrong, says: text === null || said.includes(flat(text)) });
		}
		return looks;
	}, asked);
}
