import { hash, verify } from '@node-rs/argon2';
import type { RequestEvent } from '@sveltejs/kit';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { root } from '#lib/domain/testing.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open-database.ts';
import { tries } from '../db/people-schema.ts';
import { copyDatabase } from '../db/testing.ts';
import { accept, invite } from '../people/invitation.ts';
import { endAccess } from '../people/manage.ts';
import { PASSWORD } from './password.ts';
import { signIn } from './sign-in.ts';

/** The library's own functions do their work, and are counted. */
vi.mock('@node-rs/argon2', async (original) => {
	const real = await original<typeof import('@node-rs/argon2')>();
	return { ...real, hash: vi.fn(real.hash), verify: vi.fn(real.verify) };
});

const RIGHT = 'three small boats';
let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
	const copy = await copyDatabase('founded');
	drop = copy.drop;
	database = openDatabase(root, { DATABASE_URL: copy.url })!;
	await database.whenUp(30_000);
	for (const email of ['ada@example.org', 'gone@example.org']) {
		const invitation = { email, role: 'editor', organisation: null, lang: 'fr' } as const;
		const token = await invite(database.orm, invitation, 'console');
		const made = await accept(database, token, { name: 'Ada', password: RIGHT });
		if (email.startsWith('gone')) await endAccess(database, made!.id, 'console');
	}
});
afterAll(async () => {
	await database.close();
	await drop();
});
beforeEach(() => database.orm.delete(tries));

/** Signs in from a browser that was never here, and counts what was hashed meanwhile, at which cost. */
async function workOf(email: string, password: string) {
	const jar = new Map<string, string>();
	const cookies = {
		get: (name: string) => jar.get(name),
		getAll: () => [...jar].map(([name, value]) => ({ name, value })),
		set: (name: string, value: string) => void jar.set(name, value)
	};
	const url = new URL('http://127.0.0.1/staff/sign-in');
	vi.mocked(hash).mockClear();
	vi.mocked(verify).mockClear();
	const event = { cookies, url, request: new Request(url) } as unknown as RequestEvent;
	const result = await signIn(event, email, password);
	const made = await Promise.all(vi.mocked(hash).mock.results.map(({ value }) => value as Promise<string>));
	const costs = [...made, ...vi.mocked(verify).mock.calls.map(([against]) => String(against))].map(
		(each) => /^\$argon2id\$v=19\$[^$]+/.exec(each)?.[0]
	);
	return { result, costs };
}

const once = ['$argon2id$v=19$m=19456,t=2,p=1'];

it('checks a password once', async () => {
	expect(await workOf('ada@example.org', RIGHT)).toEqual({ result: 'in', costs: once });
});

it.each([
	['wrong', 'quite another one'],
	['empty', ''],
	['as long as one may be', 'x'.repeat(PASSWORD.max)],
	['longer than any', 'x'.repeat(PASSWORD.max + 1)],
	['of another kilobyte', 'مرحبا'.repeat(2000)]
])(
	'does the same work for an address that nobody has, or that is over, when the password is %s',
	async (_, password) => {
		for (const email of ['ada@example.org', 'nobody@example.org', 'gone@example.org', 'no address'])
			expect([email, await workOf(email, password)]).toEqual([email, { result: 'wrong', costs: once }]);
	}
);

it('does none once the tries of an address are over, whether somebody has it or not', async () => {
	for (const email of ['ada@example.org', 'nobody@example.org']) {
		for (let n = 0; n < 10; n += 1) await workOf(email, 'quite another one');
		expect([email, await workOf(email, RIGHT)]).toEqual([email, { result: 'tooMany', costs: [] }]);
	}
});
