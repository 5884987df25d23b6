import type { Interface } from '#lib/i18n/interface.ts';

let reader: Interface | null = null;

/** Explains in place a word of the glossary that is touched, in the language of the page; before, it is a plain link. */
export function explainOnTouch(current: Interface): void {
	if (!reader) document.addEventListener('click', touched, true);
	reader = current;
}

function touched(event: MouseEvent): void {
	const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-term]');
	if (!reader || !link || event.ctrlKey || event.metaKey || event.shiftKey) return;
	const { lang, dir, t } = reader;
	event.preventDefault();
	// What explains comes with the first touch.
	import('./explain.ts')
		.then(({ explain }) => explain(link.dataset['term'] ?? '', { lang, dir, t }))
		.catch(() => location.assign(link.href));
}
