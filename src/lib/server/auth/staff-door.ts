import { redirect, type RequestEvent } from '@sveltejs/kit';
import { may } from '#lib/domain/permission.ts';
import { isStaffLang, type StaffLang } from '#lib/domain/person.ts';
import { needOf } from './doors.ts';
import { setFraming } from './framing.ts';
import { requirePerson } from './guard.ts';
import { signedIn } from './session.ts';

/** Whether an address is one of the staff's, however it is written: Kit finds the page of `/st%61ff` too. */
export const isStaff = (path: string): boolean => /^\/(api\/)?staff(\/|$)/.test(asFound(path));

function asFound(path: string): string {
	try {
		return decodeURI(path);
	} catch {
		return path;
	}
}

/** Where a second step is set up; until then a role that needs one opens no other door. */
const SECOND_STEP = '/staff/account/second-step';

/** What stands on every answer of the rooms of the staff: kept nowhere, in no search engine. */
const headers = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' };

/**
 * Stands before every room of the staff: who comes, whether the sender is a page of ours, and whether this door exists
 * and opens to them. The page behind checks what it is asked for once more.
 */
export async function staffDoor(
	event: RequestEvent,
	resolve: (event: RequestEvent) => Promise<Response>
): Promise<Response> {
	const { request, url, route, locals } = event;
	// No record, link or word of ours has one, and the database would be surprised.
	if (url.href.includes('%00')) return refuse(404, 'no-such-door');
	const reads = request.method === 'GET' || request.method === 'HEAD';
	if (!reads && !fromHere(request, url.origin)) return refuse(403, 'foreign-origin');
	if (request.method === 'POST' && !isForm(request)) return refuse(415, 'no-form');
	let allowed = true;
	const who = await signedIn(event);
	locals.person = who?.person ?? null;
	locals.staffLang = locals.person?.lang ?? askedLanguage(event);
	if (route.id !== null) {
		const need = needOf(route.id, request.method, url.searchParams);
		if (need === null) return refuse(reads ? 404 : 405, 'no-such-door');
		if (need !== 'anybody') {
			allowed = locals.person === null || may(locals.person.role, need);
			if (who?.secondStepDue && need !== 'account.manage') redirect(303, SECOND_STEP);
			// A page says itself, in words, that it is not for this role; what changes something is stopped here.
			if (!locals.person || !reads) requirePerson(event, need);
		}
	}
	const response = await resolve(event);
	if (!allowed && response.status < 300) return refuse(403, 'not-allowed');
	for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
	setFraming(response.headers, event.url.pathname);
	return response;
}

/**
 * Kit asks forms where they come from, the front door whoever says it. Here a request that changes something must say
 * it, whatever its type.
 */
function fromHere(request: Request, origin: string): boolean {
	const claimed = request.headers.get('origin');
	if (claimed !== null) return claimed === origin;
	return request.headers.get('sec-fetch-site') === 'same-origin';
}

/** What rooms of the staff read; of anything else Kit would make a surprise of ours. */
const isForm = (request: Request): boolean =>
	/^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i.test(request.headers.get('content-type') ?? '');

const refuse = (status: number, code: string) => Response.json({ error: { code } }, { status, headers });

/** Before anybody is signed in: as the address says, else as the browser does. */
function askedLanguage({ url, request }: RequestEvent): StaffLang {
	const said = url.searchParams.get('lang');
	if (isStaffLang(said)) return said;
	return /^\s*(en)\b/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'fr';
}
