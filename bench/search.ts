/**
 * Does a key press keep up with a finger on a slow phone? Our search in the page, beside a plain scan (`includes` on the
 * name and texts of every place). `npm run build && npx tsx bench/search.ts`.
 */
import { judgedQueries } from '#lib/domain/search/judged-queries.ts';
import { founding } from '#lib/domain/search/testing.ts';
import type { SearchInput } from '#lib/domain/search/entities.ts';
import { grown } from './grown.ts';
import { phoneWith } from './phone.ts';
import { percentile } from './support.ts';

interface Timed {
	builds: number[];
	presses: number[];
	/** All presses by ours ÷ all by the scan: one press of the scan is too short for the browser's clock. */
	ratio: number;
}

const real = founding();
const cases: { name: string; input: SearchInput; cpu: number; limit: number; every: number }[] = [
	{ name: `the directory (${real.facts.places.length} places)`, input: real, cpu: 4, limit: 16, every: 1 },
	{ name: '5,000 made-up places', input: grown(real, 5000), cpu: 6, limit: 50, every: 10 }
];
const queries = Object.values(judgedQueries).flatMap((list) => list.map(([query]) => query));
const files = new Map(cases.map(({ input }, index) => [`/input-${index}.json`, JSON.stringify(input)]));
const phone = await phoneWith(['src/lib/domain/search/search.ts'], files);

/** In the page, as text: the compiler's helpers are not there. Each press is the best of three. */
const measure = `async (address, queries, rounds) => {
	const input = await (await fetch(address)).json();
	const time = (run) => { const start = performance.now(); run(); return performance.now() - start; };
	let search;
	const builds = Array.from({ length: rounds }, () => time(() => (search = ours.createSearch(input))));
	const texts = input.facts.places.map((place) => [place.name, ...place.aliases ?? [], ...Object.values(input.texts).flatMap((shard) => Object.values(shard.places[place.id] ?? {}).map((text) => text.text))].join(' ').toLowerCase());
	const typed = queries.flatMap((query) => Array.from({ length: query.length }, (_, length) => query.slice(0, length + 1)));
	const all = (run) => () => typed.forEach(run);
	const find = (text) => search.find(text);
	const presses = typed.map((text) => Math.min(...[1, 2, 3].map(() => time(() => find(text)))));
	const scan = (text) => texts.filter((each) => each.includes(text));
	return { builds, presses, ratio: time(all(find)) / time(all(scan)) };
}`;

const rows: Record<string, Record<string, string | number>> = {};
for (const [index, { name, cpu, limit, every }] of cases.entries()) {
	await phone.slow(cpu);
	const some = queries.filter((_, position) => position % every === 0);
	const call = `(${measure})('/input-${index}.json', ${JSON.stringify(some)}, ${index === 0 ? 5 : 1})`;
	const { builds, presses, ratio } = (await phone.page.evaluate(call)) as Timed;
	const p95 = percentile(presses, 0.95);
	rows[name] = {
		CPU: `÷ ${cpu}`,
		'index built, ms': Math.round(percentile(builds, 0.5)),
		'press p50, ms': Number(percentile(presses, 0.5).toFixed(1)),
		'p95, ms': Number(p95.toFixed(1)),
		'limit, ms': limit,
		'max, ms': Number(Math.max(...presses).toFixed(1)),
		'all ÷ plain scan': Number(ratio.toFixed(1))
	};
}
console.table(rows);
await phone.stop();
