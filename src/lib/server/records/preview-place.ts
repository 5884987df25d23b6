import { Directory } from '#lib/domain/directory.ts';
import { placeFacts, type Published } from '#lib/domain/edition/facts.ts';
import type { LanguageTexts } from '#lib/domain/edition/format.ts';
import type { Calendar } from '#lib/domain/opening-hours/calendar.ts';
import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import { placeView } from '#lib/domain/place-view.ts';
import type { Place } from '#lib/domain/place/place.ts';
import { toldTexts } from '#lib/domain/place/told.ts';
import { languages, type Lang } from '#lib/domain/taxonomy/languages.ts';
import type { Text } from '#lib/domain/text.ts';
import type { PlaceView } from '#lib/domain/views.ts';
import { compileHours } from '../publishing/compile-hours.ts';
import { toldWords } from '../publishing/told-words.ts';

/** The public page of a place that is not saved, in the directory as it is published. Nothing is kept of it. */
export function previewPlace(directory: Directory, place: Place, lang: Lang, at: number): PlaceView {
	const facts = placeFacts(place, knownIn(directory));
	const others = directory.places.filter(({ id }) => id !== place.id);
	const { shards } = directory;
	// What is not changed is looked up in the directory itself: a copy would read every shard of every language.
	const preview = Object.create(shards, {
		facts: { value: { ...shards.facts, places: [...others, facts] } },
		calendars: { value: { ...without(shards.calendars, place.id), ...calendarsOf(place, at) } },
		texts: { value: Object.fromEntries(languages.map(({ code }) => [code, textsOf(directory, place, code)])) }
	}) as Directory['shards'];
	return placeView(new Directory(preview), facts, lang, at);
}

/** What a directory holds, and a record may name. */
export const knownIn = ({ shards }: Directory): Published => ({
	places: idsOf(shards.facts.places),
	organisations: idsOf(shards.facts.organisations),
	programmes: idsOf(shards.programmes),
	guides: idsOf(shards.guides),
	events: idsOf(shards.events),
	notices: idsOf(shards.notices),
	terms: idsOf(shards.terms)
});

const idsOf = (records: { id: string }[]) => new Set(records.map(({ id }) => id));

const without = (calendars: Record<string, Calendar>, id: string) =>
	Object.fromEntries(Object.entries(calendars).filter(([key]) => key !== id && !key.startsWith(`${id}/`)));

function calendarsOf(place: Place, at: number): Record<string, Calendar> {
	const firstMonth = parisParts(at).date.slice(0, 7);
	const all = [[place.id, place.hours], ...place.offers.map(({ id, hours }) => [`${place.id}/${id}`, hours])] as const;
	return Object.fromEntries(
		all.flatMap(([key, osm]) => {
			const compiled = osm ? compileHours(osm, { firstMonth, exceptions: place.exceptions }) : null;
			return compiled?.ok ? [[key, compiled.calendar]] : [];
		})
	);
}

function textsOf(directory: Directory, place: Place, lang: Lang): LanguageTexts | undefined {
	const texts = directory.shards.texts[lang];
	if (!texts) return undefined;
	const own: Record<string, Text> = toldTexts(place, lang, toldWords[lang]);
	for (const [field, all] of Object.entries(place.texts)) {
		const text = all?.[lang];
		if (text && text.state !== 'missing') own[field] = text;
	}
	return Object.create(texts, { places: { value: { ...texts.places, [place.id]: own } } }) as LanguageTexts;
}
