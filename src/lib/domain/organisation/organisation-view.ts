import { planOf, type Plan } from '../area/plan.ts';
import { byName, type Directory } from '../directory.ts';
import type { OrganisationFacts } from '../edition/format.ts';
import { programmeCard, type ProgrammeCard } from '../programme/programme-view.ts';
import { related } from '../related.ts';
import type { Source } from '../source.ts';
import { yearOf } from '../year.ts';
import type { ReadableText } from '../text.ts';
import type { PlaceCard, RecordLink, ViewOptions } from '../views.ts';
import { marking } from '../term/marking.ts';

export interface OrganisationCard {
	id: string;
	/** In French. */
	name: string;
	kind: OrganisationFacts['kind'];
	/** How many it runs. */
	places: number;
	programmes: number;
}

/** `/{lang}/organisations`: all that have something in the directory, by name. */
export interface OrganisationsView {
	edition: string;
	total: number;
	/** By first letter; what begins with a digit stands first, under `#`. */
	letters: { letter: string; cards: OrganisationCard[] }[];
}

export interface OrganisationPage {
	edition: string;
	id: string;
	name: string;
	aliases: string[];
	kind: OrganisationFacts['kind'];
	website: string | null;
	/** E.164. */
	phone: string | null;
	summary: ReadableText | null;
	programmes: ProgrammeCard[];
	/** How many places it runs; `doors` are the first of them, `/{lang}/places?organisation=` all. */
	places: number;
	doors: PlaceCard[];
	/** `null` where there is nothing to draw. */
	plan: Plan | null;
	sources: Source[];
	/** Year of the newest source. */
	year: number | null;
	/** Events and decisions. */
	related: RecordLink[];
	untranslated: boolean;
}

/** Cards of places on the page of an organisation: the City alone runs dozens. */
const DOORS = 12;

export function organisationsView(directory: Directory): OrganisationsView {
	const places = new Map<string, number>();
	const programmes = new Map<string, number>();
	const count = (counts: Map<string, number>, id: string | null) => id && counts.set(id, (counts.get(id) ?? 0) + 1);
	for (const { organisation } of directory.places) count(places, organisation);
	for (const { organisations } of directory.shards.programmes) for (const id of organisations) count(programmes, id);
	const all = [...directory.shards.facts.organisations].sort(byName);
	const letters = new Map<string, OrganisationCard[]>();
	for (const { id, name, kind } of all) {
		const letter = letterOf(name);
		const card = { id, name, kind, places: places.get(id) ?? 0, programmes: programmes.get(id) ?? 0 };
		letters.set(letter, [...(letters.get(letter) ?? []), card]);
	}
	return {
		edition: directory.edition,
		total: all.length,
		letters: [...letters].map(([letter, cards]) => ({ letter, cards }))
	};
}

/** `É` → `E`, `Œ` → `O`. */
function letterOf(name: string): string {
	const letter = name.replace(/^œ/i, 'O').normalize('NFD').charAt(0).toUpperCase();
	return /[A-Z]/.test(letter) ? letter : '#';
}

/** `null` when no such organisation is published. */
export function organisationPage(directory: Directory, id: string, options: ViewOptions): OrganisationPage | null {
	const organisation = directory.organisation(id);
	if (!organisation) return null;
	const { name, aliases, kind, website, phone, sources } = organisation;
	const places = directory.places.filter((place) => place.organisation === id).sort(byName);
	const programmes = directory.shards.programmes.filter(({ organisations }) => organisations.includes(id));
	const points = places.flatMap(({ coordinates }) => coordinates ?? []);
	return {
		edition: directory.edition,
		id,
		name,
		aliases,
		kind,
		website,
		phone,
		summary: marking(directory)(directory.text('organisations', id, 'summary', options.lang)),
		programmes: programmes.sort(byName).map((each) => programmeCard(directory, each, options.lang)),
		places: places.length,
		doors: places.slice(0, DOORS).map((place) => directory.card(place, options.at)),
		plan: points.length > 0 ? planOf(directory.shards.basemap, points) : null,
		sources,
		year: yearOf(sources.map(({ date }) => date ?? '').join(' ')),
		related: related(directory, 'organisation', id, options).filter(
			({ kind }) => kind !== 'place' && kind !== 'programme'
		),
		untranslated: !directory.holdsLanguage(options.lang)
	};
}
