import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startServer } from '../../tests/support/server.ts';
import { editPlaces, publishNow } from '../../tests/support/staff.ts';
import { layOut, reach, until, type Finding } from './lab.ts';
import { ownCluster } from './own-cluster.ts';

const paths = ['/fr', '/ar/places', '/fr/places/maison-des-refugies', '/editions/current.json', '/api/v1/places'];

/** The database of the built server away for a while, with visitors asking all along. */
export async function databaseDown(seconds: number): Promise<Finding> {
	const wrong: string[] = [];
	const [cluster, lab] = [await ownCluster(), await layOut()];
	const url = cluster.url('postgres');
	const server = await startServer({ dataDir: join(lab.root, 'built'), database: true, env: { DATABASE_URL: url } });
	const sequence = async () =>
		((await (await fetch(`${server.url}/editions/current.json`)).json()) as { sequence: number }).sequence;
	if (!(await until(async () => (await sequence()) > 1))) wrong.push('the server published nothing');
	let asking = true;
	let served = 0;
	const visitors = paths.map(async (path) => {
		while (asking) {
			const status = await fetch(server.url + path).then(
				async (answer) => (await answer.arrayBuffer(), answer.status),
				() => 0
			);
			served += 1;
			if (status !== 200) wrong.push(`${path} was answered ${status}`);
		}
	});
	await cluster.down();
	await setTimeout(seconds * 1000);
	await cluster.up();
	const staff = await reach({ url: cluster.url('postgres') });
	await editPlaces(staff, 1, (place) => (place.name = 'Après la panne'));
	const published = await publishNow(staff);
	if (!(await until(async () => (await sequence()) === published.sequence)))
		wrong.push('the server did not come back by itself');
	asking = false;
	await Promise.all(visitors);
	await staff.close();
	await server.stop();
	await Promise.all([cluster.end(), lab.end()]);
	const name = `requests with the database down for ${seconds} s, and back without a restart`;
	return { name, tried: served, wrong };
}
