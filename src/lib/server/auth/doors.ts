import type { Action } from '#lib/domain/permission.ts';

/** Who may come in: anybody (whoever holds a link that we signed, where there is a token), or a person whose role may do this. */
export type Need = 'anybody' | Action;

/** A record and its form: who may not save proposes. */
const editing: Record<string, Need> = {
	GET: 'record.read',
	'?/change': 'proposal.make',
	'?/save': 'proposal.make',
	'?/retire': 'record.edit',
	'?/restore': 'record.edit',
	'?/merge': 'record.edit'
};

/**
 * Every door of the staff: its route, and what each method or form action needs (`POST` is the action without a name,
 * `?/end` a named one). What does not stand here does not open.
 */
export const doors: Record<string, Record<string, Need>> = {
	'/(staff)/staff': { GET: 'record.read', '?/websites': 'inbox.read' },
	'/(staff)/staff/alerts': { GET: 'alert.publish', '?/publish': 'alert.publish', '?/end': 'alert.publish' },
	'/(staff)/staff/inbox': { GET: 'inbox.read', POST: 'inbox.read' },
	'/(staff)/staff/publish': { GET: 'publish', '?/publish': 'publish', '?/rollback': 'rollback' },
	'/(staff)/staff/review': { GET: 'proposal.make' },
	'/(staff)/staff/review/[number]': {
		GET: 'proposal.make',
		'?/approve': 'proposal.review',
		'?/return': 'proposal.review',
		'?/comment': 'proposal.make',
		'?/withdraw': 'proposal.make'
	},
	'/(staff)/staff/settings': { GET: 'settings.change', POST: 'settings.change' },
	'/(staff)/staff/confirm/[token]': { GET: 'anybody', '?/confirm': 'anybody', '?/change': 'anybody' },
	'/(staff)/staff/confirm/[token]/change': { GET: 'anybody', '?/change': 'anybody', '?/send': 'anybody' },
	'/(staff)/staff/verify/[id]': { GET: 'record.verify', '?/true': 'record.verify', '?/ask': 'inbox.read' },
	'/(staff)/staff/places': { GET: 'record.read' },
	'/(staff)/staff/places/[id]': editing,
	'/(staff)/staff/records': { GET: 'record.read' },
	'/(staff)/staff/records/[kind]': { GET: 'record.read' },
	'/(staff)/staff/records/[kind]/[id]': editing,
	'/(staff)/staff/history/[kind]/[id]': { GET: 'history.read', '?/restore': 'record.edit' },
	'/(staff)/staff/preview/[kind]/[id]': { POST: 'record.read' },
	'/(staff)/staff/sign-in': { GET: 'anybody', POST: 'anybody' },
	'/(staff)/staff/sign-in/code': { GET: 'anybody', POST: 'anybody' },
	'/(staff)/staff/forgotten': { GET: 'anybody', POST: 'anybody' },
	'/(staff)/staff/password/[token]': { GET: 'anybody', POST: 'anybody' },
	'/(staff)/staff/welcome/[token]': { GET: 'anybody', POST: 'anybody' },
	'/(staff)/staff/account': {
		GET: 'account.manage',
		'?/signOut': 'account.manage',
		'?/lang': 'account.manage',
		'?/password': 'account.manage',
		'?/end': 'account.manage',
		'?/endOthers': 'account.manage'
	},
	'/(staff)/staff/account/second-step': {
		GET: 'account.manage',
		'?/begin': 'account.manage',
		'?/confirm': 'account.manage',
		'?/codes': 'account.manage'
	},
	'/(staff)/staff/people': {
		GET: 'people.manage',
		'?/invite': 'people.manage',
		'?/withdraw': 'people.manage',
		'?/role': 'people.manage',
		'?/end': 'people.manage'
	}
};

/** What a request needs; `null` when there is no such door. `search` is the query of the address. */
export function needOf(route: string, method: string, search: URLSearchParams): Need | null {
	const door = Object.hasOwn(doors, route) ? doors[route] : undefined;
	if (!door) return null;
	const key = method === 'HEAD' ? 'GET' : method === 'POST' ? actionOf(search) : method;
	return (Object.hasOwn(door, key) ? door[key] : undefined) ?? null;
}

/** As Kit finds the action of a form: the first name in the query that begins with a slash. */
function actionOf(search: URLSearchParams): string {
	for (const [name] of search) if (name.startsWith('/')) return name === '/default' ? 'POST' : `?${name}`;
	return 'POST';
}
