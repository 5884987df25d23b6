import { and, eq, inArray, isNull } from 'drizzle-orm';
import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import { may, roles } from '#lib/domain/permission.ts';
import { isStaffLang } from '#lib/domain/person.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { Session } from '../db/database.ts';
import { people } from '../db/people-schema.ts';
import { digests } from '../db/review-schema.ts';
import { openReports } from '../inbox/reports.ts';
import { digestLetter, type Waiting } from '../mail/letters.ts';
import { whatNext } from '../records/next.ts';
import { countToMend, listProposals } from '../records/proposals.ts';
import { sendToEach, type Mailing } from './mailing.ts';

const DAY = 86_400_000;
/** Who keeps the directory true day by day; an admin keeps the accounts. */
const told = roles.filter((role) => role !== 'admin');
const nothing = { due: 0, ageing: 0, broken: 0 };

/**
 * Tells editors and publishers by mail what waits for them, and associations what does among their own places, each once
 * in so many days as the settings say, in their own language. Who has just come is told after so many days for the first
 * time; nothing goes out when nothing waits.
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
	const known = new Map<string | null, ReturnType<typeof whatNext>>();
	/** What ages among the places of an organisation; `null`: among all. */
	const agesOf = async (organisation: string | null) => {
		const next = known.get(organisation) ?? whatNext(session, { settings, today, organisation });
		known.set(organisation, next);
		const toDo = await next;
		const count = (task: string) => toDo.find((each) => each.task === task)?.places.length ?? 0;
		return { due: count('due'), ageing: count('ageing'), broken: count('broken') };
	};
	const reports = await openReports(session);
	const open = await listProposals(session, { state: 'open' });
	const waitingFor = async ({ id, role, organisation }: (typeof due)[number]['person']): Promise<Waiting> => {
		const returned = await countToMend(session, id);
		if (role === 'association')
			// Of none is nothing: `null` would be all.
			return { reports: 0, proposals: 0, returned, ...(organisation ? await agesOf(organisation) : nothing) };
		const reviews = told.some((each) => each === role && may(each, 'proposal.review'));
		return { reports, proposals: reviews ? open.length : 0, returned, ...(await agesOf(null)) };
	};
	const sent = (inner: Session, person: string) => {
		const row = { person, at: new Date(now) };
		return inner.insert(digests).values(row).onConflictDoUpdate({ target: digests.person, set: row });
	};
	const tell = async ({ person }: (typeof due)[number]) => {
		const letter = await digestLetter(person.email, {
			lang: isStaffLang(person.lang) ? person.lang : 'fr',
			waiting: await waitingFor(person),
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
