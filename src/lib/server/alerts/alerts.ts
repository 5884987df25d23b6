import { and, asc, desc, eq, gte, isNull } from 'drizzle-orm';
import * as v from 'valibot';
import type { Alert } from '#lib/domain/alert/alert.ts';
import { AlertSchema } from '#lib/domain/alert/alert-schema.ts';
import type { Session } from '../db/database.ts';
import { alerts } from '../db/review-schema.ts';
import { audit } from '../db/schema.ts';

export interface KeptAlert extends Alert {
	number: number;
	madeBy: string;
	madeAt: Date;
	/** Who took it back before its last day. */
	ended: { by: string; at: Date } | null;
}

/** Publishes an alert. Gives back the first thing that is wrong, or null. */
export async function publishAlert(session: Session, wanted: unknown, actor: string): Promise<string | null> {
	const parsed = v.safeParse(AlertSchema, wanted);
	if (!parsed.success) return [v.getDotPath(parsed.issues[0]), parsed.issues[0].message].filter(Boolean).join(' ');
	const { from, to } = parsed.output;
	await session.transaction(async (inner) => {
		const row = { from, to, body: parsed.output, madeBy: actor };
		const [made] = await inner.insert(alerts).values(row).returning({ number: alerts.number });
		await inner.insert(audit).values({ actor, action: 'alert.published', subject: `alerts/${made?.number}` });
	});
	return null;
}

/** Takes an alert back at once. `false`: there is none, or it is taken back already. */
export function endAlert(session: Session, number: number, actor: string): Promise<boolean> {
	return session.transaction(async (inner) => {
		const found = await inner
			.update(alerts)
			.set({ endedBy: actor, endedAt: new Date() })
			.where(and(eq(alerts.number, number), isNull(alerts.endedAt)))
			.returning({ number: alerts.number });
		if (found.length === 0) return false;
		await inner.insert(audit).values({ actor, action: 'alert.ended', subject: `alerts/${number}` });
		return true;
	});
}

/** All alerts there ever were, the newest first. */
export async function listAlerts(session: Session, most = 50): Promise<KeptAlert[]> {
	const rows = await session.select().from(alerts).orderBy(desc(alerts.number)).limit(most);
	return rows.map(({ number, body, madeBy, madeAt, endedBy, endedAt }) => ({
		...(body as Alert),
		...{ number, madeBy, madeAt },
		ended: endedBy !== null && endedAt ? { by: endedBy, at: endedAt } : null
	}));
}

/** At once: phones fetch them all. */
const MOST = 20;

/** What is to be known on this day in Paris and later, the newest first. Of many, those that begin first are told. */
export async function comingAlerts(session: Session, today: string): Promise<Alert[]> {
	const rows = await session
		.select({ body: alerts.body, number: alerts.number })
		.from(alerts)
		.where(and(gte(alerts.to, today), isNull(alerts.endedAt)))
		.orderBy(asc(alerts.from), desc(alerts.number))
		.limit(MOST);
	return rows.toSorted((a, b) => b.number - a.number).map(({ body }) => body as Alert);
}
