import { byName, type Directory } from '../directory.ts';
import type { OrganisationFacts } from '../edition/format.ts';
import { shown } from '../list-address.ts';
import { programmeCard, type ProgrammeCard } from '../programme/programme-view.ts';
import { related } from '../related.ts';
import { yearOf, type Source } from '../source.ts';
import type { ReadableText } from '../text.ts';
import type { MapPoint, PlaceCard, RecordLink, ViewOptions } from '../views.ts';

export interface OrganisationCard {
	id: string;
	/** In French. */
	name: string;
	kind: OrganisationFacts['kind'];
	summary: ReadableText | null;
	/** How many it runs. */
	places: number;
	programmes: number;
}

/** `/{lang}/organisations`: all that have something in the directory, by name. */
export interface OrganisationsView {
	edition: string;
	total: number;
	/** The first of them; `show` asks for more. */
	cards: OrganisationCard[];
	untranslated: boolean;
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
	points: MapPoint[];
	sources: Source[];
	/** Year of the newest source. */
	year: number | null;
	/** Events and decisions. */
	related: RecordLink[];
	untranslated: boolean;
}

/** Cards of places on the page of an organisation: the City alone runs dozens. */
const DOORS = 12;

export function organisationsView(
	directory: Directory,
	parameters: URLSearchParams,
	{ lang }: ViewOptions
): OrganisationsView {
	const places = new Map<string, number>();
	const programmes = new Map<string, number>();
	const count = (counts: Map<string, number>, id: string | null) => id && counts.set(id, (counts.get(id) ?? 0) + 1);
	for (const { organisation } of directory.places) count(places, organisation);
	for (const { organisations } of directory.shards.programmes) for (const id of organisations) count(programmes, id);
	const all = [...directory.shards.facts.organisations].sort(byName);
	return {
		edition: directory.edition,
		total: all.length,
		cards: all.slice(0, shown(parameters)).map(({ id, name, kind }) => ({
			id,
			name,
			kind,
			summary: directory.text('organisations', id, 'summary', lang),
			places: places.get(id) ?? 0,
			programmes: programmes.get(id) ?? 0
		})),
		untranslated: !directory.holdsLanguage(lang)
	};
}

/** `null` when no such organisation is published. */
export function organisationPage(directory: Directory, id: string, options: ViewOptions): OrganisationPage | null {
	const organisation = directory.organisation(id);
	if (!organisation) return null;
	const { name, aliases, kind, website, phone, sources } = organisation;
	const places = directory.places.filter((place) => place.organisation === id).sort(byName);
	const programmes = directory.shards.programmes.filter(({ organisations }) => organisations.includes(id));
	return {
		edition: directory.edition,
		id,
		name,
		aliases,
		kind,
		website,
		phone,
		summary: directory.text('organisations', id, 'summary', options.lang),
		programmes: programmes.sort(byName).map((each) => programmeCard(directory, each, options.lang)),
		places: places.length,
		doors: places.slice(0, DOORS).map((place) => directory.card(place, options.at)),
		points: places.flatMap((place) => directory.point(place, options.at) ?? []),
		sources,
		year: yearOf(sources.map(({ date }) => date ?? '').join(' ')),
		related: related(directory, 'organisation', id, options).filter(
			({ kind }) => kind !== 'place' && kind !== 'programme'
		),
		untranslated: !directory.holdsLanguage(options.lang)
	};
}
