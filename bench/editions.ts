/**
 * How many requests a second the built server answers for an edition's files, beside an answer made by Kit. Two
 * rounds, the better one counts. `npm run build && npx tsx bench/editions.ts [--seconds 4]`.
 */
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import type { Current, Manifest } from '#lib/domain/edition/format.ts';
import { startServer } from '../tests/support/server.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '4' } } });
const server = await startServer();
const json = async <Answer>(path: string) => (await (await fetch(server.url + path)).json()) as Answer;
const { manifest } = await json<Current>('/editions/current.json');
const { shards } = await json<Manifest>(manifest.url);
const reference = '/api/v1/places?limit=1';
const paths = [reference, '/pages/fr/emergency', '/fr/places', '/editions/current.json', shards['facts']?.url ?? ''];

const best = new Map<string, autocannon.Result>();
for (let round = 0; round < 2; round++) {
	for (const path of paths) {
		const result = await autocannon({
			url: server.url + path,
			connections: 10,
			duration: Number(values.seconds),
			headers: { 'accept-encoding': 'br' }
		});
		if (result.non2xx || result.errors) throw new Error(`${path}: ${result.non2xx} refused, ${result.errors} errors`);
		if (result.requests.average > (best.get(path)?.requests.average ?? 0)) best.set(path, result);
	}
}
await server.kill();
const base = best.get(reference)?.requests.average ?? NaN;
console.table(
	Object.fromEntries(
		[...best].map(([path, { requests, latency, throughput }]) => [
			path,
			{
				'requests a second': Math.round(requests.average),
				'÷ reference': Number((requests.average / base).toFixed(2)),
				'p99, ms': latency.p99,
				'kB each': Number((throughput.average / requests.average / 1000).toFixed(1))
			}
		])
	)
);
console.log(`the reference is ${reference}`);
