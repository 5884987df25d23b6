import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { BasemapShard, Station, WordsShard } from '#lib/domain/edition/format.ts';
import type { Records, Surroundings } from '#lib/domain/edition/build.ts';
import { idOf, kindNames, kinds, type Content, type Kind } from '#lib/domain/kinds.ts';
import { languages } from '#lib/domain/taxonomy/languages.ts';
import { needs, themes } from '#lib/domain/taxonomy/needs.ts';

/** Something wrong in a content file: where, and how to mend it. */
export interface ContentProblem {
	file: string;
	/** Dotted path inside the file; empty for the whole of it. */
	field: string;
	message: string;
}

/** What was read, and what is wrong with it. */
type Read<T> = T & { problems: ContentProblem[] };

/**
 * Reads the content of `data/` and the readers' labels of `locales/` under a project folder. Records that do not fit
 * their schema are left out and reported, so that a check can name all problems at once.
 */
export async function readRecords(root: string): Promise<Read<{ records: Records }>> {
	const [around, inside] = await Promise.all([readSurroundings(root), readContent(join(root, 'data'))]);
	return {
		records: { ...inside.content, ...around.surroundings },
		problems: [...around.problems, ...inside.problems]
	};
}

/** The records in a folder of one folder a kind, one file a record. */
export async function readContent(folder: string): Promise<Read<{ content: Content }>> {
	const problems: ContentProblem[] = [];
	async function read(kind: Kind): Promise<object[]> {
		const found: object[] = [];
		for (const entry of await jsonFiles(join(folder, kind))) {
			const file = `data/${kind}/${entry}`;
			const content = await readJson(join(folder, kind, entry), file, problems);
			if (content === null) continue;
			const result = v.safeParse(kinds[kind].schema, content);
			if (!result.success) {
				for (const issue of result.issues)
					problems.push({ file, field: v.getDotPath(issue) ?? '', message: issue.message });
				continue;
			}
			const id = idOf(kind, result.output);
			if (`${id}.json` !== entry)
				problems.push({ file, field: kinds[kind].key, message: `is ${id}: the file must be named after it` });
			found.push(result.output);
		}
		return found;
	}
	const content: Record<string, object[]> = {};
	for (const kind of kindNames) content[kind] = await read(kind);
	return { content: content as Content, problems };
}

/** The base map, the stations, the everyday words with the readers' labels: what is kept with the code. */
export async function readSurroundings(root: string): Promise<Read<{ surroundings: Surroundings }>> {
	const problems: ContentProblem[] = [];
	const json = (file: string) => readJson(join(root, file), file, problems);
	const basemap = (await json('data/basemap/schematic.json')) as (BasemapShard & { about: string }) | null;
	const stations = (await json('data/basemap/stations.json')) as { stations: Station[] } | null;
	const words: Record<string, WordsShard> = {};
	for (const { code } of languages) words[code] = await readWords(code, json, problems);
	const surroundings = {
		stations: stations?.stations ?? [],
		basemap: {
			arrondissements: basemap?.arrondissements ?? [],
			seine: basemap?.seine ?? [],
			parks: basemap?.parks ?? [],
			lines: basemap?.lines ?? []
		},
		words
	};
	return { surroundings, problems };
}

/** The content of a JSON file; `null`, and a problem, when there is none to read. `file` is its name for editors. */
async function readJson(path: string, file: string, problems: ContentProblem[]): Promise<unknown> {
	try {
		return JSON.parse(await readFile(path, 'utf8'));
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		const message = `cannot be read as JSON (${why}): mend the syntax or restore the file`;
		problems.push({ file, field: '', message });
		return null;
	}
}

/** Names of the JSON files of a folder, in order; none where a kind has no record yet. */
async function jsonFiles(folder: string): Promise<string[]> {
	const names = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
		if (cause.code === 'ENOENT') return [];
		throw cause;
	});
	return names.filter((each) => each.endsWith('.json')).sort();
}

interface Labels {
	need: Record<string, string>;
	theme: Record<string, Record<string, string>>;
}

/** Everyday words of a language, its label first: what a reader sees on a tile must find that tile's places. */
async function readWords(
	lang: string,
	json: (file: string) => Promise<unknown>,
	problems: ContentProblem[]
): Promise<WordsShard> {
	const file = `data/words/${lang}.json`;
	const words = ((await json(file)) ?? {}) as WordsShard;
	const labels = (await json(`locales/${lang}/taxonomy.json`)) as Labels | null;
	const label = (code: string) => {
		const [need = '', theme] = code.split('.');
		return theme ? labels?.theme[need]?.[theme] : labels?.need[need];
	};
	const known = [...needs, ...themes] as string[];
	for (const code of Object.keys(words))
		if (!known.includes(code)) problems.push({ file, field: code, message: 'is no need and no theme of the taxonomy' });
	return Object.fromEntries(
		known.map((code) => [code, [...new Set([label(code) ?? '', ...(words[code] ?? [])])].filter(Boolean)])
	);
}
