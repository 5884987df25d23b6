import { Directory } from '#lib/domain/directory.ts';
import {
	emergencyFacts,
	eventFacts,
	guideFacts,
	noticeFacts,
	organisationFacts,
	programmeFacts,
	termFacts,
	textFields,
	type Published
} from '#lib/domain/edition/facts.ts';
import type { LanguageTexts, OwnShard } from '#lib/domain/edition/format.ts';
import { emergencyView } from '#lib/domain/home-view.ts';
import type { Kind, RecordOf } from '#lib/domain/kinds.ts';
import { pageOf, type Room } from '#lib/domain/pages.ts';
import { languages, type Lang } from '#lib/domain/taxonomy/languages.ts';
import type { Text } from '#lib/domain/text.ts';
import { knownIn } from './preview-place.ts';

type Previewed = Exclude<Kind, 'places'>;

/** A public page that stands in for what is published: its address after the language, and what it draws. */
export interface Preview {
	path: string;
	view: unknown;
}

const rooms: Partial<Record<Previewed, Room>> = { notices: 'decisions', terms: 'words' };

/** The facts of one record of a kind, as an edition holds them. */
const facts: { [K in Previewed]: (record: RecordOf<K>, known: Published) => object } = {
	organisations: organisationFacts,
	programmes: programmeFacts,
	guides: guideFacts,
	events: eventFacts,
	notices: noticeFacts,
	terms: termFacts,
	emergency: emergencyFacts
};

/** The public page of a record that is not saved, in the directory as it is published. Nothing is kept of it. */
export function previewRecord<K extends Previewed>(
	directory: Directory,
	kind: K,
	id: string,
	record: RecordOf<K>,
	{ lang, at }: { lang: Lang; at: number }
): Preview {
	const { shards } = directory;
	const shown = facts[kind](record, knownIn(directory)) as { id: string };
	const put = (list: readonly object[]) => {
		const key = kind === 'emergency' ? 'number' : 'id';
		const same = (each: object) => (each as Record<string, unknown>)[key] === id;
		// Emergency numbers keep their order; others are found by their id.
		return list.some(same) ? list.map((each) => (same(each) ? shown : each)) : [...list, shown];
	};
	const changed =
		kind === 'organisations' || kind === 'emergency'
			? { facts: { value: { ...shards.facts, [kind]: put(shards.facts[kind as 'organisations' | 'emergency']) } } }
			: { [kind]: { value: put(shards[kind as OwnShard]) } };
	const preview = new Directory(
		Object.create(shards, {
			...changed,
			texts: {
				value: Object.fromEntries(languages.map(({ code }) => [code, textsIn(directory, kind, id, record, code)]))
			}
		}) as Directory['shards']
	);
	if (kind === 'emergency') return { path: 'emergency', view: emergencyView(preview, lang) };
	const room = rooms[kind] ?? (kind as Room);
	return { path: `${room}/${id}`, view: pageOf(preview, room, id, { lang, at }) };
}

function textsIn<K extends Previewed>(
	directory: Directory,
	kind: K,
	id: string,
	record: RecordOf<K>,
	lang: Lang
): LanguageTexts | undefined {
	const texts = directory.shards.texts[lang];
	if (!texts) return undefined;
	const own: Record<string, Text> = {};
	for (const [field, all] of Object.entries(textFields[kind](record))) {
		const text = all?.[lang];
		if (text && text.state !== 'missing') own[field] = text;
	}
	return Object.create(texts, { [kind]: { value: { ...texts[kind], [id]: own } } }) as LanguageTexts;
}
