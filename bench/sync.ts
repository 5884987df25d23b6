/**
 * What taking an edition in costs a phone (CPU ÷ 4), beside `JSON.parse` of the same bytes. Medians of `--runs` (7).
 * `npm run build && npx tsx bench/sync.ts`.
 */
import { parseArgs } from 'node:util';
import { phoneWith } from './phone.ts';
import { publishedEdition } from './published.ts';
import { median } from './support.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '7' } } });
const { bodies } = await publishedEdition();
const modules = ['local/directory-db.ts', 'local/sync.ts', 'local/shards.ts', 'domain/directory.ts'];
const phone = await phoneWith(
	modules.map((path) => `src/lib/${path}`),
	bodies
);
/** In the page, as text: the compiler's helpers are not there. */
const measure = `async (languages) => {
	const time = async (run) => { const start = performance.now(); await run(); return performance.now() - start; };
	const now = new Date();
	const asked = new Map();
	const emptied = async () => { await (await ours.openDirectoryDb()).drop(); return ours.openDirectoryDb(); };
	const done = async (work) => { const result = await work; if (!result.ok) throw new Error(result.code); };
	let db = await emptied();
	const keeping = async (url, init) => { const response = await fetch(url, { ...init, cache: 'no-store' }); asked.set(url, await response.clone().arrayBuffer()); return response; };
	const download = await time(() => done(ours.sync({ fetch: keeping, db, languages, now })));
	const again = await time(() => done(ours.sync({ fetch: keeping, db, languages, now })));
	db.close();
	db = await emptied();
	const held = async (url) => new Response(asked.get(url));
	const apply = await time(() => done(ours.sync({ fetch: held, db, languages, now })));
	let copy;
	const read = await time(async () => (copy = await db.read()));
	const open = await time(() => new ours.Directory(ours.parseShards(copy.held.edition, copy.bodies)));
	const parse = await time(() => { for (const body of copy.bodies.values()) JSON.parse(body); });
	db.close();
	const bytes = [...copy.bodies.values()].reduce((sum, body) => sum + new Blob([body]).size, 0);
	return { download, apply, again, read, open, parse, bytes };
}`;
interface Timed {
	download: number;
	apply: number;
	again: number;
	read: number;
	open: number;
	parse: number;
	bytes: number;
}
await phone.slow(4);
const runs: Timed[] = [];
while (runs.length < Number(values.runs)) runs.push((await phone.page.evaluate(`(${measure})(['ar'])`)) as Timed);
await phone.stop();
const steps = {
	parse: 'JSON.parse of the shards (the reference)',
	download: 'sync, from a server on this machine',
	apply: 'sync, its download excluded',
	again: 'sync, nothing new',
	read: 'read from storage',
	open: 'parse and make the directory'
} as const;
const middle = (step: keyof typeof steps) => median(runs.map((run) => run[step]));
console.log(`French and Arabic, ${((runs[0]?.bytes ?? 0) / 1000).toFixed(0)} kB before compression; CPU ÷ 4`);
console.table(
	Object.fromEntries(
		(Object.keys(steps) as (keyof typeof steps)[]).map((step) => [
			steps[step],
			{ ms: Number(middle(step).toFixed(1)), '÷ JSON.parse': Number((middle(step) / middle('parse')).toFixed(1)) }
		])
	)
);
