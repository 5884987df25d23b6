import { and, eq } from 'drizzle-orm';
import { idOf, kindNames, type Content, type Kind } from '#lib/domain/kinds.ts';
import type { Session } from '../db/database.ts';
import { records, versions } from '../db/schema.ts';
import { sha256 } from '../publishing/publish.ts';
import { detailsOf } from './details.ts';
import { saveRecord } from './save.ts';
import { writeDetails, type Head } from './write-details.ts';

/** Who acts when no person does. */
export const SYSTEM = 'system';

export interface Loaded {
	/** Records of `data/` that the database did not know. */
	added: number;
	/** Records nobody has edited here, brought to what `data/` says now. */
	followed: number;
	/** Records that `data/` changed and somebody edited here: theirs stay. */
	kept: number;
}

/** Rows in one statement. */
const ROWS = 500;

/**
 * Brings the founding content into the database, all or nothing. What staff have touched is theirs: `data/` never
 * overwrites it. A record nobody touched follows `data/`, so that a correction that comes with a new version arrives.
 */
export function loadFounding(session: Session, content: Content): Promise<Loaded> {
	return session.transaction(async (inner) => {
		const heads = await inner
			.select({
				kind: records.kind,
				id: records.id,
				version: records.version,
				founding: records.founding,
				action: versions.action
			})
			.from(records)
			.innerJoin(
				versions,
				and(eq(versions.kind, records.kind), eq(versions.id, records.id), eq(versions.version, records.version))
			);
		const known = new Map(heads.map((head) => [`${head.kind}/${head.id}`, head]));
		const loaded: Loaded = { added: 0, followed: 0, kept: 0 };
		const fresh: (Head & { founding: string })[] = [];
		for (const { kind, id, body } of all(content)) {
			const founding = sha256(JSON.stringify(body));
			const head = known.get(`${kind}/${id}`);
			if (head?.founding === founding) continue;
			if (!head) fresh.push({ kind, id, body, founding });
			else if (head.action === 'founding') {
				const save = { kind, id, body, expected: head.version, actor: SYSTEM, action: 'founding' } as const;
				const result = await saveRecord(inner, save);
				if (result.ok && result.changed) loaded.followed += 1;
			} else loaded.kept += 1;
			if (head)
				await inner
					.update(records)
					.set({ founding })
					.where(and(eq(records.kind, kind), eq(records.id, id)));
		}
		await add(inner, fresh);
		return { ...loaded, added: fresh.length };
	});
}

function all(content: Content): Head[] {
	return kindNames.flatMap((kind: Kind) => content[kind].map((body) => ({ kind, id: idOf(kind, body), body })));
}

async function add(session: Session, fresh: (Head & { founding: string })[]): Promise<void> {
	for (let start = 0; start < fresh.length; start += ROWS) {
		const some = fresh.slice(start, start + ROWS).map((each) => {
			const { name, published } = detailsOf(each.kind, each.id, each.body as never);
			return { ...each, name, published, version: 1, retired: false, savedBy: SYSTEM, actor: SYSTEM };
		});
		await session.insert(records).values(some);
		await session.insert(versions).values(some.map((each) => ({ ...each, action: 'founding' })));
	}
	await writeDetails(session, fresh);
}
