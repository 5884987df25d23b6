import { join, resolve } from 'node:path';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { idOf, type Kind, type RecordOf } from '#lib/domain/kinds.ts';
import { heldFields } from '#lib/domain/form/held-fields.ts';
import { may, type Action } from '#lib/domain/permission.ts';
import type { Person } from '#lib/domain/person.ts';
import type { Place } from '#lib/domain/place/place.ts';
import { isOwn, mayRead } from '#lib/domain/record-owners.ts';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import { requirePerson } from '../auth/guard.ts';
import { currentDirectory } from '../editions/current-directory.ts';
import { database } from '../db/open-database.ts';
import { field } from '../form.ts';
import { changeEdit, openEdit, saveEdit, typedRecord, type Editing } from './edit-form.ts';
import { readVersion, retireRecord, restoreVersion } from './history.ts';
import { mergePlaces } from './merge-places.ts';
import { previewPlace } from './preview-place.ts';
import { previewRecord, type Preview } from './preview-record.ts';
import { readProposal } from './proposals.ts';
import { readRecord } from './read.ts';

/** The word in an address that stands for a record which is not there yet. */
const NEW = 'new';

/** Where the form of a record is. */
export const roomOf = (kind: Kind, id: string): string =>
	kind === 'places' ? `/staff/places/${id}` : `/staff/records/${kind}/${id}`;

const mapsFolder = (): string => join(resolve(process.env['FANAL_DATA'] || 'var'), 'map');

/** A record as the form of it needs it; 404 where there is none. */
export async function loadRoom(event: RequestEvent, kind: Kind, id: string) {
	const person = requirePerson(event, 'record.read');
	await requireSeen(person, kind, id);
	const mended = await toMend(event, person, { kind, id });
	const page = await openEdit(database().orm, editingOf(person, kind, id), mended);
	if (!page) error(404, { message: 'no such record', code: 'notFound' });
	return { page, own: isOwn(person, kind, page.body) };
}

/** What somebody proposed for this record, was given back and mends now: `?proposal=` says its number. */
async function toMend(event: RequestEvent, person: Person, { kind, id }: { kind: Kind; id: string }) {
	const number = Number(event.url.searchParams.get('proposal') ?? NaN);
	const proposal = Number.isSafeInteger(number) && number < 2 ** 31 ? await readProposal(database().orm, number) : null;
	if (!proposal || proposal.author !== person.id || proposal.kind !== kind || proposal.state !== 'returned')
		return null;
	if (id !== (proposal.base === 0 ? NEW : proposal.id)) return null;
	const { body, base, reason } = proposal;
	return { body: body as Record<string, unknown>, expected: base, reason: reason ?? '' };
}

/** The form with a row more, a row less, or looked through: nothing is saved. */
export async function changeRoom(event: RequestEvent, kind: Kind, id: string) {
	const person = requirePerson(event, 'proposal.make');
	await requireSeen(person, kind, id);
	const page = await changeEdit(database().orm, editingOf(person, kind, id), await event.request.formData());
	return page ? { page } : gone();
}

/** Saves or proposes; an association does so for records of its own organisation, before and after. */
export async function saveRoom(event: RequestEvent, kind: Kind, id: string) {
	const person = requirePerson(event, 'proposal.make');
	const editing = editingOf(person, kind, id);
	const form = await event.request.formData();
	const head = editing.id === null ? null : await readRecord(database().orm, kind, editing.id);
	if (head && !isOwn(person, kind, head.body)) refuse();
	const typed = await changeEdit(database().orm, editing, form);
	if (typed && !isOwn(person, kind, typed.body)) refuse();
	const { result, id: saved, page } = await saveEdit(database().orm, editing, form);
	if (!result.ok) return page ? fail(result.code === 'problems' ? 422 : 409, { page, taken: saved }) : gone();
	const said = result.saved === 'proposal' ? (result.number === null ? 'same' : 'proposed') : 'saved';
	const room = editing.id === null && said === 'proposed' ? roomsOf(kind) : roomOf(kind, saved);
	redirect(303, `${room}?done=${'changed' in result && !result.changed ? 'same' : said}`);
}

/** Takes a record out of the next edition, or brings it back as it is. */
export async function retireRoom(event: RequestEvent, kind: Kind, id: string, retired: boolean) {
	const person = requirePerson(event, 'record.edit');
	const expected = Number((await event.request.formData()).get('expected'));
	const session = database().orm;
	const which = { kind, id, expected, actor: person.id };
	const held = retired ? null : await readVersion(session, which, expected - 1);
	const result = retired
		? await retireRecord(session, which)
		: await restoreVersion(session, which, held && !held.retired ? expected - 1 : expected);
	if (!result.ok) return gone();
	redirect(303, `${roomOf(kind, id)}?done=saved`);
}

/** Two places that are one: this one goes, the other stays. */
export async function mergeRoom(event: RequestEvent, id: string) {
	const person = requirePerson(event, 'record.edit');
	const into = field(await event.request.formData(), 'into');
	const result = await mergePlaces(database().orm, { from: id, into, actor: person.id });
	if (!result.ok) return gone();
	redirect(303, `${roomOf('places', into)}?done=saved`);
}

/** The public page of what a form says, in a language; `null` when its record has changed too much to tell. */
export async function previewRoom(event: RequestEvent, kind: Kind, id: string, lang: Lang): Promise<Preview | null> {
	const person = requirePerson(event, 'record.read');
	await requireSeen(person, kind, id);
	const typed = await typedRecord(database().orm, editingOf(person, kind, id), await event.request.formData());
	if (!typed) return null;
	const [own, at] = [idOf(kind, typed) || NEW, Date.now()];
	const record: unknown = kind === 'emergency' ? typed : { ...typed, id: own };
	try {
		if (kind !== 'places')
			return previewRecord(currentDirectory(), kind, own, record as RecordOf<typeof kind>, { lang, at });
		return { path: `places/${own}`, view: previewPlace(currentDirectory(), record as Place, lang, at) };
	} catch {
		// Half typed, it may be no record yet.
		return null;
	}
}

const roomsOf = (kind: Kind): string => (kind === 'places' ? '/staff/places' : `/staff/records/${kind}`);

const gone = () => fail(409, { gone: true });

const editingOf = (person: Person, kind: Kind, id: string): Editing => ({
	kind,
	id: id === NEW ? null : id,
	actor: person.id,
	direct: may(person.role, 'record.edit' satisfies Action),
	held: heldFields(person.role, id === NEW),
	owner: person.role === 'association' ? (person.organisation ?? '') : null,
	maps: mapsFolder()
});

/** Whoever may not read a record is shown no form of it either. */
async function requireSeen(person: Person, kind: Kind, id: string): Promise<void> {
	const head = id === NEW ? null : await readRecord(database().orm, kind, id);
	if (head && !mayRead(person, kind, head.body)) refuse();
}

const refuse = () => error(403, { message: 'not your organisation', code: 'notAllowed' });
