import { randomUUID } from 'node:crypto';
import { and, eq, lte, max } from 'drizzle-orm';
import * as v from 'valibot';
import { differences } from '#lib/domain/difference.ts';
import { complete } from '#lib/domain/form/complete.ts';
import { corrected, mayCorrect, partOf, type CorrectionPage } from '#lib/domain/form/correction.ts';
import { fieldsOf } from '#lib/domain/form/field.ts';
import type { Problem } from '#lib/domain/form/problems.ts';
import { typedOf } from '#lib/domain/form/read-form.ts';
import { reshape } from '#lib/domain/form/reshape.ts';
import { markOutdated } from '#lib/domain/outdated.ts';
import { factGroups, type FactGroup } from '#lib/domain/place/codes.ts';
import type { Place } from '#lib/domain/place/place.ts';
import { REPORT_LENGTH, typedText } from '#lib/domain/report.ts';
import type { Session } from '../db/database.ts';
import { askings } from '../db/review-schema.ts';
import { versions } from '../db/schema.ts';
import { readVersion } from '../records/history.ts';
import { makeProposal, readProposal } from '../records/proposals.ts';
import { readTyped } from '../records/read-typed.ts';
import { problemsOf } from '../records/submit-edit.ts';
import { askForChange, hasChanged } from './ask.ts';
import type { Ticket } from './link.ts';
import type { Opened } from './opened.ts';
import { authorOf } from './organisation-author.ts';

const WordSchema = typedText(REPORT_LENGTH);

/** The form as it is first shown: the place, or what the organisation proposed and was given back, with its word. */
export async function openCorrection(open: Opened, asked: string | null) {
	const returned = await returnedTo(open.session, open.ticket);
	const body = (returned?.body as Place | undefined) ?? open.place;
	const expected = returned?.base ?? open.version;
	const base = returned ? await baseOf(open, expected) : body;
	const changed = base ? partsChanged(base, body) : [];
	const parts = factGroups.filter((part) => part === asked || changed.includes(part));
	return { page: pageOf({ body, expected, open: parts, word: returned?.reason ?? '' }), returned: returned?.word };
}

/** The form after a button of it that sends nothing: a closure less, Monday on other days. */
export async function changeCorrection(open: Opened, form: FormData): Promise<CorrectionPage | null> {
	const order = String(form.get('order') ?? '');
	const read = await readCorrection(open, form, order);
	if (!read) return null;
	const [verb, path = ''] = order.split(' ');
	const takesAway = verb === 'remove' && /^exceptions\.\d+$/.test(path);
	const body = takesAway ? (reshape(fieldsOf('places'), read.body, order) as Place) : read.body;
	const parts = [...read.shown, ...partsChanged(read.base, body), ...(path ? [partOf(path)] : [])];
	return pageOf({ ...read, body, open: parts });
}

/**
 * What the organisation corrected waits for a review, as a proposal of its own; a word alone goes to the inbox. `again`:
 * it has written already; `gone`: the place has changed too much to tell what was corrected.
 */
export async function sendCorrection(
	open: Opened,
	form: FormData,
	now: number
): Promise<{ done: 'proposed' | 'written' } | { problem: 'again' | 'gone' } | { page: CorrectionPage }> {
	const read = await readCorrection(open, form, '');
	if (!read) return { problem: 'gone' };
	const { session, ticket } = open;
	const { base, expected, word } = read;
	const body = complete('places', read.body, base) as unknown as Place;
	const isSame = differences(base, body).length === 0;
	const problems = [...read.problems, ...problemsOf('places', body), ...wordProblems(word, isSame)];
	// What was wrong before, and is not asked here, is for the team to mend.
	const own = problems.filter(({ field }) => field === 'word' || field.startsWith('languages') || isAsked(field));
	if (own.length > 0) {
		const wrong = own.flatMap(({ field }) => (field === 'word' ? [] : [partOf(field)]));
		const parts = [...read.shown, ...partsChanged(base, read.body), ...wrong];
		return { page: pageOf({ ...read, problems: own, open: parts }) };
	}
	if (isSame) {
		const kept = await askForChange(session, ticket, word, now);
		return kept ? { done: 'written' } : { problem: 'again' };
	}
	return session.transaction(async (inner) => {
		if (!(await hasChanged(inner, ticket.asking))) return { problem: 'again' };
		const made = await makeProposal(inner, {
			...{ kind: 'places', id: ticket.place, expected, actor: authorOf(ticket.asking) },
			...{ body: markOutdated(base, body), reason: word || null }
		});
		if (!made.ok) throw new Error(`a correction of ${ticket.place} is no place: ${made.code}`);
		return { done: 'proposed' };
	});
}

