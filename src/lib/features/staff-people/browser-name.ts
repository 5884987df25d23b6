/** A browser and its system as people call them, from what it says of itself; `null` when nothing is known. */
export function browserName(userAgent: string): string | null {
	const find = (table: [RegExp, string][]) => table.find(([pattern]) => pattern.test(userAgent))?.[1];
	const browser = find([
		[/Edg\//, 'Edge'],
		[/OPR\//, 'Opera'],
		[/Firefox\//, 'Firefox'],
		[/Chrom(e|ium)\//, 'Chrome'],
		[/Safari\//, 'Safari']
	]);
	const system = find([
		[/Android/, 'Android'],
		[/iPhone|iPad/, 'iOS'],
		[/Windows/, 'Windows'],
		[/Mac OS X/, 'macOS'],
		[/Linux/, 'Linux']
	]);
	return [browser, system].filter(Boolean).join(' · ') || null;
}
