/**
 * Lets the page that was drawn last time go as soon as the new one stands, in the same frame, so that nothing blinks.
 * Until then the new one grows unseen, and costs no layout. What was done meanwhile is done to the new one.
 */
export function takeOverDrawn(): void {
	const root = document.documentElement;
	const drawn = document.getElementById('drawn');
	let pressed: Element | null = null;
	let focused: HTMLElement | null = null;
	let letGo = () => {};
	drawn?.addEventListener('click', ({ target }) => (pressed = (target as Element).closest('button')));
	const watch = new MutationObserver(over);
	watch.observe(root, { attributeFilter: ['data-rendered', 'data-growing'] });
	over();

	function over(): void {
		if (!drawn || root.dataset['rendered'] === 'shell') return;
		if (drawn.contains(document.activeElement)) focused = document.activeElement as HTMLElement;
		letGo();
		letGo = holdFocus(focused);
		if (root.dataset['growing'] !== undefined) return;
		watch.disconnect();
		const read = scrollY;
		drawn.remove();
		scrollTo({ top: read, behavior: 'instant' });
		for (const open of drawn.querySelectorAll('details[open]'))
			same(open.querySelector('summary'))?.closest('details')?.setAttribute('open', '');
		letGo();
		letGo = holdFocus(same(focused));
		const typed = drawn.querySelector<HTMLInputElement>('input[type="search"]');
		const field = same(typed) as HTMLInputElement | undefined;
		if (field && typed?.value) field.value = typed.value;
		// Told once the page knows its address: what stands there comes first.
		setTimeout(() => {
			letGo();
			scrollTo({ top: Math.max(read, scrollY), behavior: 'instant' });
			if (typed?.value) field?.dispatchEvent(new Event('input', { bubbles: true }));
			same(pressed)?.click();
		}, 100);
	}
}

/** Gives it the focus, and again when the start of the page takes it away for nobody: letters typed then would be lost. */
function holdFocus(element: HTMLElement | null | undefined): () => void {
	const take = () => {
		if (document.activeElement === document.body) element?.focus({ preventScroll: true });
	};
	const again = () => queueMicrotask(take);
	element?.addEventListener('blur', again);
	take();
	return () => element?.removeEventListener('blur', again);
}

/** What stands in the new page where this stood in the old one. */
function same(old: Element | null): HTMLElement | undefined {
	if (!old) return undefined;
	const name = nameOf(old);
	return [...document.querySelectorAll<HTMLElement>(old.tagName)].find((each) => nameOf(each) === name);
}

const nameOf = (element: Element) =>
	['href', 'name', 'value', 'aria-label'].map((attribute) => element.getAttribute(attribute)).join() +
	(element.textContent ?? '').trim();
