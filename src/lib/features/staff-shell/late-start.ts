/**
 * A page that starts late would put back what the server drew over what somebody has typed meanwhile. Called before its
 * parts start; gives back what puts the typed things in their place again, and tells the parts of them.
 */
export function heldAtStart(): () => void {
	// The server draws the page, and nobody has typed in it yet.
	if (typeof document === 'undefined') return () => undefined;
	const held = controls().map((each) => [each, each.value, checkedOf(each)] as const);
	return () => {
		document.documentElement.dataset['rendered'] = 'here';
		for (const [control, value, checked] of held) {
			if (control.value === value && checkedOf(control) === checked) continue;
			if (control instanceof HTMLInputElement) control.checked = checked;
			if (control.type !== 'checkbox' && control.type !== 'radio') control.value = value;
			control.dispatchEvent(new Event('input', { bubbles: true }));
		}
	};
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const controls = (): Control[] =>
	[...document.querySelectorAll<Control>('input, select, textarea')].filter(
		({ type }) => type !== 'hidden' && type !== 'file'
	);

const checkedOf = (control: Control): boolean => control instanceof HTMLInputElement && control.checked;
