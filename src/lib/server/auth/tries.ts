import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Session } from '../db/database.ts';
import { tries } from '../db/people-schema.ts';

/** How many tries in how many minutes. */
const MOST = 10;
const MINUTES = 15;

/**
 * Takes one of the tries of `key` (in any quarter of an hour there are ten, or `most`), before what is tried happens: a
 * thousand at once get no more than that. Gives back whether there was one left.
 */
export async function takeTry(session: Session, key: string, most = MOST): Promise<boolean> {
	const grant = randomUUID();
	const recent = sql`array(select t from unnest(${tries.times}) t where t > now() - make_interval(mins => ${MINUTES}))`;
	const left = sql`cardinality(${recent}) < ${most}`;
	const { rows } = await session.execute<{ granted: boolean }>(sql`
		insert into ${tries} (key, times, last_grant) values (${key}, array[now()], ${grant})
		on conflict (key) do update set
			times = case when ${left} then ${recent} || now() else ${recent} end,
			last_grant = case when ${left} then ${grant} else ${tries.lastGrant} end
		returning last_grant = ${grant} as granted`);
	return rows[0]?.granted === true;
}

/** Gives the last try back: it was no guess. */
export async function giveBack(session: Session, key: string): Promise<void> {
	await session.execute(
		sql`update ${tries} set times = trim_array(times, 1) where key = ${key} and cardinality(times) > 0`
	);
}
