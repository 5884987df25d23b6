import { sql } from 'drizzle-orm';
import { PASSWORD, StaffClient } from '../../tests/support/staff-client.ts';
import { invitationPath, invite } from '#lib/server/people/invitation.ts';
import { reach, type Finding } from './lab.ts';
import { openStaffed } from './staff-at-work.ts';

const PEOPLE = 20;

/** Twenty people who accept one invitation at once, over HTTP: one gets the account, and a session. */
export async function oneInvitation(times: number): Promise<Finding> {
	const wrong: string[] = [];
	const { lab, server } = await openStaffed();
	const database = await reach({ folder: lab.data });
	for (let n = 1; n <= times; n += 1) {
		const email = `invited-${n}@example.org`;
		const token = await invite(database.orm, { email, role: 'editor', organisation: null, lang: 'fr' }, 'console');
		const names = Array.from({ length: PEOPLE }, (_, person) => `${n}-${person}`);
		const outcomes = await Promise.all(
			names.map((name) => new StaffClient(server.url).send(invitationPath(token), { name, password: PASSWORD }))
		);
		const winners = names.filter((_, person) => outcomes[person]?.location === '/staff');
		const late = outcomes.filter(({ status }) => status === 410);
		if (winners.length !== 1 || late.length !== PEOPLE - 1)
			wrong.push(`invitation ${n}: ${outcomes.map(({ status }) => status).join(' ')}`);
		const { rows } = await database.orm.execute<{ name: string }>(sql`select name from people where email = ${email}`);
		if (rows.length !== 1 || rows[0]?.name !== winners[0])
			wrong.push(`invitation ${n}: the account is of somebody else`);
	}
	await database.close();
	await server.stop();
	await lab.end();
	return { name: `${PEOPLE} people accept one invitation at once, one wins`, tried: times, wrong };
}
