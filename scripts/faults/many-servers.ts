import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { place } from '#lib/domain/testing.ts';
import { Database } from '#lib/server/db/database.ts';
import { Follower } from '#lib/server/editions/follow.ts';
import { EditionStore } from '#lib/server/editions/store.ts';
import { publish, publishAutomatically } from '#lib/server/publishing/publication.ts';
import { readContent, readSurroundings } from '#lib/server/publishing/read-records.ts';
import { loadFounding } from '#lib/server/records/founding.ts';
import { saveRecord } from '#lib/server/records/save.ts';
import { migrations } from '../lib/backup-database.ts';
import { layOut, reach, say, type Finding } from './lab.ts';
import { ownCluster } from './own-cluster.ts';

/** Two servers that bring up the tables of one empty database at once. */
export async function migratingAtOnce(times: number): Promise<Finding> {
	const wrong: string[] = [];
	const cluster = await ownCluster();
	for (let n = 0; n < times; n += 1) {
		await cluster.run(`CREATE DATABASE trial_${n}`);
		const said: string[] = [];
		const url = cluster.url(`trial_${n}`);
		const log = ({ error }: { error: unknown }) => said.push(say(error));
		const both = [0, 1].map(() => new Database({ url }, { migrations, log }));
		await Promise.all(both.map((each) => each.whenUp(30_000))).catch((error: unknown) => said.push(say(error)));
		await Promise.all(both.map((each) => each.close()));
		wrong.push(...said);
	}
	await cluster.end();
	return { name: 'two servers migrating at once', tried: times, wrong };
}

/** Two processes that follow one database, and how long each takes to serve what was published. */
export async function heardInTime(times: number): Promise<Finding> {
	const wrong: string[] = [];
	const [cluster, lab] = [await ownCluster(), await layOut()];
	const url = cluster.url('postgres');
	const { surroundings } = await readSurroundings(lab.root);
	const all = await Promise.all([reach({ url }), reach({ url })]);
	const [first] = all;
	if (!first) throw new Error('no database');
	await loadFounding(first.orm, (await readContent(join(lab.root, 'data'))).content);
	const at = () => ({ surroundings, now: Date.now() });
	const followers = all.map((database, n) => {
		const store = new EditionStore(join(lab.data, String(n)));
		const options = { database, store, changed: () => {}, log: () => {}, now: Date.now, poll: 3_600_000 };
		return {
			store,
			follower: new Follower({ ...options, publishAutomatically: () => publishAutomatically(database, at()) })
		};
	});
	await Promise.all(followers.map(({ follower }) => follower.look()));
	let slowest = 0;
	for (let n = 0; n < times; n += 1) {
		const save = { kind: 'places' as const, id: 'p0', body: place('p0', { name: `n${n}` }), actor: 'lea' };
		await saveRecord(first.orm, { ...save, expected: n + 1 });
		const result = await publish(first, { actor: 'lea' }, at());
		const since = performance.now();
		const isServed = () => followers.every(({ store }) => result.ok && store.sequence === result.sequence);
		while (!isServed() && performance.now() - since < 5000) await setTimeout(5);
		const took = performance.now() - since;
		slowest = Math.max(slowest, took);
		if (took > 1000) wrong.push(`publication ${n} took ${Math.round(took)} ms to be served by both`);
	}
	await Promise.all(followers.map(({ follower }) => follower.stop()));
	await Promise.all(all.map((each) => each.close()));
	await Promise.all([cluster.end(), lab.end()]);
	return {
		name: 'two processes serve a publication within a second',
		tried: times,
		wrong,
		also: `${Math.round(slowest)} ms at most`
	};
}
