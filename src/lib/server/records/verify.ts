import type { Role } from '#lib/domain/permission.ts';
import type { Place } from '#lib/domain/place/place.ts';
import type { FactGroup, VerificationMeans } from '#lib/domain/place/codes.ts';
import { verified } from '#lib/domain/place/verified.ts';
import type { Session } from '../db/database.ts';
import { readRecord } from './read.ts';
import { saveRecord, type SaveResult } from './save.ts';

export interface Verify {
	/** Id of the place. */
	id: string;
	groups: readonly FactGroup[];
	how: VerificationMeans;
	/** The version the person was looking at: what has changed since was not verified. */
	expected: number;
	actor: string;
	role: Role;
	/** Today in Paris, `YYYY-MM-DD`. */
	today: string;
}

/** Notes that groups of facts of a place are still true. Saved at once: it changes no fact. */
export async function verifyPlace(session: Session, verify: Verify): Promise<SaveResult> {
	const { id, groups, how, expected, actor, role, today } = verify;
	const head = await readRecord(session, 'places', id);
	if (!head || head.retired) return { ok: false, code: 'record.unknown' };
	const byRole = role === 'admin' ? 'publisher' : role;
	const body = verified(head.body as Place, groups, { at: today, byRole, how });
	return saveRecord(session, { kind: 'places', id, body, expected, actor, reason: `still true: ${groups.join(', ')}` });
}
