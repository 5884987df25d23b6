import { fieldsOf } from '#lib/domain/form/field.ts';
import { readForm, type Typed } from '#lib/domain/form/read-form.ts';
import { copyMonday, readHours, type ReadHours } from '#lib/domain/form/read-hours.ts';
import type { Kind } from '#lib/domain/kinds.ts';
import type { Place } from '#lib/domain/place/place.ts';
import { readPhone } from './phone.ts';

type Body = Record<string, unknown>;

/** The record that a form says, over `base`; `order` is the button that was pressed. */
export function readTyped(kind: Kind, base: object, entries: Typed, order: string): ReadHours & { body: Body } {
	const [verb, path = ''] = order.split(' ');
	const hours = readHours(
		verb === 'week' ? copyMonday(entries, path) : verb === 'clear' ? withoutField(entries, path) : entries
	);
	return { ...hours, body: withPhones(kind, readForm(fieldsOf(kind), base, hours.typed) as Body) };
}

/** What is taken back has nothing left to be mended. */
const withoutField = (typed: Typed, path: string): Typed =>
	new Map([...typed].filter(([name]) => name !== path && !name.startsWith(`${path}.`)));

/** Phones are kept in one form, whatever the spaces; a short number goes where those stand. */
function withPhones(kind: Kind, body: Body): Body {
	const { contacts } = body as Partial<Place>;
	if (kind !== 'places' || !contacts?.phone) return body;
	const read = readPhone(contacts.phone);
	if (!read) return body;
	if ('phone' in read) return { ...body, contacts: { ...contacts, phone: read.phone } };
	return contacts.shortPhone === null
		? { ...body, contacts: { ...contacts, phone: null, shortPhone: read.shortPhone } }
		: body;
}
