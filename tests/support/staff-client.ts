import type { Role } from '#lib/domain/permission.ts';
import type { Database } from '#lib/server/db/database.ts';
import { invitationPath, invite } from '#lib/server/people/invitation.ts';
import { totp } from './totp.ts';

/** What became of a form: Kit's own words for it, `data` as text. */
export interface Outcome {
	type: 'success' | 'failure' | 'redirect' | 'error' | 'none';
	status: number;
	location: string;
	data: string;
}

export const PASSWORD = 'seven quiet lanterns';

/** Somebody of the staff who sends requests only, with the cookies of one browser. */
export class StaffClient {
	readonly #cookies = new Map<string, string>();

	constructor(readonly origin: string) {}

	/** A page; throws when it is not answered with 200. */
	async page(path: string): Promise<string> {
		const answer = await this.#ask(path, { headers: { accept: 'text/html' } });
		const text = await answer.text();
		if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
		return text;
	}

	/** Sends a form: `/staff/places/x?/save`. Rejects when there is no answer. */
	async send(path: string, fields: Record<string, string>): Promise<Outcome> {
		const answer = await this.#ask(path, {
			method: 'POST',
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
			body: new URLSearchParams(fields)
		});
		const said = await answer.text();
		const empty: Outcome = { type: 'none', status: answer.status, location: '', data: '' };
		return said.startsWith('{') ? { ...empty, ...(JSON.parse(said) as Partial<Outcome>) } : empty;
	}

	async #ask(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Response> {
		const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const headers = { ...init.headers, origin: this.origin, ...(cookie && { cookie }) };
		const answer = await fetch(this.origin + path, { ...init, headers, redirect: 'manual' });
		for (const line of answer.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (/max-age=0\b/i.test(line) || value === '') this.#cookies.delete(name);
			else this.#cookies.set(name, value);
		}
		return answer;
	}
}

/** Invites somebody, who comes in as people do: by the link, with a password, and a second step where their role asks for one. */
export async function comeIn(
	origin: string,
	database: Database,
	role: Role,
	email = `${role}@example.org`
): Promise<StaffClient> {
	const invitation = { email, role, organisation: null, lang: 'fr' as const };
	const token = await invite(database.orm, invitation, 'console');
	const client = new StaffClient(origin);
	const accepted = await client.send(invitationPath(token), { name: role, password: PASSWORD });
	if (accepted.location === '/staff') return client;
	if (accepted.type !== 'redirect') throw new Error(`${role} did not come in: ${JSON.stringify(accepted)}`);
	const page = await client.page(accepted.location);
	const [, letters = ''] = /<code[^>]*>([A-Z2-7\s]+)<\/code>/.exec(page) ?? [];
	const confirmed = await client.send(`${accepted.location}?/confirm`, { code: totp(letters) });
	if (confirmed.location !== '/staff') throw new Error(`${role} did not come in: ${JSON.stringify(confirmed)}`);
	return client;
}
