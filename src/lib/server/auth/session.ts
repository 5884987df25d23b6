import type { RequestEvent } from '@sveltejs/kit';
import { isStaffLang, type Person } from '#lib/domain/person.ts';
import { isRole, needsSecondStep } from '#lib/domain/permission.ts';
import { database } from '../db/open-database.ts';
import { authFor, COOKIES } from './better-auth.ts';
import { headersFor, passOn } from './cookies.ts';

/** Somebody with a session, and what it still lacks. */
export interface SignedIn {
	person: Person;
	session: { id: string; token: string };
	secondStep: boolean;
	/** Their role asks for a second step that they have not set up yet. */
	secondStepDue: boolean;
}

/** Who sends this request, as the database says now; `null` when nobody is signed in. */
export async function signedIn(event: RequestEvent): Promise<SignedIn | null> {
	const { cookies, request, url } = event;
	if (!cookies.get(`${COOKIES}.session_token`)) return null;
	const auth = await authFor(database().orm, url.origin);
	const { response, headers } = await auth.api.getSession({
		headers: headersFor(cookies, request.headers.get('user-agent')),
		returnHeaders: true
	});
	passOn(headers, cookies);
	if (!response || response.user.endedAt || !isRole(response.user.role)) return null;
	const { id, name, email, role, organisation, lang, twoFactorEnabled } = response.user;
	const person: Person = {
		id,
		name,
		email,
		role,
		organisation: organisation ?? null,
		lang: isStaffLang(lang) ? lang : 'fr'
	};
	const { session } = response;
	return {
		person,
		session: { id: session.id, token: session.token },
		secondStep: twoFactorEnabled === true,
		secondStepDue: needsSecondStep(role) && !twoFactorEnabled
	};
}
