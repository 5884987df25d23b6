import type { Session } from '../db/database.ts';

/** How the people behind some ids are called; whoever is not known is called by the id. */
export async function actorNames(_session: Session, _ids: readonly string[]): Promise<(id: string) => string> {
	return (id) => id;
}
