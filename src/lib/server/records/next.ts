import { max, sql } from 'drizzle-orm';
import { addDays } from '#lib/domain/opening-hours/paris-time.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { Session } from '../db/database.ts';
import { websiteChecks } from '../db/review-schema.ts';
import { places, verifications } from '../db/schema.ts';
import { listRecords, type ListedRecord } from './list.ts';

/** What there is to do about places, the most pressing first. */
export const tasks = ['broken', 'due', 'ageing', 'never', 'lead', 'hours', 'phone', 'outdated', 'text'] as const;
export type Task = (typeof tasks)[number];

export interface ToDo {
	task: Task;
	places: { id: string; name: string; /** When it was last verified, `YYYY-MM-DD`. */ since: string | null }[];
}

/**
 * What to do next about the places of an organisation (of all, for `null`). A lead has one thing to do: to become more
 * than that.
 */
export async function whatNext(
	session: Session,
	{ settings, today, organisation }: { settings: Settings; today: string; organisation: string | null }
): Promise<ToDo[]> {
	const [listed, dates, broken] = await Promise.all([
		listRecords(session, 'places', organisation === null ? {} : { reader: { role: 'association', organisation } }),
		session
			.select({ id: verifications.id, at: max(verifications.at) })
			.from(verifications)
			.where(sql`${verifications.kind} = 'places'`)
			.groupBy(verifications.id),
		session
			.select({ id: places.id })
			.from(places)
			.innerJoin(websiteChecks, sql`${websiteChecks.url} = ${places.website} and ${websiteChecks.result} <> 'ok'`)
	]);
	const verifiedAt = new Map(dates.map(({ id, at }) => [id, at]));
	const isBroken = new Set(broken.map(({ id }) => id));
	const ageing = addDays(today, -settings.ageingDays);
	const due = addDays(today, -settings.dueDays);
	const toDo = new Map<Task, ToDo['places']>(tasks.map((task) => [task, []]));
	for (const place of listed)
		for (const task of tasksOf(place, verifiedAt.get(place.id) ?? null, { ageing, due, broken: isBroken }))
			toDo.get(task)?.push({ id: place.id, name: place.name, since: verifiedAt.get(place.id) ?? null });
	const oldest = (list: ToDo['places']) => list.toSorted((a, b) => ((a.since ?? '') < (b.since ?? '') ? -1 : 1));
	return tasks
		.map((task) => ({ task, places: oldest(toDo.get(task) ?? []) }))
		.filter(({ places }) => places.length > 0);
}

function tasksOf(
	{ id, published, missing }: ListedRecord,
	since: string | null,
	limits: { ageing: string; due: string; broken: ReadonlySet<string> }
): Task[] {
	if (!published) return missing.includes('address') || since === null ? ['lead'] : [];
	const age: Task[] =
		since === null ? ['never'] : since < limits.due ? ['due'] : since <= limits.ageing ? ['ageing'] : [];
	const gaps = (['hours', 'phone', 'outdated', 'text'] as const).filter((gap) => missing.includes(gap));
	return [...(limits.broken.has(id) ? (['broken'] as const) : []), ...age, ...gaps];
}
