import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { place } from '#lib/domain/testing.ts';
import { Database } from '#lib/server/db/database.ts';
import { openEditions } from '#lib/server/editions/open-editions.ts';
import { readContent } from '#lib/server/publishing/read-records.ts';
import { approveProposal } from '#lib/server/records/decide.ts';
import { loadFounding } from '#lib/server/records/founding.ts';
import { makeProposal } from '#lib/server/records/proposals.ts';
import { saveRecord } from '#lib/server/records/save.ts';
import { migrations } from '../lib/backup-database.ts';

// A server without its pages, to be killed: edits, reviews, publishes and goes back, and says all that it was told is done.
const [root = '', data = ''] = process.argv.slice(2);
const { content } = await readContent(join(root, 'data'));
const prepare = async (session: Parameters<typeof loadFounding>[0]) => void (await loadFounding(session, content));
const database = new Database({ folder: data }, { migrations, prepare, log: () => {} });
const editions = await openEditions({ root, data, database, log: () => {} });
await database.whenUp(60_000);
const tell = (...words: (string | number)[]) => process.stdout.write(`${words.join(' ')}\n`);
const versions = new Map<string, number>();
const published: number[] = [];
const { rows } = await database.orm.execute<{ id: string; version: number }>('select id, version from records');
for (const { id, version } of rows) versions.set(id, version);
tell('up');

for (let turn = 0; ; turn += 1) {
	const id = `p${turn % content.places.length}`;
	const name = `${process.pid}-${turn}`;
	try {
		if (turn % 9 === 8 && published.length > 1) await goBack();
		else if (turn % 4 === 3) await publish();
		else await (turn % 2 ? review(id, name) : edit(id, name));
	} catch {
		// Cut: nobody was told that it is done. What the newest version is must be asked for again.
		await setTimeout(20);
		await learn(id).catch(() => {});
	}
}

async function edit(id: string, name: string) {
	const expected = versions.get(id) ?? 0;
	const save = { kind: 'places' as const, id, body: place(id, { name }), expected, actor: 'lea' };
	const saved = await saveRecord(database.orm, save);
	if (!saved.ok) return learn(id);
	versions.set(id, saved.version);
	tell('version', id, saved.version, name);
}

async function review(id: string, name: string) {
	const expected = versions.get(id) ?? 0;
	const proposal = { kind: 'places' as const, id, body: place(id, { name }), expected, actor: 'ana' };
	const made = await makeProposal(database.orm, proposal);
	if (!made.ok || made.number === null) return learn(id);
	tell('proposal', made.number);
	const approved = await approveProposal(database.orm, {
		number: made.number,
		actor: 'lea',
		choices: { name: 'ours' }
	});
	if (!approved.ok) return learn(id);
	versions.set(id, approved.version);
	tell('version', id, approved.version, name);
	tell('approved', made.number);
}

async function publish() {
	const result = await editions.publish({ actor: 'lea' });
	if (!result.ok || !result.changed) return;
	published.push(result.number);
	tell('edition', result.sequence, result.edition);
}

async function goBack() {
	const result = await editions.rollBack(published.at(-2) ?? 1, { actor: 'lea', note: 'a trial' });
	if (result.ok && result.changed) tell('edition', result.sequence, result.edition);
}

async function learn(id: string) {
	const found = await database.orm.execute<{ version: number }>(`select version from records where id = '${id}'`);
	versions.set(id, found.rows[0]?.version ?? 0);
}
