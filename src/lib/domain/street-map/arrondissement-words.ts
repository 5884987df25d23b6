const arrondissementWords = new Set('arr ardt arrdt arrondissement arrondissements'.split(' '));

/** The arrondissement among the words of an address (`19e`, `75019`, `paris 19`, `19 arrondissement`), and the other words. */
export function takeArrondissement(words: string[]): { arrondissement: number | null; rest: string[] } {
	let arrondissement: number | null = null;
	const rest: string[] = [];
	words.forEach((word, index) => {
		const marked = words[index - 1] === 'paris' || arrondissementWords.has(words[index + 1] ?? '');
		const found = arrondissementOf(word, marked && index > 0);
		if (found && arrondissement === null) arrondissement = found;
		else if (!arrondissementWords.has(word)) rest.push(word);
	});
	// "Paris" ends an address; before the end it is a part of a name.
	while (rest.length > 1 && (rest.at(-1) === 'paris' || rest.at(-1) === 'france')) rest.pop();
	return { arrondissement, rest };
}

function arrondissementOf(word: string, marked: boolean): number | null {
	const [, postcode] = /^75(0\d\d|116)$/.exec(word) ?? [];
	const [, ordinal] = /^(\d{1,2})(?:e|er|ere|em|eme|ieme|th|st|nd|rd)$/.exec(word) ?? [];
	const bare = marked && /^\d{1,2}$/.test(word) ? word : undefined;
	const number = postcode === '116' ? 16 : Number(postcode ?? ordinal ?? bare ?? 0);
	return number >= 1 && number <= 20 ? number : null;
}
