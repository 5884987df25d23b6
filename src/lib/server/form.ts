/** A field of a form as text, without blanks around it; an absent one, or a file, is empty. */
export function field(form: FormData, name: string): string {
	return word(form, name).trim();
}

/** A field as it was typed: a password may begin with a blank. Without zeros, which no text of a database holds. */
export function word(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.replaceAll('\0', '') : '';
}
