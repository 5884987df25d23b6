/**
 * Characters that change how other characters are shown: with them a text can show an address other than the one it
 * holds. Marks of direction (U+200E, U+200F) and joiners stay: Arabic and Persian need them.
 */
const overrides = /[\u202a-\u202e\u2066-\u2069]/;
/** Invisible, and of no use in a text; tabs and line ends are. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\u{e0000}-\u{e007f}]/u;

const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

export type UnsafeText = 'bidi' | 'control';

/** What a text may not hold, if it does. */
export const unsafeText = (text: string): UnsafeText | null =>
	overrides.test(text) ? 'bidi' : controls.test(text) ? 'control' : null;

/** Whether a word of a name mixes alphabets whose letters look alike: `Саfé` with a Cyrillic С. */
export const looksAlike = (name: string): boolean =>
	name.split(/[^\p{L}\p{M}]+/u).some((word) => scripts.filter((script) => script.test(word)).length > 1);

/** Texts anywhere in a record that hold what they may not, with their dotted path. */
export function unsafeTexts(value: unknown, field = ''): { field: string; code: UnsafeText }[] {
	if (typeof value === 'string') {
		const code = unsafeText(value);
		return code ? [{ field, code }] : [];
	}
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, each]) => unsafeTexts(each, field ? `${field}.${key}` : key));
}
