import { error, fail, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { recordWarnings } from '#lib/domain/form/problems.ts';
import { may } from '#lib/domain/permission.ts';
import { typedText } from '#lib/domain/report.ts';
import { requirePerson } from '#lib/server/auth/guard.ts';
import { askingOf } from '#lib/server/confirm/organisation-author.ts';
import { database } from '#lib/server/db/open-database.ts';
import { actorsOf } from '#lib/server/records/actor-names.ts';
import { approveProposal, commentOn, returnProposal, withdrawProposal } from '#lib/server/records/decide.ts';
import { roomOf } from '#lib/server/records/edit-room.ts';
import { readProposal } from '#lib/server/records/proposals.ts';
import { recordNames } from '#lib/server/records/record-names.ts';
import { tellAuthor } from '#lib/server/records/tell-author.ts';
import type { Actions, PageServerLoad } from './$types';

const WordSchema = typedText(1000);

/** The proposal of the address, if this person may see it: its author, and whoever reviews. */
async function proposalFor(event: RequestEvent, action: 'proposal.make' | 'proposal.review') {
	const person = requirePerson(event, action);
	const number = Number(event.params['number']);
	const session = database().orm;
	const proposal = Number.isSafeInteger(number) && number < 2 ** 31 ? await readProposal(session, number) : null;
	const reviews = may(person.role, 'proposal.review');
	if (!proposal || (!reviews && proposal.author !== person.id)) error(404, { message: 'unknown', code: 'notFound' });
	const tell = (what: 'approved' | 'returned' | 'commented', word = '') => {
		const news = { author: proposal.author, actor: person.id, name: proposal.name, what, word };
		return tellAuthor(session, { ...news, proposal: number, origin: event.url.origin });
	};
	return { person, session, proposal, reviews, tell };
}

export const load: PageServerLoad = async (event) => {
	const { person, session, proposal, reviews } = await proposalFor(event, 'proposal.make');
	const { author, decidedBy, comments, body, ...shown } = proposal;
	const names = await actorsOf(session, [author, decidedBy ?? author, ...comments.map((each) => each.author)]);
	const open = proposal.state === 'open';
	const values = [
		...shown.differences.flatMap((each) => [each.old, each.new].map((value): [string, unknown] => [each.field, value])),
		...shown.conflicts.map(({ field, theirs }): [string, unknown] => [field, theirs])
	];
	return {
		names: await recordNames(session, values),
		warnings: recordWarnings(body),
		proposal: {
			...shown,
			author: names(author),
			decidedBy: decidedBy === null ? null : names(decidedBy),
			comments: comments.map(({ author, ...rest }) => ({ ...rest, author: names(author) })),
			mayDecide: open && reviews,
			mayWithdraw: open && author === person.id,
			recordPath: roomOf(shown.kind, shown.id),
			mendPath:
				proposal.state === 'returned' && author === person.id
					? `${roomOf(shown.kind, shown.base === 0 ? 'new' : shown.id)}?proposal=${shown.number}`
					: null
		}
	};
};

const word = async ({ request }: RequestEvent, name: string) => {
	const parsed = v.safeParse(WordSchema, (await request.formData()).get(name));
	return parsed.success ? parsed.output : null;
};

export const actions: Actions = {
	approve: async (event) => {
		const { person, session, proposal, tell } = await proposalFor(event, 'proposal.review');
		const choices: Record<string, 'ours' | 'theirs'> = {};
		for (const [name, value] of await event.request.formData())
			if (name.startsWith('choice:')) choices[name.slice('choice:'.length)] = value === 'ours' ? 'ours' : 'theirs';
		const result = await approveProposal(session, { number: proposal.number, actor: person.id, choices });
		if (result.ok) {
			await tell('approved');
			return { done: 'approved' as const };
		}
		if (result.code === 'proposal.conflict') return fail(409, { problem: 'conflict' as const });
		if (result.code === 'proposal.decided') return fail(409, { problem: 'decided' as const });
		if (result.code !== 'record.invalid') return fail(409, { problem: 'unknown' as const });
		const detail = result.problems.map(({ field, message }) => `${field} ${message}`).join('; ');
		return fail(409, { problem: 'invalid' as const, detail });
	},
	return: async (event) => {
		const { person, session, proposal, tell } = await proposalFor(event, 'proposal.review');
		const text = await word(event, 'word');
		if (text === null) return fail(400, { problem: 'word' as const });
		const result = await returnProposal(session, { number: proposal.number, actor: person.id, word: text });
		if (!result.ok) return fail(409, { problem: 'decided' as const });
		const told = await tell('returned', text);
		// Who has no account hears of it by mail alone.
		return { done: told || askingOf(proposal.author) === null ? ('returned' as const) : ('untold' as const) };
	},
	withdraw: async (event) => {
		const { person, session, proposal } = await proposalFor(event, 'proposal.make');
		if (proposal.author !== person.id) error(403, { message: 'not allowed', code: 'notAllowed' });
		const result = await withdrawProposal(session, { number: proposal.number, actor: person.id });
		return result.ok ? { done: 'withdrawn' as const } : fail(409, { problem: 'decided' as const });
	},
	comment: async (event) => {
		const { person, session, proposal, tell } = await proposalFor(event, 'proposal.make');
		const text = await word(event, 'text');
		if (text === null) return fail(400, { problem: 'word' as const });
		await commentOn(session, { number: proposal.number, actor: person.id, text });
		await tell('commented');
		return { done: 'commented' as const };
	}
};
