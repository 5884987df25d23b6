import { randomUUID } from 'node:crypto';
import { asc, inArray } from 'drizzle-orm';
import { complete, newId } from '#lib/domain/form/complete.ts';
import type { EditPage, Named } from '#lib/domain/form/edit-page.ts';
import { blank, fieldsOf, type Group } from '#lib/domain/form/field.ts';
import { recordWarnings } from '#lib/domain/form/problems.ts';
import { isHeld } from '#lib/domain/form/held-fields.ts';
import { openedBy } from '#lib/domain/form/opened.ts';
import { typedOf, type Typed } from '#lib/domain/form/read-form.ts';
import { reshape } from '#lib/domain/form/reshape.ts';
import { kindNames, type Kind } from '#lib/domain/kinds.ts';
import type { Choice } from '#lib/domain/merge.ts';
import type { Place } from '#lib/domain/place/place.ts';
import type { Session } from '../db/database.ts';
import { records } from '../db/schema.ts';
import { duplicatesOf } from './duplicates.ts';
import { findAddress } from './find-address.ts';
import { readVersion } from './history.ts';
import { readTyped } from './read-typed.ts';
import { readRecord } from './read.ts';
import { problemsOf, submitEdit, type EditResult } from './submit-edit.ts';

export interface Editing {
	kind: Kind;
	/** `null` for a record that is new. */
	id: string | null;
	/** Id of the person. */
	actor: string;
	direct: boolean;
	/** Fields that are not asked, and not taken. */
	held: readonly string[];
	/** Of an association: the organisation a new record is of, which its form does not ask, or empty. Else `null`. */
	owner: string | null;
	/** Folder of the map packs. */
	maps: string;
}

type Body = Record<string, unknown>;

/**
 * What the form of a record shows when it is opened: the record, or `proposed`, what somebody proposed and goes on with.
 * `null` when there is no such record.
 */
export async function openEdit(
	session: Session,
	editing: Editing,
	proposed: Pick<EditPage, 'body' | 'expected' | 'reason'> | null = null
): Promise<EditPage | null> {
	const head = await headOf(session, editing);
	if (editing.id !== null && !head) return null;
	if (proposed) return pageOf(session, editing, proposed, head);
	const body = (head?.body ?? fresh(editing.kind, editing.owner)) as Body;
	return pageOf(session, editing, { body, expected: head?.version ?? 0 }, head);
}

/** The form after a button of it was pressed that saves nothing; what was typed stays, whatever it is. */
export async function changeEdit(session: Session, editing: Editing, form: FormData): Promise<EditPage | null> {
	const order = String(form.get('order') ?? '');
	const read = await readEdit(session, editing, form, order);
	if (!read) return null;
	const body = order ? (reshape(fieldsOf(editing.kind), read.body, order) as Body) : read.body;
	// Somebody who adds a row is not told what it lacks: only who asks to have the form looked through.
	const problems = order ? read.problems : [...read.problems, ...problemsOf(editing.kind, body)];
	return pageOf(session, editing, { ...read, body: pointed(body, order), problems });
}

/** Saves or proposes what a form says; `page` shows it again where that cannot be done yet. */
export async function saveEdit(
	session: Session,
	editing: Editing,
	form: FormData
): Promise<{ result: EditResult; id: string; page: EditPage | null }> {
	const read = await readEdit(session, editing, form, '');
	if (!read) return { result: { ok: false, code: 'unknown' }, id: '', page: null };
	const { kind, actor, direct } = editing;
	const body = complete(kind, read.body, read.base);
	const id = editing.id ?? newId(kind, body);
	const whole = { ...body, ...(kind === 'emergency' ? {} : { id }) };
	const { expected, reason, choices } = read;
	const result: EditResult =
		read.problems.length > 0
			? { ok: false, code: 'problems', problems: [...read.problems, ...problemsOf(kind, whole)] }
			: await submitEdit(session, { kind, id, body: whole, expected, actor, reason, direct, choices });
	if (result.ok) return { result, id, page: null };
	const page = await pageOf(session, editing, {
		...read,
		body: read.body,
		problems: result.code === 'problems' ? result.problems : [],
		conflicts: result.code === 'conflict' ? result.conflicts : [],
		taken: result.code === 'taken'
	});
	return { result, id, page };
}

/** The record a form says, unsaved, as it would be saved; `null` when it was made from a version that is not there. */
export async function typedRecord(session: Session, editing: Editing, form: FormData): Promise<Body | null> {
	const read = await readEdit(session, editing, form, '');
	return read && complete(editing.kind, read.body, read.base);
}

const headOf = async (session: Session, { kind, id }: Editing) => (id === null ? null : readRecord(session, kind, id));

interface Read extends Pick<EditPage, 'body' | 'expected' | 'reason' | 'grids' | 'problems' | 'opened'> {
	base: object | null;
	choices: Record<string, Choice>;
}

