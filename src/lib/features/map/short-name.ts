/** The short forms of the city's own street signs. */
const shortForms: readonly (readonly [RegExp, string])[] = [
	[/^Boulevard(?= )/, 'Bd'],
	[/^Avenue(?= )/, 'Av.'],
	[/^Rue(?= )/, 'R.'],
	[/^Place(?= )/, 'Pl.'],
	[/^Passage(?= )/, 'Pass.'],
	[/^Square(?= )/, 'Sq.'],
	[/^Impasse(?= )/, 'Imp.'],
	[/ Faubourg /, ' Fg ']
];

/** A street's name for where the whole one finds no room: "Bd Barbès". The same text if it has no short form. */
export const shortName = (name: string): string =>
	shortForms.reduce((text, [long, short]) => text.replace(long, short), name);
