/** The address a filled form asks for: as a browser without a script would send it, less what is empty. */
export function formAddress(form: HTMLFormElement): string {
	const parameters = new URLSearchParams();
	for (const [name, value] of new FormData(form)) {
		if (typeof value === 'string' && value.trim() !== '') parameters.append(name, value);
	}
	const search = parameters.toString();
	return `${new URL(form.action).pathname}${search ? `?${search}` : ''}`;
}
