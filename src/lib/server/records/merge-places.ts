import { and, eq } from 'drizzle-orm';
import type { Kind } from '#lib/domain/kinds.ts';
import type { Place } from '#lib/domain/place/place.ts';
import type { Session } from '../db/database.ts';
import { links, records } from '../db/schema.ts';
import { retireRecord } from './history.ts';
import { saveRecord, type SaveResult } from './save.ts';

interface Merge {
	/** The place that goes: it is retired, and its address leads to the other. */
	from: string;
	into: string;
	actor: string;
	reason?: string | null;
}

export type MergeResult =
	/** Records beside the two that named the first, and name the other now. */
	| { ok: true; renamed: { kind: Kind; id: string }[] }
	| { ok: false; code: 'record.unknown' | 'record.same' | 'record.conflict' };

/** Two records that are one place: all that named the first names the other, and its address leads there. */
export async function mergePlaces(session: Session, { from, into, actor, reason }: Merge): Promise<MergeResult> {
	if (from === into) return { ok: false, code: 'record.same' };
	const result = await session
		.transaction(async (inner): Promise<MergeResult> => {
			const [gone, kept] = [await headOf(inner, 'places', from), await headOf(inner, 'places', into)];
			if (!gone || !kept || kept.retired) return { ok: false, code: 'record.unknown' };
			const who = { actor, reason: reason ?? null };
			const [old, body] = [gone.body as Place, kept.body as Place];
			const aliases = [...new Set([...body.aliases, old.name, ...old.aliases])].filter((each) => each !== body.name);
			const formerIds = [...new Set([...(body.formerIds ?? []), from, ...(old.formerIds ?? [])])];
			const merged = placed({ ...body, aliases }, formerIds);
			must(await saveRecord(inner, { kind: 'places', id: into, body: merged, expected: kept.version, ...who }));
			must(await retireRecord(inner, { kind: 'places', id: from, expected: gone.version, ...who }));
			const named = await inner
				.selectDistinct({ kind: links.kind, id: links.id })
				.from(links)
				.where(and(eq(links.toKind, 'places'), eq(links.toId, from)));
			for (const each of named as { kind: Kind; id: string }[]) {
				const head = await headOf(inner, each.kind, each.id);
				if (!head) continue;
				const body = renamed(head.body, from, into);
				must(await saveRecord(inner, { ...each, body, expected: head.version, ...who }));
			}
			return { ok: true, renamed: named as { kind: Kind; id: string }[] };
		})
		.catch((thrown: unknown) => {
			if (thrown instanceof NotSaved) return { ok: false, code: 'record.conflict' } as const;
			throw thrown;
		});
	return result;
}

class NotSaved extends Error {}

function must(result: SaveResult): void {
	if (!result.ok) throw new NotSaved(result.code);
}

async function headOf(session: Session, kind: Kind, id: string) {
	const [head] = await session
		.select()
		.from(records)
		.where(and(eq(records.kind, kind), eq(records.id, id)))
		.for('update');
	return head;
}

/** `formerIds` stands after the aliases, as in the schema: what is exported keeps its order. */
function placed(place: Place, formerIds: string[]): Place {
	const { id, name, aliases, formerIds: _, ...rest } = place;
	return { id, name, aliases, formerIds, ...rest };
}

/** A record that names another place, wherever it names it: in `places`, as its `place`, among its `targets`. */
function renamed(body: object, from: string, into: string): object {
	const record = body as { places?: string[]; place?: string | null; targets?: { kind: string; id: string }[] };
	const { places, place, targets } = record;
	const change: typeof record = {};
	if (places) change.places = [...new Set(places.map((id) => (id === from ? into : id)))];
	if (place === from) change.place = into;
	if (targets) {
		const all = targets.map((each) => (each.kind === 'place' && each.id === from ? { ...each, id: into } : each));
		change.targets = all.filter(
			(each, index) => all.findIndex((other) => other.kind === each.kind && other.id === each.id) === index
		);
	}
	return { ...record, ...change };
}
