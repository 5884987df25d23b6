/** One mail address, in small letters; `null` when it is none, or more than one. Mail programs read commas as a list. */
export function readAddress(value: FormDataEntryValue | null): string | null {
	const address = typeof value === 'string' ? value.trim().toLowerCase() : '';
	return address.length <= 254 && /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([a-z0-9-]{1,63}\.)+[a-z]{2,63}$/.test(address)
		? address
		: null;
}
