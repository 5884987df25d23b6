import { blank, type Field } from './field.ts';

/**
 * Does what a button of a form asks, by whole-page submit: `add offers`, `remove offers.1`, `up steps.2`, `down steps.0`,
 * `clear offers.0.hours`. An order that cannot be followed changes nothing.
 */
export function reshape(field: Field, record: unknown, order: string): unknown {
	const [verb = '', path = ''] = order.split(' ');
	const parts = path.split('.');
	if (verb === 'add') return at(field, record, parts, (list, item) => [...list, blank(item)]);
	if (verb === 'clear') return clear(field, record, parts);
	const index = Number(parts.pop());
	return at(field, record, parts, (list) => {
		if (!Number.isInteger(index) || index < 0 || index >= list.length) return list;
		const rest = list.toSpliced(index, 1);
		if (verb === 'remove') return rest;
		const to = verb === 'up' ? index - 1 : verb === 'down' ? index + 1 : index;
		return rest.toSpliced(Math.max(0, to), 0, list[index]);
	});
}

function at(
	field: Field,
	value: unknown,
	[name, ...rest]: string[],
	change: (list: unknown[], item: Field) => unknown[]
): unknown {
	if (name === undefined) return field.type === 'list' ? change(Array.isArray(value) ? value : [], field.item) : value;
	if (field.type === 'group' && Object.hasOwn(field.fields, name)) {
		const inner = field.fields[name] as Field;
		const group = (value ?? blank({ type: 'group', fields: field.fields })) as Record<string, unknown>;
		return { ...group, [name]: at(inner, group[name], rest, change) };
	}
	if (field.type === 'list' && Array.isArray(value) && Number(name) < value.length)
		return value.with(Number(name), at(field.item, value[Number(name)], rest, change));
	return value;
}

/** A field as it is before anybody has said anything. */
function clear(field: Field, value: unknown, [name, ...rest]: string[]): unknown {
	if (name === undefined) return field.optional || field.nullable ? blank(field) : value;
	const inner = field.type === 'list' ? field.item : field.type === 'group' ? field.fields[name] : undefined;
	if (!inner || typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return value;
	const now = clear(inner, (value as Record<string, unknown>)[name], rest);
	if (Array.isArray(value)) return value.with(Number(name), now);
	return { ...value, [name]: now };
}
