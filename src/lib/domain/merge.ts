import { isNamedList, isObject, same } from './difference.ts';

/** One field that two people changed from the same version, each otherwise. `undefined`: the field is absent. */
export interface MergeConflict {
	/** Dotted path, as in `differences`. */
	field: string;
	base: unknown;
	/** What was saved meanwhile. */
	theirs: unknown;
	/** What is asked for now. */
	ours: unknown;
}

export type Choice = 'theirs' | 'ours';

export interface Merged {
	body: unknown;
	/** Fields nobody chose for; `body` holds theirs there. */
	conflicts: MergeConflict[];
}

/**
 * Two changes of one record put together, field by field: what only one of both changed is taken, and `choices` (by
 * field) decides where both did. Lists whose parts have an `id` are put together part by part; any other is one value.
 */
export function merge(
	base: unknown,
	theirs: unknown,
	ours: unknown,
	choices: Readonly<Record<string, Choice>> = {}
): Merged {
	const conflicts: MergeConflict[] = [];
	const decide = (field: string, old: unknown, their: unknown, our: unknown): unknown => {
		if (same(old, our) || same(their, our)) return their;
		if (same(old, their)) return our;
		if (isObject(their) && isObject(our)) return ofObjects(field, isObject(old) ? old : {}, their, our);
		if (isNamedList(their) && isNamedList(our)) return ofLists(field, isNamedList(old) ? old : [], their, our);
		const choice = Object.hasOwn(choices, field) ? choices[field] : undefined;
		if (!choice) conflicts.push({ field, base: old, theirs: their, ours: our });
		return choice === 'ours' ? our : their;
	};

	const ofObjects = (field: string, old: Fields, their: Fields, our: Fields): Fields => {
		const merged: Fields = {};
		for (const key of new Set([...Object.keys(their), ...Object.keys(our)])) {
			const value = decide(within(field, key), old[key], their[key], our[key]);
			if (value !== undefined) merged[key] = value;
		}
		return merged;
	};

	const ofLists = (field: string, old: Part[], their: Part[], our: Part[]): unknown[] => {
		const [before, one, two] = [byId(old), byId(their), byId(our)];
		// The order of who changed it; parts that only the other one has come last.
		const moved = !same(common(two, before), common(before, two));
		const ids = new Set(moved ? [...two.keys(), ...one.keys()] : [...one.keys(), ...two.keys()]);
		const parts = [...ids].map((id) => decide(within(field, id), before.get(id), one.get(id), two.get(id)));
		return parts.filter((part) => part !== undefined);
	};

	return { body: decide('', base, theirs, ours), conflicts };
}

type Fields = Record<string, unknown>;
type Part = { id: string };

const within = (field: string, key: string) => (field ? `${field}.${key}` : key);
const byId = (list: Part[]) => new Map(list.map((each) => [each.id, each]));
/** Ids of the first that stand in the second too, in the order of the first. */
const common = (list: Map<string, Part>, other: Map<string, Part>) => [...list.keys()].filter((id) => other.has(id));
