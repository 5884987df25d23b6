import { may } from '#lib/domain/permission.ts';
import { requirePerson } from '#lib/server/auth/guard.ts';
import { database } from '#lib/server/db/open-database.ts';
import { openReports } from '#lib/server/inbox/reports.ts';
import { actorsOf } from '#lib/server/records/actor-names.ts';
import { listProposals } from '#lib/server/records/proposals.ts';
import type { PageServerLoad } from './$types';

const DECIDED = 30;

export const load: PageServerLoad = async (event) => {
	const person = requirePerson(event, 'proposal.make');
	const reviews = may(person.role, 'proposal.review');
	const session = database().orm;
	const whose = reviews ? {} : { author: person.id };
	const all = await listProposals(session, whose);
	const open = reviews ? await listProposals(session, { state: 'open' }) : all.filter(({ state }) => state === 'open');
	const decided = all.filter(({ state }) => state !== 'open').slice(0, DECIDED);
	const names = await actorsOf(
		session,
		[...open, ...decided].map(({ author }) => author)
	);
	const listed = (lines: typeof all) =>
		lines.map(({ number, kind, id, name, author, reason, state, madeAt }) => ({
			...{ number, kind, id, name, reason, state, madeAt },
			author: names(author)
		}));
	// Who waited longest comes first.
	const asked = reviews ? await openReports(session, 'organisation') : 0;
	return { reviews, asked, open: listed(open.toReversed()), decided: listed(decided) };
};
