import { request } from 'node:http';
import type { Role } from '#lib/domain/permission.ts';
import type { Database } from '#lib/server/db/database.ts';
import { accept, invite } from '#lib/server/people/invitation.ts';
import { freshCode, PASSWORD } from './people.ts';

export interface Answer {
	status: number;
	location: string | null;
	headers: Record<string, string>;
	text: string;
}

export interface Ask {
	method?: string;
	body?: string | undefined;
	headers?: Record<string, string>;
}

/** A browser without a screen: it keeps cookies, and follows no redirect. `address` is where it connects from. */
export class BareBrowser {
	cookies = new Map<string, string>();
	/** The secret of the second step, in letters. */
	letters = '';
	constructor(
		readonly origin: string,
		readonly address = '127.0.0.1'
	) {}

	ask(path: string, { method = 'GET', body, headers = {} }: Ask = {}): Promise<Answer> {
		const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const options = { method, localAddress: this.address, headers: { ...(cookie && { cookie }), ...headers } };
		return new Promise((resolve, reject) => {
			const asking = request(this.origin + path, options, (answer) => {
				let text = '';
				answer.setEncoding('utf8').on('data', (chunk) => (text += chunk));
				answer.on('error', reject).on('end', () => {
					for (const line of answer.headers['set-cookie'] ?? []) this.#take(line);
					const plain = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
					const location = answer.headers.location ?? null;
					resolve({ status: answer.statusCode ?? 0, location, headers: Object.fromEntries(plain), text });
				});
			});
			asking.on('error', reject).end(body);
		});
	}

	/** Sends a form, as a page of ours would. */
	post(path: string, form: Record<string, string> | [string, string][] = {}): Promise<Answer> {
		const headers = { origin: this.origin, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
		return this.ask(path, { method: 'POST', body: new URLSearchParams(form).toString(), headers });
	}

	signIn(email: string, password = PASSWORD): Promise<Answer> {
		return this.post('/staff/sign-in', { email, password });
	}

	#take(line: string): void {
		const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
		if (value === '' || /max-age=0(;|$)/i.test(line)) this.cookies.delete(name);
		else this.cookies.set(name, value);
	}
}

/** Somebody who has accepted an invitation; gives back their id. */
export async function makePerson(
	database: Database,
	email: string,
	role: Role,
	organisation: string | null = null,
	name = email.split('@')[0] ?? ''
): Promise<string> {
	const token = await invite(database.orm, { email, role, organisation, lang: 'fr' }, 'console');
	const accepted = await accept(database, token, { name, password: PASSWORD });
	if (!accepted) throw new Error(`${email} was not let in`);
	return accepted.id;
}

/** Signs somebody in for the first time, and sets their second step up where their role asks for one. */
export async function enter(client: BareBrowser, email: string): Promise<BareBrowser> {
	const answer = await client.signIn(email);
	if (answer.status !== 303) throw new Error(`${email}: ${answer.status}`);
	if ((await client.ask('/staff')).status === 303) await setSecondStepUp(client);
	return client;
}

export async function setSecondStepUp(client: BareBrowser): Promise<void> {
	const room = '/staff/account/second-step';
	await client.post(`${room}?/begin`, { password: PASSWORD });
	const { text } = await client.ask(room);
	client.letters = /<code[^>]*>([A-Z2-7 ]{20,})<\/code>/.exec(text)?.[1] ?? '';
	const done = await client.post(`${room}?/confirm`, { code: await freshCode(client.letters) });
	if (done.location !== '/staff') throw new Error(`no second step: ${done.status}`);
}
