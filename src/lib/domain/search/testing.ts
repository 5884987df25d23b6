import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FactsShard, PlaceFacts, Station, WordsShard } from '../edition/format.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { Place } from '../place/place.ts';
import type { Programme } from '../programme/programme.ts';
import { languages } from '../taxonomy/languages.ts';
import type { SearchInput } from './entities.ts';
import { normalise } from './normalise.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const json = <Record>(path: string): Record => JSON.parse(readFileSync(root + path, 'utf8'));
const records = <Record>(kind: string): Record[] =>
	readdirSync(`${root}data/${kind}`)
		.filter((file) => file.endsWith('.json'))
		.sort()
		.map((file) => json<Record>(`data/${kind}/${file}`));

const factsOf = (place: Place): PlaceFacts => {
	const { texts: _texts, editorial: _editorial, hours: _hours, addressVisibility, ...facts } = place;
	const visible = addressVisibility ?? 'public';
	const shown = visible === 'public';
	return {
		...facts,
		addressVisibility: visible,
		address: { ...facts.address, street: shown ? facts.address.street : null },
		coordinates: shown ? facts.coordinates : null
	};
};

/** Codes of a `taxonomy.json`: `{ need: { health }, theme: { health: { doctor } } }` → `health`, `health.doctor`. */
const labelsOf = (path: string): Record<string, string> => {
	const { need, theme } = json<{ need: Record<string, string>; theme: Record<string, Record<string, string>> }>(path);
	const leaves = Object.entries(theme).flatMap(([root, names]) =>
		Object.entries(names).map(([leaf, name]) => [`${root}.${leaf}`, name] as const)
	);
	return { ...need, ...Object.fromEntries(leaves) };
};

/** The published records of `data/` as an edition would hold them. */
export function founding(): SearchInput {
	const places = records<Place>('places').filter((place) => place.editorial.publish);
	const text: SearchInput['texts'] = {};
	for (const { code } of languages) {
		const shard: SearchInput['texts'][string] = { places: {} };
		for (const { id, texts } of places) {
			const summary = texts.summary?.[code];
			if (summary) shard.places[id] = { summary };
		}
		text[code] = shard;
	}
	const shared = <Value>(path: (code: string) => string, read: (path: string) => Value) =>
		Object.fromEntries(
			languages
				.map(({ code }) => [code, path(code)] as const)
				.filter(([, each]) => existsSync(root + each))
				.map(([code, each]) => [code, read(each)])
		);
	const facts: FactsShard = {
		places: places.map(factsOf),
		organisations: records<Organisation>('organisations').map(({ texts: _texts, ...facts }) => facts),
		emergency: []
	};
	const programmes = records<Programme>('programmes')
		.filter((programme) => programme.editorial.publish)
		.map(({ texts: _texts, editorial: _editorial, ...facts }) => facts);
	return {
		facts,
		programmes,
		stations: json<{ stations: Station[] }>('data/basemap/stations.json').stations,
		words: shared(
			(code) => `data/words/${code}.json`,
			(path) => json<WordsShard>(path)
		),
		texts: text,
		labels: shared((code) => `locales/${code}/taxonomy.json`, labelsOf)
	};
}

type Condition = (place: PlaceFacts) => boolean;

/** Ids of the places that meet the conditions of a judged query. */
export function expectedPlaces(input: SearchInput, expression: string): Set<string> {
	const { programmes } = input;
	const { places } = input.facts;
	const offersLeaf =
		(theme: string): Condition =>
		(place) =>
			place.offers.some((offer) => offer.theme === theme);
	const offersNeed =
		(need: string): Condition =>
		(place) =>
			place.offers.some((offer) => offer.need === need);
	const conditions: Record<string, (value: string) => Condition> = {
		id: (id) => (place) => place.id === id,
		theme: (theme) => (places.some(offersLeaf(theme)) ? offersLeaf(theme) : offersNeed(theme.split('.')[0] ?? '')),
		need: offersNeed,
		programme: (id) => (place) =>
			place.programmes.includes(id) || programmes.some((each) => each.id === id && each.places.includes(place.id)),
		organisation: (id) => (place) => place.organisation === id,
		arr: (number) => (place) => place.address.arrondissement === Number(number),
		city: (city) => (place) => place.address.city === city,
		street: (slug) => (place) => normalise(place.address.street ?? '').includes(normalise(slug)),
		near: (id) => {
			const station = input.stations.find((each) => each.id === id);
			if (!station) throw new Error(`no station ${id}`);
			return ({ coordinates }) =>
				coordinates !== null &&
				111_195 * Math.hypot(coordinates.lat - station.lat, (coordinates.lon - station.lon) * Math.cos(0.8527)) <= 1000;
		}
	};
	const met = expression.split('|').map((alternative) =>
		alternative.split('&').map((each) => {
			const [kind = '', value] = each.includes('=') ? each.split('=') : ['id', each];
			const condition = conditions[kind];
			if (!condition || !value) throw new Error(`cannot read ${each}`);
			return condition(value);
		})
	);
	return new Set(places.filter((place) => met.some((all) => all.every((holds) => holds(place)))).map(({ id }) => id));
}
