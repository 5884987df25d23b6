import type * as v from 'valibot';
import { kinds, type Kind } from '../kinds.ts';
import { TextsSchema } from '../text.ts';

interface Told {
	/** The field may be left out: of an offer, it is then that of its place. */
	optional?: true;
	/** It may be "not told". */
	nullable?: true;
}

/** How one value of a record is asked for. Plain data, made from the schema: a kind that gains a field asks for it. */
export type Field = Told &
	(
		| { type: 'text' | 'number' | 'flag' | 'texts' | 'words' }
		| { type: 'lines'; numbers?: true }
		| { type: 'choice' | 'choices'; options: string[] }
		| { type: 'list'; item: Field }
		| { type: 'group'; fields: Record<string, Field> }
	);

export type Group = Extract<Field, { type: 'group' }>;
type Schema = v.GenericSchema & {
	wrapped?: Schema;
	item?: Schema;
	entries?: Record<string, Schema>;
	options?: readonly string[];
};

/** The fields of a kind of records, as they stand in its schema. */
export const fieldsOf = (kind: Kind): Group => fieldOf(kinds[kind].schema as unknown as Schema) as Group;

function fieldOf(schema: Schema): Field {
	if (schema === (TextsSchema as unknown)) return { type: 'texts' };
	switch (schema.type) {
		case 'optional':
			return { ...fieldOf(inner(schema)), optional: true };
		case 'nullable':
			return { ...fieldOf(inner(schema)), nullable: true };
		case 'picklist':
			return { type: 'choice', options: [...(schema.options ?? [])] };
		case 'number':
			return { type: 'number' };
		case 'boolean':
			return { type: 'flag' };
		case 'record':
			return { type: 'words' };
		case 'array': {
			const item = fieldOf(schema.item as Schema);
			if (item.type === 'choice') return { type: 'choices', options: item.options };
			if (item.type === 'number') return { type: 'lines', numbers: true };
			return item.type === 'text' ? { type: 'lines' } : { type: 'list', item };
		}
		case 'strict_object': {
			const entries = Object.entries(schema.entries ?? {});
			return { type: 'group', fields: Object.fromEntries(entries.map(([name, each]) => [name, fieldOf(each)])) };
		}
		case 'string':
			return { type: 'text' };
		default:
			throw new Error(`no form asks for a ${schema.type}`);
	}
}

const inner = ({ wrapped }: Schema): Schema => wrapped as Schema;

/** What a field holds before anybody has typed. Choices are not made for people: theirs is empty. */
export function blank(field: Field): unknown {
	if (field.optional) return undefined;
	if (field.nullable) return null;
	switch (field.type) {
		case 'flag':
			return false;
		case 'number':
			return null;
		case 'choices':
		case 'lines':
		case 'list':
			return [];
		case 'texts':
		case 'words':
			return {};
		case 'group':
			return Object.fromEntries(
				Object.entries(field.fields)
					.map(([name, each]) => [name, blank(each)] as const)
					.filter(([, value]) => value !== undefined)
			);
		default:
			return '';
	}
}

/** Whether nobody has said anything: `''`, `null`, and lists and groups of nothing else. A `false` says nothing. */
export function saysNothing(value: unknown): boolean {
	if (Array.isArray(value)) return value.every(saysNothing);
	if (typeof value === 'object' && value !== null) return Object.values(value).every(saysNothing);
	return value === '' || value === null || value === undefined || value === false;
}
