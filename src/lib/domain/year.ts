/** The newest year a partial date speaks of; `null` when it names none. */
export function yearOf(date: string | null | undefined): number | null {
	const years = (date ?? '').match(/\b(19|20)\d\d\b/g)?.map(Number) ?? [];
	return years.length ? Math.max(...years) : null;
}
