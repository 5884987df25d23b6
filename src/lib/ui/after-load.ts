/** Resolves once the page and all it needs at first has loaded. */
export const afterLoad = (): Promise<void> =>
	new Promise((resolve) => {
		if (document.readyState === 'complete') resolve();
		else addEventListener('load', () => resolve(), { once: true });
	});
