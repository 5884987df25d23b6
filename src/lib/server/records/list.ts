import { and, eq, sql } from 'drizzle-orm';
import type { Kind } from '#lib/domain/kinds.ts';
import type { Role } from '#lib/domain/permission.ts';
import { mayRead } from '#lib/domain/record-owners.ts';
import { normalise } from '#lib/domain/search/normalise.ts';
import { languages } from '#lib/domain/taxonomy/languages.ts';
import type { Session } from '../db/database.ts';
import { places, records, texts, verifications } from '../db/schema.ts';

/** What a place can miss, in the order in which it hurts. */
export const gaps = ['address', 'point', 'phone', 'hours', 'visibility', 'verified', 'text', 'outdated'] as const;
export type Gap = (typeof gaps)[number];

export interface ListedRecord {
	id: string;
	name: string;
	published: boolean;
	retired: boolean;
	savedAt: Date;
	arrondissement: number | null;
	organisation: string | null;
	missing: Gap[];
}

export interface ListQuery {
	/** What was typed; every word has to be found in a name or an id. */
	text?: string;
	missing?: Gap | null;
	/** `retired: true` lists those alone. */
	state?: 'published' | 'lead' | 'retired' | null;
	/** Who asks: an association is shown what it may read alone. */
	reader?: { role: Role; organisation: string | null };
}

/** Records of a kind by name; those that are retired only when asked for. */
export async function listRecords(session: Session, kind: Kind, query: ListQuery = {}): Promise<ListedRecord[]> {
	const { id, name, published, retired, savedAt } = records;
	const ofRecord = (table: { kind: unknown; id: unknown }) =>
		sql`${table.kind} = ${records.kind} and ${table.id} = ${records.id}`;
	const rows = await session
		.select({
			...{ id, name, published, retired, savedAt },
			body: query.reader?.role === 'association' ? records.body : sql<null>`null`,
			arrondissement: places.arrondissement,
			organisation: places.organisation,
			place: places.id,
			street: places.street,
			latitude: places.latitude,
			phone: places.phone,
			hours: places.hours,
			visibility: places.addressVisibility,
			verified: sql<boolean>`exists (select 1 from ${verifications} where ${ofRecord(verifications)})`,
			/** Languages in which each text of the record stands and is true to its source, at the least. */
			told: sql<number>`(select coalesce(min(count), 0) from (
				select count(distinct ${texts.lang}) filter (where ${texts.state} <> 'missing') from ${texts}
				where ${ofRecord(texts)} group by ${texts.field}) as fields)::int`,
			outdated: sql<boolean>`exists (select 1 from ${texts} where ${ofRecord(texts)} and ${texts.state} = 'outdated')`
		})
		.from(records)
		.leftJoin(places, and(eq(places.kind, records.kind), eq(places.id, records.id)))
		.where(eq(records.kind, kind));
	const words = normalise(query.text ?? '').split(' ');
	const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });
	return rows
		.filter(({ body }) => !query.reader || body === null || mayRead(query.reader, kind, body))
		.map((row): ListedRecord => {
			const isPlace = row.place !== null;
			const missing: Record<Gap, boolean> = {
				address: isPlace && row.street === null,
				point: isPlace && row.latitude === null,
				phone: isPlace && row.phone === null,
				hours: isPlace && row.hours === null,
				visibility: isPlace && row.visibility === null,
				verified: isPlace && !row.verified,
				text: row.told < languages.length,
				outdated: row.outdated
			};
			const { arrondissement, organisation } = row;
			return {
				...{ id: row.id, name: row.name, published: row.published, retired: row.retired, savedAt: row.savedAt },
				...{ arrondissement, organisation, missing: gaps.filter((gap) => missing[gap]) }
			};
		})
		.filter((row) => {
			const state = row.retired ? 'retired' : row.published ? 'published' : 'lead';
			if (query.state ? state !== query.state : row.retired) return false;
			if (query.missing && !row.missing.includes(query.missing)) return false;
			const named = normalise(`${row.name} ${row.id}`);
			return words.every((word) => named.includes(word));
		})
		.sort((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** The list that an address asks for; what it says wrongly it does not say. */
export function listQuery(search: URLSearchParams) {
	const one = <T extends string>(name: string, known: readonly T[]): T | null =>
		known.find((each) => each === search.get(name)) ?? null;
	const most = Math.min(5000, Math.max(PAGE, Number(search.get('most')) || 0));
	return {
		text: (search.get('q') ?? '').slice(0, 100),
		missing: one('missing', gaps),
		state: one('state', ['published', 'lead', 'retired'] as const),
		most
	};
}

/** Records shown at first, and each time more are asked for. */
const PAGE = 60;
