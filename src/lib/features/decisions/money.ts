import type { Lang } from '#lib/domain/taxonomy/languages.ts';

const formats = new Map<Lang, Intl.NumberFormat>();

/** `245 073 €`, as it is written in the reader's language, in Western digits. */
export function formatEuros(amount: number, lang: Lang): string {
	const format =
		formats.get(lang) ??
		new Intl.NumberFormat(`${lang}-u-nu-latn`, {
			style: 'currency',
			currency: 'EUR',
			currencyDisplay: 'narrowSymbol',
			maximumFractionDigits: 0
		});
	formats.set(lang, format);
	return format.format(amount);
}
