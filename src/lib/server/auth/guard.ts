import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Person } from '#lib/domain/person.ts';
import { may, type Action } from '#lib/domain/permission.ts';

export const SIGN_IN = '/staff/sign-in';

/**
 * Who is signed in, if their role may do this. Throws a redirect to the sign-in when nobody is, and 403 when the role may
 * not.
 */
export function requirePerson(event: Pick<RequestEvent, 'locals' | 'url' | 'request'>, action: Action): Person {
	const { person } = event.locals;
	if (!person) redirect(303, signInFor(event));
	if (!may(person.role, action)) error(403, { message: 'not allowed', code: 'notAllowed' });
	return person;
}

/** The way to the sign-in, and back here afterwards; a form that was sent is not sent again. */
function signInFor({ url, request }: Pick<RequestEvent, 'url' | 'request'>): string {
	const back = request.method === 'GET' ? url.pathname + url.search : url.pathname;
	return `${SIGN_IN}?${new URLSearchParams({ next: back }).toString()}`;
}

/** Where to go after signing in: a page of the staff on this site, nothing else. */
export function nextPage(value: FormDataEntryValue | null): string {
	if (typeof value !== 'string' || !value.startsWith('/staff') || !URL.canParse(value, 'http://here')) return '/staff';
	const { origin, pathname, search } = new URL(value, 'http://here');
	if (origin !== 'http://here' || !/^\/staff(\/|$)/.test(pathname) || pathname === SIGN_IN) return '/staff';
	return pathname + search;
}
