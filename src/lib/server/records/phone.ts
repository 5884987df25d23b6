import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Numbers of two or three digits that are answered all over France. */
const shortest = new Set('15 17 18 112 113 114 115 116 119 191 196 197'.split(' '));

/** A phone as it is kept: E.164, or a short number; `null` when it is neither. */
export type ReadPhone = { phone: string } | { shortPhone: string } | null;

/** Reads a phone as people write it in France: `01 40 33 25 25`, `+33 (0)1 40…`, `0033…`, `39 75`. */
export function readPhone(text: string): ReadPhone {
	const digits = text.replace(/[\s.()/–-]/g, '');
	if (/^\d{2,4}$/.test(digits)) return isShort(digits) ? { shortPhone: digits } : null;
	// "(0)" is said at home and left out from abroad; the library takes it for an extension.
	const number = parsePhoneNumberFromString(text.replace(/\(0\)/, ''), 'FR');
	return number?.isValid() ? { phone: number.number } : null;
}

/** Those known, and of four digits 3xxx and 10xx, which the plan of French numbers keeps for services. */
const isShort = (digits: string): boolean => shortest.has(digits) || /^(3\d|10)\d\d$/.test(digits);
