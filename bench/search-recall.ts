/**
 * Which engine finds what people type? Judged queries in four languages over the founding records, for our index and
 * for MiniSearch; then both on 5,000 made-up places. `npx tsx bench/search-recall.ts [--misses]`.
 */
import MiniSearch from 'minisearch';
import { entitiesOf, type SearchInput } from '#lib/domain/search/entities.ts';
import { judgedQueries } from '#lib/domain/search/judged-queries.ts';
import { tokens, variants } from '#lib/domain/search/normalise.ts';
import { createSearch, type Search } from '#lib/domain/search/search.ts';
import { isStopWord, meaningful } from '#lib/domain/search/stop-words.ts';
import { expectedPlaces, founding } from '#lib/domain/search/testing.ts';
import { grown } from './grown.ts';
import { percentile } from './support.ts';

type Engine = (input: SearchInput) => Pick<Search, 'find'>;

/** MiniSearch as its manual shows it: one document a place, fields with boosts, our normalisation, AND then OR. */
const miniSearch: Engine = (input) => {
	const fields = { name: 6, alias: 5, group: 4, theme: 3, area: 2.5, need: 1.5, summary: 1 };
	const documents = input.facts.places.map((place) => {
		const { arrondissement } = place.address;
		const area = arrondissement
			? [`${arrondissement}e ${arrondissement} الدائرة ${arrondissement} округ arrondissement`]
			: [];
		return {
			id: place.id,
			name: [] as string[],
			alias: [] as string[],
			group: [] as string[],
			theme: [] as string[],
			area,
			need: [] as string[],
			summary: [] as string[]
		};
	});
	for (const { kind, places, phrases } of entitiesOf(input)) {
		for (const [position, strength] of places()) {
			const document = documents[position];
			if (!document) continue;
			for (const { text, weight } of phrases) {
				if (kind === 'place')
					document[weight === 1 ? 'name' : weight > 0.8 ? 'alias' : weight > 0.4 ? 'area' : 'summary'].push(text);
				else if (kind === 'theme' && strength < 1) break;
				else if (kind === 'theme' || kind === 'need') document[kind].push(text);
				else document[kind === 'programme' || kind === 'organisation' ? 'group' : 'area'].push(text);
			}
		}
	}
	const index = new MiniSearch({
		fields: Object.keys(fields),
		tokenize: tokens,
		extractField: (document, field) => {
			const value: unknown = document[field as keyof typeof document];
			return Array.isArray(value) ? value.join(' ') : String(value);
		},
		processTerm: (term) => (isStopWord(term) ? null : variants(term))
	});
	index.addAll(documents);
	const find = (query: string) => {
		const words = meaningful(tokens(query)).join(' ');
		const options = {
			boost: fields,
			processTerm: (term: string) => term,
			fuzzy: (term: string) => (/\d/.test(term) || term.length < 4 ? false : term.length < 8 ? 1 : 2),
			prefix: (_term: string, position: number, all: string[]) => position === all.length - 1
		};
		const strict = index.search(words, { ...options, combineWith: 'AND' });
		const found = strict.length ? strict : index.search(words, options);
		return { places: found.map(({ id, score }) => ({ id: String(id), score })), named: [] };
	};
	return { find };
};

const engines: Record<string, Engine> = { 'own index': createSearch, MiniSearch: miniSearch };

const timed = <Result>(run: () => Result): [Result, number] => {
	const start = performance.now();
	const result = run();
	return [result, performance.now() - start];
};

/** Milliseconds of each key press of each query: the best of three rounds, since others share the machine. */
function keyPresses(search: Pick<Search, 'find'>, queries: string[]): number[] {
	const typed = queries.flatMap((query) =>
		Array.from({ length: query.length }, (_, length) => query.slice(0, length + 1))
	);
	const rounds = [1, 2, 3].map(() => typed.map((text) => timed(() => search.find(text))[1]));
	return typed.map((_, press) => Math.min(...rounds.map((round) => round[press] ?? Infinity)));
}

const args = process.argv.slice(2);
const input = founding();
const large = grown(input, 5000);
const everyQuery = Object.values(judgedQueries).flatMap((list) => list.map(([query]) => query));
console.log(`${input.facts.places.length} places, ${everyQuery.length} judged queries\n`);

for (const [name, engine] of Object.entries(engines)) {
	const [search, first] = timed(() => engine(input));
	const builds = Array.from({ length: 9 }, () => timed(() => engine(input))[1]);
	const rows = Object.entries(judgedQueries).map(([lang, list]) => {
		let [recall, success, leading] = [0, 0, 0];
		for (const [query, expression] of list) {
			const expected = expectedPlaces(input, expression);
			if (!expected.size) throw new Error(`nothing can satisfy ${query}: ${expression}`);
			const found = search.find(query).places.map(({ id }) => id);
			const right = found.slice(0, 10).filter((id) => expected.has(id)).length / Math.min(10, expected.size);
			recall += right;
			if (found.slice(0, 5).some((id) => expected.has(id))) success++;
			if (found[0] && expected.has(found[0])) leading++;
			if (right < 0.8 && args.includes('--misses'))
				console.log(`  ${name} ${lang} ${right.toFixed(2)} "${query}" → ${found.slice(0, 5).join(', ')}`);
		}
		const share = (sum: number) => Number((sum / list.length).toFixed(3));
		return {
			lang,
			queries: list.length,
			'recall@10': share(recall),
			'success@5': share(success),
			'first right': share(leading)
		};
	});
	console.log(name);
	console.table(rows);
	const ms = (value: number) => `${value.toFixed(1)} ms`;
	const timings: Record<string, Record<string, string>> = {};
	const report = (directory: string, first: number, builds: number[], presses: number[]) => {
		timings[directory] = {
			'first build': ms(first),
			build: ms(Math.min(...builds)),
			'key press p50': ms(percentile(presses, 0.5)),
			p95: ms(percentile(presses, 0.95)),
			max: ms(Math.max(...presses))
		};
	};
	report('founding records', first, builds, keyPresses(search, everyQuery));
	if (engine === createSearch || args.includes('--large')) {
		const [grownSearch, grownBuild] = timed(() => engine(large));
		report(
			'5,000 places',
			grownBuild,
			[grownBuild],
			keyPresses(
				grownSearch,
				everyQuery.filter((_, index) => index % 5 === 0)
			)
		);
	}
	console.table(timings);
}
