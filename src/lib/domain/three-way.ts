import { differences, type Difference } from './difference.ts';

/** A field that two people changed otherwise since both saw `base`. */
export interface Conflict {
	field: string;
	base: unknown;
	mine: unknown;
	theirs: unknown;
}

/**
 * Two edits of one record, brought together field by field: `merged` is `theirs` with all that `mine` changed, but for
 * fields both changed otherwise, which are told and stay as `theirs` says. Equal changes are no conflict. A part that
 * `mine` added to a list comes last.
 */
export function mergeEdits(base: object, mine: object, theirs: object): { merged: object; conflicts: Conflict[] } {
	const own = differences(base, mine);
	const others = differences(base, theirs);
	const conflicts: Conflict[] = [];
	let merged = theirs;
	for (const change of own) {
		const clash = others.filter(({ field }) => touches(field, change.field));
		if (clash.length === 0 || clash.some(({ field, new: now }) => field === change.field && same(now, change.new)))
			merged = applyChange(merged, change);
		else {
			// The wider of the two fields is shown: a part that one took out and the other changed is one question.
			const field = [change.field, ...clash.map((each) => each.field)].sort((a, b) => a.length - b.length)[0] ?? '';
			if (!conflicts.some((each) => each.field === field))
				conflicts.push({
					field,
					base: valueAt(base, field),
					mine: valueAt(mine, field),
					theirs: valueAt(theirs, field)
				});
		}
	}
	return { merged, conflicts };
}

/** A record with one field changed. The field is named as `differences` names it. */
export const applyChange = (record: object, { field, new: now }: Pick<Difference, 'field' | 'new'>): object =>
	set(record, field.split('.'), now) as object;

/** What stands in a field named as `differences` names it; `undefined` when nothing does. */
export function valueAt(record: unknown, field: string): unknown {
	let value = record;
	for (const name of field.split('.')) {
		const key = keyIn(value, name);
		if (key === null) return undefined;
		value = (value as Record<string | number, unknown>)[key];
	}
	return value;
}

function set(value: unknown, [name, ...rest]: string[], now: unknown): unknown {
	if (name === undefined) {
		// Only the order of the parts changed: it is told by their ids.
		if (!isParts(value) || !Array.isArray(now) || !now.every((each) => typeof each === 'string')) return now;
		const rank = (part: { id: string }) => (now.includes(part.id) ? now.indexOf(part.id) : now.length);
		return [...value].sort((a, b) => rank(a) - rank(b));
	}
	if (Array.isArray(value)) {
		const key = keyIn(value, name);
		if (key === null) return now === undefined ? value : [...(value as unknown[]), set(undefined, rest, now)];
		if (rest.length === 0 && now === undefined) return value.toSpliced(Number(key), 1);
		return value.with(Number(key), set(value[Number(key)], rest, now));
	}
	const { [name]: before, ...others } = (value ?? {}) as Record<string, unknown>;
	if (rest.length === 0 && now === undefined) return others;
	// In its place: the order of fields is that of the schema.
	return { ...(value as object), [name]: set(before, rest, now) };
}

function keyIn(value: unknown, name: string): string | number | null {
	if (Array.isArray(value)) {
		const index = value.findIndex((each) => typeof each === 'object' && each !== null && each.id === name);
		return index < 0 ? null : index;
	}
	return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? name : null;
}

const isParts = (value: unknown): value is { id: string }[] =>
	Array.isArray(value) && value.length > 0 && value.every((each) => typeof each?.id === 'string');

const touches = (a: string, b: string) => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);

const same = (a: unknown, b: unknown) => differences(a, b).length === 0;
