import type { FactsShard, LanguageTexts, ProgrammeFacts, Station, WordsShard } from '../edition/format.ts';

export interface SearchInput {
	facts: Pick<FactsShard, 'places' | 'organisations'>;
	programmes: ProgrammeFacts[];
	stations: Station[];
	/** By language; a device holds those of its own languages only. */
	words: Record<string, WordsShard>;
	texts: Record<string, Pick<LanguageTexts, 'places'>>;
	/** Language → need or theme code → its name for readers, where the words do not hold it. */
	labels?: Record<string, Record<string, string>>;
}

export type NamedKind = 'programme' | 'organisation' | 'station' | 'arrondissement' | 'theme' | 'need';

/** What a phrase is worth as evidence: the order of results. */
export const weights = {
	name: 1,
	alias: 0.85,
	programme: 0.7,
	organisation: 0.7,
	theme: 0.6,
	station: 0.5,
	arrondissement: 0.5,
	street: 0.45,
	city: 0.45,
	need: 0.35,
	summary: 0.2
};

/** Something a phrase can mean, and the places it leads to. */
export interface Entity {
	kind: NamedKind | 'place' | 'city';
	id: string;
	/** Places (by position in the shard) and how strongly each belongs, 0 to 1. Called at most once. */
	places: () => [place: number, strength: number][];
	phrases: { text: string; weight: number }[];
}

type Links = [place: number, strength: number][];

/** The root of a code; kept apart from the taxonomy, which would double the size of the search. */
const needOf = (code: string): string => code.split('.')[0] ?? code;

/** Stations lead to places within this many metres. */
const reach = 1000;

/** Parts of a name that people use alone: `CASP – Centre d'action sociale protestant`, `Accueil Goutte d'Or (AGO)`. */
const partsOf = (name: string): string[] => {
	const parts = name.split(/ [–—-] |[():,]/).map((part) => part.trim());
	return parts.length > 1 ? [name, ...parts.filter((part) => part.length > 1)] : [name];
};

/** Barbès-Rochechouart is "Barbès" to those who live there; Saint-Denis is never "Denis". */
const halvesOf = (name: string): string[] => {
	const halves = name.split('-');
	return halves.length === 2 && halves.every((half) => half.length > 4 && half !== 'Saint') ? halves : [];
};

export const phrases = (weight: number, texts: (string | null | undefined)[]) =>
	texts.flatMap((text) => (text ? partsOf(text) : [])).map((text) => ({ text, weight }));

/** Everything a query can mean, in one list for all languages. */
export function entitiesOf({ facts, programmes, stations, words, texts, labels = {} }: SearchInput): Entity[] {
	const { places, organisations } = facts;
	const gather = (belongs: (place: FactsShard['places'][number]) => number): Links =>
		places.flatMap((place, position): Links => {
			const strength = belongs(place);
			return strength ? [[position, strength]] : [];
		});
	/** Its main need is what a place is best at: the others of the same worth come after. */
	const firstOf = (offers: (typeof places)[number]['offers'], need: string) => (offers[0]?.need === need ? 1 : 0.95);
	const ofNeed = (need: string, strength: number) =>
		gather(({ offers }) => (offers.some((offer) => offer.need === need) ? strength * firstOf(offers, need) : 0));
	const ofTheme = (theme: string) => {
		const need = needOf(theme);
		const strength = (offer: (typeof places)[number]['offers'][number]): number =>
			offer.theme === theme ? 1 : offer.need !== need ? 0 : offer.theme === null ? 0.5 : 0.35;
		return gather(({ offers }) => Math.max(0, ...offers.map(strength)) * firstOf(offers, need));
	};
	const ofProgramme = (programme: ProgrammeFacts): Links => {
		const links = gather((place) =>
			place.programmes.includes(programme.id) || programme.places.includes(place.id) ? 1 : 0
		);
		const [need] = programme.needs;
		return links.length || !need ? links : ofNeed(need, 0.5);
	};
	const ofOrganisation = (id: string): Links => {
		const own = gather((place) => (place.organisation === id ? 1 : 0));
		if (own.length) return own;
		const run = programmes.filter((programme) => programme.organisations.includes(id));
		return run.flatMap((programme) =>
			ofProgramme(programme).map(([place, strength]): Links[number] => [place, strength * 0.9])
		);
	};
	const ofStation = (station: Station): Links => {
		const scale = Math.cos((station.lat * Math.PI) / 180);
		return gather(({ coordinates }) => {
			if (!coordinates) return 0;
			const metres = 111_195 * Math.hypot(coordinates.lat - station.lat, (coordinates.lon - station.lon) * scale);
			return metres > reach ? 0 : 1 - (0.3 * metres) / reach;
		});
	};
	/** Each language's list holds the French words too: once is enough. */
	const everyday = (code: string) => [
		...new Set([
			...Object.values(words).flatMap((shard) => shard[code] ?? []),
			...Object.values(labels).flatMap((names) => names[code] ?? [])
		])
	];
	const codes = new Set([...Object.values(words), ...Object.values(labels)].flatMap(Object.keys));
	const cities = new Set(places.map((place) => place.address.city));

	return [
		...places.map(({ id, name, aliases, address }, position): Entity => ({
			kind: 'place',
			id,
			places: () => [[position, 1]],
			phrases: [
				...phrases(weights.name, [name]),
				...phrases(weights.alias, aliases),
				...phrases(weights.street, [address.street, address.postcode]),
				...Object.values(texts).flatMap((shard) => {
					const summary = shard.places[id]?.['summary'];
					return summary && summary.state !== 'missing' ? [{ text: summary.value, weight: weights.summary }] : [];
				})
			]
		})),
		...programmes.map((programme): Entity => ({
			kind: 'programme',
			id: programme.id,
			places: () => ofProgramme(programme),
			phrases: phrases(weights.programme, [programme.name, ...programme.aliases])
		})),
		...organisations.map(({ id, name, aliases }): Entity => ({
			kind: 'organisation',
			id,
			places: () => ofOrganisation(id),
			phrases: phrases(weights.organisation, [name, ...aliases])
		})),
		...[...codes].map((code): Entity => {
			const leaf = needOf(code) !== code;
			return {
				kind: leaf ? 'theme' : 'need',
				id: code,
				places: () => (leaf ? ofTheme(code) : ofNeed(code, 1)),
				phrases: everyday(code).map((text) => ({ text, weight: leaf ? weights.theme : weights.need }))
			};
		}),
		...stations.map((station): Entity => ({
			kind: 'station',
			id: station.id,
			places: () => ofStation(station),
			phrases: phrases(weights.station, [station.name, ...halvesOf(station.name)])
		})),
		...[...cities].map((city): Entity => ({
			kind: 'city',
			id: city,
			places: () => gather(({ address }) => (address.city === city ? 1 : 0)),
			phrases: [{ text: city, weight: weights.city }]
		})),
		...Array.from({ length: 20 }, (_, index): Entity => ({
			kind: 'arrondissement',
			id: String(index + 1),
			places: () => gather(({ address }) => (address.arrondissement === index + 1 ? 1 : 0)),
			phrases: []
		}))
	];
}