interface Read extends Pick<CorrectionPage, 'body' | 'expected' | 'grids' | 'problems' | 'word'> {
	base: Place;
	/** Parts that were open, as far as the server opened them. */
	shown: FactGroup[];
}

async function readCorrection(open: Opened, form: FormData, order: string): Promise<Read | null> {
	const expected = Number(form.get('expected') ?? 0) || 0;
	const base = await baseOf(open, expected);
	if (!base) return null;
	const sent = [...(form.entries() as Iterable<[string, unknown]>)].filter(([name]) => mayCorrect(name));
	const { typed: _, body, ...read } = readTyped('places', base, typedOf(sent), order);
	const spoken = form.has('spoken') ? form.getAll('spoken').map(String) : null;
	const [word = ''] = typedOf([['word', form.get('word')]]).get('word') ?? [];
	const shown = factGroups.filter((part) => form.getAll('part').includes(part));
	return { ...read, shown, body: corrected(base, body as unknown as Place, spoken), base, expected, word: word.trim() };
}

/** The version that is corrected: the one that stood when the mail was sent, or a later one; older ones are not shown. */
async function baseOf({ session, ticket, version, place }: Opened, expected: number): Promise<Place | null> {
	if (expected === version) return place;
	const [asking] = await session.select().from(askings).where(eq(askings.number, ticket.asking));
	if (!asking || !Number.isSafeInteger(expected) || expected < 1 || expected > version) return null;
	const ofPlace = and(eq(versions.kind, 'places'), eq(versions.id, ticket.place), lte(versions.at, asking.at));
	const [first] = await session
		.select({ version: max(versions.version) })
		.from(versions)
		.where(ofPlace);
	const proposed = asking.proposal === null ? null : await readProposal(session, asking.proposal);
	if (expected < (first?.version ?? version) && expected !== proposed?.base) return null;
	return ((await readVersion(session, { kind: 'places', id: ticket.place }, expected))?.body ?? null) as Place | null;
}

/** What was given back to the organisation with the mail of this link, and the word that says why. */
export async function returnedTo(session: Session, { asking, place }: Ticket) {
	const [row] = await session.select({ number: askings.proposal }).from(askings).where(eq(askings.number, asking));
	const proposal = row?.number ? await readProposal(session, row.number) : null;
	return proposal?.id === place ? proposal : null;
}

const partsChanged = (base: Place, body: Place): FactGroup[] => [
	...new Set(differences(base, body).map(({ field }) => partOf(field)))
];

/** A problem of a week stands on one of its days, one of a closure may be about all of it. */
const isAsked = (field: string): boolean => mayCorrect(field) || /^(hours|exceptions)(\.|$)/.test(field);

function wordProblems(word: string, isAlone: boolean): Problem[] {
	if (word === '') return isAlone ? [{ field: 'word', code: 'unchanged' }] : [];
	return v.is(WordSchema, word) ? [] : [{ field: 'word', code: 'word' }];
}

const pageOf = (
	shown: Pick<CorrectionPage, 'body' | 'expected' | 'open' | 'word'> & Partial<CorrectionPage>
): CorrectionPage => ({
	...{
		body: shown.body,
		expected: shown.expected,
		open: factGroups.filter((part) => shown.open.includes(part)),
		word: shown.word
	},
	...{ problems: shown.problems ?? [], grids: shown.grids ?? {}, stamp: randomUUID() }
});
