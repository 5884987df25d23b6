/**
 * A page that starts late would put back what the server drew over what somebody has typed meanwhile. Called before its
 * parts start; gives back what puts the typed things in their place again.
 */
export function heldAtStart(id: string): () => void {
	// The server draws the form, and nobody has typed in it yet.
	if (typeof document === 'undefined') return () => undefined;
	const form = document.getElementById(id);
	if (!(form instanceof HTMLFormElement)) return () => undefined;
	const held = controlsOf(form).map((each) => [each, each.value, checkedOf(each)] as const);
	return () => {
		for (const [control, value, checked] of held) {
			if (control instanceof HTMLInputElement && checked !== control.checked) control.checked = checked;
			if (control.value !== value && control.type !== 'checkbox' && control.type !== 'radio') control.value = value;
		}
	};
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const controlsOf = (form: HTMLFormElement): Control[] =>
	[...form.querySelectorAll<Control>('input, select, textarea')].filter(({ type }) => type !== 'hidden');

const checkedOf = (control: Control): boolean => control instanceof HTMLInputElement && control.checked;
