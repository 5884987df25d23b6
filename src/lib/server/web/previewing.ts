import { AsyncLocalStorage } from 'node:async_hooks';

/** What stands in for a page of the directory, for one request alone: a record that is typed and not saved. */
export const previewing = new AsyncLocalStorage<{
	/** After the language, `places/cafe-social-belleville`. */
	path: string;
	view: unknown;
}>();

/** A page as a picture: nothing of it runs, nothing of it is fetched but styles. */
export const withoutScripts = (html: string): string =>
	html.replace(/<script\b[^>]*>[\s\S]*?<\/script\s*>/gi, '').replace(/<link\b[^>]*rel="modulepreload"[^>]*>/gi, '');
