import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../db/database.ts';
import { people } from '../db/people-schema.ts';
import { testDatabase } from '../db/testing.ts';
import type { Mail } from '../mail/mailer.ts';
import { tellAuthor } from './tell-author.ts';

let database: Database;
let end: () => Promise<void>;
beforeAll(async () => {
	({ database, end } = await testDatabase('empty'));
	const lea = { id: 'lea', name: 'Léa', email: 'lea@example.org', role: 'editor', lang: 'fr' };
	await database.orm.insert(people).values([lea, { ...lea, id: 'old', email: 'old@example.org', endedAt: new Date() }]);
});
afterAll(() => end());

it('the author of a proposal is told by mail what others did about it, and nobody else is', async () => {
	const mails: Mail[] = [];
	const news = { what: 'returned', name: 'Café', proposal: 7, origin: 'https://fanal.example' } as const;
	const tell = (author: string, actor: string) =>
		tellAuthor(database.orm, { author, actor, ...news }, (mail) => Promise.resolve(void mails.push(mail)));
	for (const [author, actor] of [
		['lea', 'pia'],
		['lea', 'lea'],
		['old', 'pia'],
		['system', 'pia']
	] as const)
		await tell(author, actor);
	expect(mails.map(({ to }) => to)).toEqual(['lea@example.org']);
	expect(mails[0]!.subject).toContain('Café');
	expect(mails[0]!.text).toContain('https://fanal.example/staff/review/7');
});
