/** One field that differs between two versions of a record. `undefined`: the field is absent on that side. */
export interface Difference {
	/** Dotted path; parts of a list that have an id are named by it: `offers.meal.hours`. */
	field: string;
	old: unknown;
	new: unknown;
}

/**
 * What changed between two JSON values, field by field, in the order of the fields. Lists whose parts have an `id` are
 * compared part by part, and named once more when only their order changed; other lists are one value.
 */
export function differences(old: unknown, now: unknown, field = ''): Difference[] {
	if (same(old, now)) return [];
	if (isObject(old) && isObject(now)) {
		const keys = new Set([...Object.keys(old), ...Object.keys(now)]);
		return [...keys].flatMap((key) => differences(old[key], now[key], join(field, key)));
	}
	if (isNamedList(old) && isNamedList(now)) {
		const [before, after] = [byId(old), byId(now)];
		const ids = [...new Set([...before.keys(), ...after.keys()])];
		const parts = ids.flatMap((id) => differences(before.get(id), after.get(id), join(field, id)));
		const stay = (list: Map<string, object>) => [...list.keys()].filter((id) => before.has(id) && after.has(id));
		if (same(stay(before), stay(after))) return parts;
		return [...parts, { field, old: [...before.keys()], new: [...after.keys()] }];
	}
	return [{ field, old, new: now }];
}

/** Whether two JSON values say the same; the order of an object's fields says nothing. */
export function same(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, i) => same(each, b[i]));
	if (!isObject(a) || !isObject(b)) return false;
	const keys = Object.keys(a);
	return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}

const join = (field: string, key: string) => (field ? `${field}.${key}` : key);

export const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of parts that each have an id of their own. */
export function isNamedList(value: unknown): value is { id: string }[] {
	if (!Array.isArray(value) || !value.every((each) => isObject(each) && typeof each['id'] === 'string')) return false;
	return new Set(value.map(({ id }) => id)).size === value.length;
}

const byId = (list: { id: string }[]) => new Map(list.map((each) => [each.id, each]));
