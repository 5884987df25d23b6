import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { Cluster, type Address } from '#lib/server/db/cluster.ts';

/** A PostgreSQL that stands apart from any server, as a city's own would. */
export async function ownCluster() {
	const folder = await mkdtemp(join(tmpdir(), 'fanal-own-'));
	const cluster = new Cluster(folder);
	let { address } = await cluster.start();
	await answers(address);
	return {
		url: (name: string) => urlOf(address, name),
		run: (statement: string) => ask(address, statement),
		down: () => cluster.stop(),
		up: async () => {
			({ address } = await cluster.start());
			await answers(address);
		},
		end: async () => {
			await cluster.stop();
			await rm(folder, { recursive: true, force: true });
		}
	};
}

function urlOf({ user, password, host, port }: Address, name: string): string {
	return `postgresql://${user}:${encodeURIComponent(password)}@${encodeURIComponent(host)}:${port}/${name}`;
}

async function ask(address: Address, statement: string): Promise<void> {
	const client = new pg.Client({ ...address });
	client.on('error', () => {});
	await client.connect();
	await client.query(statement).finally(() => client.end());
}

async function answers(address: Address): Promise<void> {
	for (let attempt = 0; ; attempt += 1) {
		try {
			return await ask(address, 'SELECT 1');
		} catch (error) {
			if (attempt > 300) throw error;
			await setTimeout(100);
		}
	}
}