async function readEdit(session: Session, editing: Editing, form: FormData, order: string): Promise<Read | null> {
	const { kind, id } = editing;
	const expected = Number(form.get('expected') ?? 0) || 0;
	const base = id === null ? null : ((await readVersion(session, { kind, id }, expected))?.body ?? null);
	if (id !== null && !base) return null;
	const sent = [...(form.entries() as Iterable<[string, unknown]>)];
	const entries = typedOf(sent.filter(([name]) => !isHeld(editing.held, name)));
	const { typed, ...read } = readTyped(kind, base ?? fresh(kind, editing.owner), entries, order);
	const reason = (typed.get('reason')?.[0] ?? '').slice(0, 300);
	return { ...read, expected, base, reason, opened: openedBy(typed, order), choices: choicesOf(typed) };
}

function choicesOf(typed: Typed): Record<string, Choice> {
	return Object.fromEntries(
		[...typed].flatMap(([name, [value]]): [string, Choice][] =>
			name.startsWith('choice:') && (value === 'ours' || value === 'theirs') ? [[name.slice(7), value]] : []
		)
	);
}

/** `point 48.87 2.38`: the place stands where its address was found. */
function pointed(body: Body, order: string): Body {
	const [verb, lat, lon] = order.split(' ');
	if (verb !== 'point' || !Number.isFinite(Number(lat)) || !Number.isFinite(Number(lon))) return body;
	return { ...body, coordinates: { lat: Number(lat), lon: Number(lon), precision: 'address' } };
}

/** A new record: nothing is told, one offer and one source are asked for, and it is a lead until somebody says more. */
function fresh(kind: Kind, owner: string | null): Body {
	const fields = fieldsOf(kind);
	let body = blank(fields) as Body;
	for (const list of ['offers', 'sources', 'steps'])
		if (fields.fields[list]) body = reshape(fields, body, `add ${list}`) as Body;
	if ('editorial' in body) body = { ...body, editorial: { ...(body['editorial'] as Body), confidence: 'medium' } };
	if (owner !== null && 'organisation' in body) body = { ...body, organisation: owner };
	if (owner !== null && 'organisations' in body) body = { ...body, organisations: [owner] };
	if (kind !== 'places') return body;
	const address = { ...(body['address'] as Body), city: 'Paris' };
	return { ...body, address, accessibility: { stepFree: 'unknown' } };
}

async function pageOf(
	session: Session,
	editing: Editing,
	shown: Pick<EditPage, 'body' | 'expected'> & Partial<EditPage>,
	known?: Awaited<ReturnType<typeof headOf>>
): Promise<EditPage> {
	const { kind, id, direct, held, owner, maps } = editing;
	const { body } = shown;
	const place = kind === 'places' ? (body as unknown as Place) : null;
	const [head, named, alike] = await Promise.all([
		known === undefined ? headOf(session, editing) : known,
		namedFor(session, kind),
		place ? duplicatesOf(session, place, owner !== null) : []
	]);
	return {
		kind,
		id: id ?? '',
		name: head?.name ?? '',
		fields: askedOf(kind, held),
		body,
		expected: shown.expected,
		retired: head?.retired ?? false,
		taken: shown.taken ?? false,
		problems: shown.problems ?? [],
		warnings: recordWarnings(body),
		conflicts: shown.conflicts ?? [],
		grids: shown.grids ?? {},
		opened: shown.opened ?? [],
		named,
		alike,
		found: place ? findAddress(maps, place) : null,
		reason: shown.reason ?? '',
		direct,
		stamp: randomUUID()
	};
}

function askedOf(kind: Kind, held: readonly string[]): Group {
	const { fields, ...group } = fieldsOf(kind);
	return { ...group, fields: Object.fromEntries(Object.entries(fields).filter(([name]) => !isHeld(held, name))) };
}

/** The kinds of records that those of a kind name. */
const namedBy: Partial<Record<Kind, Kind[]>> = {
	places: ['organisations', 'programmes'],
	programmes: ['organisations', 'places'],
	guides: ['guides', 'places', 'programmes', 'terms'],
	events: ['guides', 'organisations', 'places', 'programmes'],
	notices: ['notices'],
	terms: ['guides', 'programmes']
};

async function namedFor(session: Session, kind: Kind): Promise<Named> {
	const kinds = namedBy[kind] ?? [];
	const named: Named = Object.fromEntries(kinds.map((each) => [each, []]));
	if (kinds.length === 0) return named;
	const found = await session
		.select({ kind: records.kind, id: records.id, name: records.name })
		.from(records)
		.where(inArray(records.kind, kinds))
		.orderBy(asc(records.name));
	for (const { kind, ...record } of found) named[kind as Kind]?.push(record);
	return named;
}

export const isKind = (text: string): text is Kind => kindNames.some((kind) => kind === text);
