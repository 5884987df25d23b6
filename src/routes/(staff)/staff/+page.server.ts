import { may } from '#lib/domain/permission.ts';
import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import { requirePerson } from '#lib/server/auth/guard.ts';
import { database } from '#lib/server/db/open-database.ts';
import { openReports } from '#lib/server/inbox/reports.ts';
import { whatNext } from '#lib/server/records/next.ts';
import { countToMend, listProposals } from '#lib/server/records/proposals.ts';
import { readSettings } from '#lib/server/records/settings.ts';
import { checkWebsites, websiteProgress } from '#lib/server/websites/check-all.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requirePerson(event, 'record.read');
	const session = database().orm;
	const today = parisParts(Date.now()).date;
	const settings = await readSettings(session);
	// An association without an organisation sees nothing, not everything.
	const organisation = person.role === 'association' ? (person.organisation ?? '-') : null;
	const [toDo, reports, open, returned] = await Promise.all([
		whatNext(session, { settings, today, organisation }),
		may(person.role, 'inbox.read') ? openReports(session) : 0,
		may(person.role, 'proposal.review') ? listProposals(session, { state: 'open' }) : [],
		countToMend(session, person.id)
	]);
	return {
		...{ toDo, settings, reports, proposals: open.length, returned },
		websites: websiteProgress(),
		mayCheck: may(person.role, 'inbox.read')
	};
};

export const actions: Actions = {
	/** In the background: one website after the other takes minutes. */
	websites: (event) => {
		requirePerson(event, 'inbox.read');
		void checkWebsites(database());
	}
};
