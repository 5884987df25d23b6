import { and, eq, inArray, isNull } from 'drizzle-orm';
import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import { may, roles } from '#lib/domain/permission.ts';
import { isStaffLang } from '#lib/domain/person.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { Session } from '../db/database.ts';
import { people } from '../db/people-schema.ts';
import { digests } from '../db/review-schema.ts';
import { openReports } from '../inbox/reports.ts';
import { digestLetter } from '../mail/letters.ts';
import { whatNext } from '../records/next.ts';
import { countToMend, listProposals } from '../records/proposals.ts';
import { sendToEach, type Mailing } from './mailing.ts';

const DAY = 86_400_000;
/** Who keeps the directory true day by day; an admin keeps the accounts. */
const told = roles.filter((role) => role !== 'admin' && may(role, 'inbox.read'));

/**
 * Tells editors and publishers by mail what waits for them, each once in so many days as the settings say, in their own
 * language. Who has just come is told after so many days for the first time; nothing goes out when nothing waits.
 */
export async function sendDigests(session: Session, settings: Settings, { now, origin, send }: Mailing): Promise<void> {
	if (settings.digestDays === 0) return;
	const all = await session
		.select({ person: people, last: digests.at })
		.from(people)
		.leftJoin(digests, eq(digests.person, people.id))
		.where(and(inArray(people.role, told), isNull(people.endedAt)));
	const due = all.filter(({ person, last }) => now - (last ?? person.createdAt).getTime() >= settings.digestDays * DAY);
	if (due.length === 0) return;
	const today = parisParts(now).date;
	const toDo = await whatNext(session, { settings, today, organisation: null });
	const reports = await openReports(session);
	const open = await listProposals(session, { state: 'open' });
	const count = (task: string) => toDo.find((each) => each.task === task)?.places.length ?? 0;
	const ages = { due: count('due'), ageing: count('ageing'), broken: count('broken') };
	const sent = (inner: Session, person: string) => {
		const row = { person, at: new Date(now) };
		return inner.insert(digests).values(row).onConflictDoUpdate({ target: digests.person, set: row });
	};
	const tell = async ({ person }: (typeof due)[number]) => {
		const reviews = told.some((role) => role === person.role && may(role, 'proposal.review'));
		const returned = await countToMend(session, person.id);
		const letter = await digestLetter(person.email, {
			lang: isStaffLang(person.lang) ? person.lang : 'fr',
			waiting: { reports, proposals: reviews ? open.length : 0, returned, ...ages },
			link: `${origin}/staff`
		});
		await session.transaction(async (inner) => {
			await sent(inner, person.id);
			// A letter that cannot be sent is owed still.
			if (letter) await send(letter);
		});
	};
	await sendToEach(due, tell, ({ person }) => sent(session, person.id));
}
