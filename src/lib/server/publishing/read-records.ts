import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { BasemapShard, Station, WordsShard } from '#lib/domain/edition/format.ts';
import type { Records } from '#lib/domain/edition/build.ts';
import { EmergencyNumberSchema } from '#lib/domain/emergency/number.ts';
import { EventSchema } from '#lib/domain/event/event.ts';
import { GuideSchema } from '#lib/domain/guide/guide.ts';
import { NoticeSchema } from '#lib/domain/notice/notice.ts';
import { OrganisationSchema } from '#lib/domain/organisation/organisation.ts';
import { PlaceSchema } from '#lib/domain/place/place.ts';
import { ProgrammeSchema } from '#lib/domain/programme/programme.ts';
import { languages } from '#lib/domain/taxonomy/languages.ts';
import { needs, themes } from '#lib/domain/taxonomy/needs.ts';
import { TermSchema } from '#lib/domain/term/term.ts';

/** Something wrong in a content file: where, and how to mend it. */
export interface ContentProblem {
	file: string;
	/** Dotted path inside the file; empty for the whole of it. */
	field: string;
	message: string;
}

/**
 * Reads the content of `data/` and the readers' labels of `locales/` under a project folder. Records that do not fit
 * their schema are left out and reported, so that a check can name all problems at once.
 */
export async function readRecords(root: string): Promise<{ records: Records; problems: ContentProblem[] }> {
	const problems: ContentProblem[] = [];
	const json = async (file: string): Promise<unknown> => {
		try {
			return JSON.parse(await readFile(join(root, file), 'utf8'));
		} catch (cause) {
			const why = cause instanceof Error ? cause.message : String(cause);
			problems.push({
				file,
				field: '',
				message: `cannot be read as JSON (${why}): mend the syntax or restore the file`
			});
			return null;
		}
	};
	async function folder<S extends v.GenericSchema>(name: string, schema: S, key: 'id' | 'number') {
		const found: v.InferOutput<S>[] = [];
		for (const entry of await jsonFiles(join(root, 'data', name))) {
			const file = `data/${name}/${entry}`;
			const content = await json(file);
			if (content === null) continue;
			const result = v.safeParse(schema, content);
			if (!result.success) {
				for (const issue of result.issues)
					problems.push({ file, field: v.getDotPath(issue) ?? '', message: issue.message });
				continue;
			}
			const id = (content as Record<string, unknown>)[key];
			if (`${String(id)}.json` !== entry)
				problems.push({ file, field: key, message: `is ${String(id)}: the file must be named after it` });
			found.push(result.output);
		}
		return found;
	}

	const basemap = (await json('data/basemap/schematic.json')) as (BasemapShard & { about: string }) | null;
	const stations = (await json('data/basemap/stations.json')) as { stations: Station[] } | null;
	const words: Record<string, WordsShard> = {};
	for (const { code } of languages) words[code] = await readWords(code, json, problems);

	const records: Records = {
		places: await folder('places', PlaceSchema, 'id'),
		organisations: await folder('organisations', OrganisationSchema, 'id'),
		programmes: await folder('programmes', ProgrammeSchema, 'id'),
		guides: await folder('guides', GuideSchema, 'id'),
		events: await folder('events', EventSchema, 'id'),
		notices: await folder('notices', NoticeSchema, 'id'),
		terms: await folder('terms', TermSchema, 'id'),
		emergency: await folder('emergency', EmergencyNumberSchema, 'number'),
		stations: stations?.stations ?? [],
		basemap: {
			arrondissements: basemap?.arrondissements ?? [],
			seine: basemap?.seine ?? [],
			parks: basemap?.parks ?? [],
			lines: basemap?.lines ?? []
		},
		words
	};
	return { records, problems };
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
