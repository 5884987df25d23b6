import type { RequestEvent } from '@sveltejs/kit';
import { database } from '../db/open-database.ts';
import { audit } from '../db/schema.ts';
import { authFor } from './better-auth.ts';
import { headersFor, passOn } from './cookies.ts';
import { passwordProblem, type PasswordProblem } from './password.ts';
import { keyedHash, secretOf } from './secret.ts';
import { isRefusal } from './sign-in.ts';
import { takeTry } from './tries.ts';

/** Changes one's own password, and ends all other sessions. A browser left open gives nobody more tries than a stranger has. */
export async function changePassword(
	{ cookies, request, url }: RequestEvent,
	person: { id: string; email: string },
	currentPassword: string,
	newPassword: string
): Promise<'done' | 'wrong' | 'tooMany' | PasswordProblem> {
	const problem = passwordProblem(newPassword, person.email);
	if (problem) return problem;
	const { orm } = database();
	if (!(await takeTry(orm, keyedHash(await secretOf(orm), 'try', `own ${person.id}`)))) return 'tooMany';
	const auth = await authFor(orm, url.origin);
	try {
		const { headers } = await auth.api.changePassword({
			body: { currentPassword, newPassword, revokeOtherSessions: true },
			headers: headersFor(cookies, request.headers.get('user-agent')),
			returnHeaders: true
		});
		passOn(headers, cookies);
	} catch (error) {
		if (isRefusal(error)) return 'wrong';
		throw error;
	}
	await orm.insert(audit).values({ actor: person.id, action: 'people.password', subject: person.id });
	return 'done';
}
