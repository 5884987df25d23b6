import { and, count, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { ReportKind } from '#lib/domain/report.ts';
import type { Session } from '../db/database.ts';
import { reports } from '../db/review-schema.ts';
import { records } from '../db/schema.ts';

const HOUR = 3_600_000;

export interface Report {
	number: number;
	kind: ReportKind;
	/** The place it is about, with its name; null for none. */
	place: { id: string; name: string } | null;
	text: string;
	/** The beginning of the hour in which it came. */
	hour: Date;
	done: { by: string; at: Date } | null;
}

/** Keeps a report of a visitor, with the hour only. `false`: there is no such place. */
export async function keepReport(
	session: Session,
	{ kind, place, text }: { kind: ReportKind; place: string | null; text: string },
	now: number
): Promise<boolean> {
	if (place !== null) {
		const [known] = await session
			.select({ id: records.id })
			.from(records)
			.where(and(eq(records.kind, 'places'), eq(records.id, place)));
		if (!known) return false;
	}
	await session.insert(reports).values({ kind, place, text, hour: new Date(Math.floor(now / HOUR) * HOUR) });
	return true;
}

/** Reports to see to, or those that are done; the newest first. */
export async function listReports(session: Session, state: 'open' | 'done', most = 200): Promise<Report[]> {
	const rows = await session
		.select({ report: reports, name: records.name })
		.from(reports)
		.leftJoin(records, and(eq(records.kind, 'places'), eq(records.id, reports.place)))
		.where(state === 'open' ? isNull(reports.doneAt) : isNotNull(reports.doneAt))
		.orderBy(desc(state === 'open' ? reports.number : reports.doneAt))
		.limit(most);
	return rows.map(({ report: { number, kind, place, text, hour, doneBy, doneAt }, name }) => ({
		number,
		kind: kind as ReportKind,
		place: place === null ? null : { id: place, name: name ?? place },
		text,
		hour,
		done: doneBy !== null && doneAt ? { by: doneBy, at: doneAt } : null
	}));
}

/** How many reports nobody has seen to: all, or those of one kind. */
export async function openReports(session: Session, kind?: ReportKind): Promise<number> {
	const mine = kind && eq(reports.kind, kind);
	const [row] = await session
		.select({ count: count() })
		.from(reports)
		.where(and(isNull(reports.doneAt), mine));
	return row?.count ?? 0;
}

/** Says that a report is seen to, or that it is not after all. `false`: there is none of this number. */
export async function markReport(session: Session, number: number, actor: string, done: boolean): Promise<boolean> {
	const set = done ? { doneBy: actor, doneAt: new Date() } : { doneBy: null, doneAt: null };
	const found = await session
		.update(reports)
		.set(set)
		.where(eq(reports.number, number))
		.returning({ number: reports.number });
	return found.length > 0;
}
