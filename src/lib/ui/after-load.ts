/** Resolves once the page and all it needs at first has loaded. */
export const afterLoad = (): Promise<void> =>
	new Promise((resolve) => {
		if (document.readyState === 'complete') resolve();
		else addEventListener('load', () => resolve(), { once: true });
	});

/** Resolves in a task of its own, when nothing else is asked for; after two seconds in any case. */
export const idle = (): Promise<void> =>
	new Promise((resolve) => {
		if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 2000 });
		else setTimeout(resolve, 100);
	});
