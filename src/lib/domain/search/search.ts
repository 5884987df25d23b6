import { readParts, type QueryPart } from './arrondissement.ts';
import { entitiesOf, weights, type Entity, type NamedKind, type SearchInput } from './entities.ts';
import { normalise, tokens, variants } from './normalise.ts';
import { indexOf, type Phrase } from './phrases.ts';
import { isStopWord, meaningful } from './stop-words.ts';
import { Vocabulary, type Match } from './vocabulary.ts';

export type { NamedKind, SearchInput };

export interface SearchHits {
	/** Best first; equal scores in the order of the names. */
	places: { id: string; score: number }[];
	/** What the query was understood as, best first. */
	named: { kind: NamedKind; id: string }[];
}

export interface Search {
	/** Places for what somebody typed so far, in any language. Empty for a query without letters or digits. */
	find: (query: string) => SearchHits;
}

/** Fewer places than this that answer the whole query: those that answer much of it follow. */
const enough = 5;
const mostParts = 12;
const mostNamed = 5;
/** Just below the name of a place itself. */
const wholeName = 0.95;
const mostKnown = 200;
const scoreSteps = 1e6;

/** Places an entity leads to, and how strongly. */
interface Links {
	rows: Int32Array;
	strengths: Float64Array;
}

/** A table of scores, one column for each part of the query; remembers which rows hold anything. */
class Scores {
	readonly rows: number[] = [];
	readonly #cells: Float32Array;
	readonly #used: Uint8Array;
	readonly #parts: number;

	constructor(size: number, parts: number) {
		this.#cells = new Float32Array(size * parts);
		this.#used = new Uint8Array(size);
		this.#parts = parts;
	}

	at = (row: number, part: number): number => this.#cells[row * this.#parts + part] ?? 0;

	/** Raises a part of every row that an entity leads to. A letter alone leads everywhere: this loop is most of a key press. */
	raiseAll({ rows, strengths }: Links, part: number, score: number) {
		const [cells, used, parts] = [this.#cells, this.#used, this.#parts];
		for (let each = 0; each < rows.length; each++) {
			const row = rows[each] as number;
			const cell = row * parts + part;
			const value = score * (strengths[each] as number);
			if (value <= (cells[cell] as number)) continue;
			cells[cell] = value;
			if (used[row]) continue;
			used[row] = 1;
			this.rows.push(row);
		}
	}

	raise(row: number, part: number, score: number) {
		const cell = row * this.#parts + part;
		if (score <= (this.#cells[cell] ?? 0)) return;
		this.#cells[cell] = score;
		if (this.#used[row]) return;
		this.#used[row] = 1;
		this.rows.push(row);
	}
}

/** Builds the index over one edition. The same on the server and on the device; needs no language. */
export const createSearch = (input: SearchInput): Search => searchAmong(entitiesOf(input), input.facts.places);

/**
 * The search for `places`, or records of any other kind, that entities lead to by their position in the list.
 * @param sure what ends the search for a typing mistake: any name or everyday word, or the records' own names alone
 */
export function searchAmong(
	entities: Entity[],
	places: readonly { id: string; name: string }[],
	sure: 'any name' | 'own names' = 'any name'
): Search {
	const { phrases, words } = indexOf(entities);
	const ends = ({ entity, length }: Phrase) =>
		length > 0 && (sure === 'any name' || entities[entity]?.kind === 'place');
	const vocabulary = new Vocabulary(words, (phrase) => phrases[phrase] !== undefined && ends(phrases[phrase]));
	const named = places.map(({ id, name }, place) => ({ place, name: `${normalise(name)} ${id}` }));
	const byName = named.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ place }) => place);
	const firstArrondissement = entities.findIndex(({ kind }) => kind === 'arrondissement');
	const links: Links[] = [];
	const linksOf = (entity: number): Links => {
		let known = links[entity];
		if (!known) {
			const pairs = entities[entity]?.places() ?? [];
			const rows = Int32Array.from(pairs, ([place]) => place);
			links[entity] = known = { rows, strengths: Float64Array.from(pairs, ([, strength]) => strength) };
		}
		return known;
	};

	// Each key press asks again for all words but the last.
	const known = new Map<string, Match[]>();
	const matchesOf = (word: string, unfinished: boolean): Match[] => {
		const key = unfinished ? `${word}*` : word;
		let matches = known.get(key);
		if (!matches) {
			if (known.size > mostKnown) known.clear();
			known.set(key, (matches = variants(word).flatMap((variant) => vocabulary.match(variant, unfinished))));
		}
		return matches;
	};

	/** Words of the query; those written together, such as `maisondesrefugies` or `10bis`, are taken apart. */
	const wordsOf = (query: string): string[] => {
		const all = tokens(query);
		const isLoose = (piece: string) => isStopWord(piece) || /^\d+(?:e|er|eme)?$/.test(piece);
		return all.flatMap((word, position) => {
			const numbered = /^(\d+)(bis|ter|quater)$/.exec(word);
			if (numbered) return numbered.slice(1);
			if (word.length < 6 || isLoose(word) || matchesOf(word, position === all.length - 1).length) return [word];
			return vocabulary.split(word, isLoose) ?? [word];
		});
	};

	/** Which phrases hold which parts of the query, and how well. */
	const hold = (parts: QueryPart[]): Scores => {
		const held = new Scores(phrases.length, parts.length);
		parts.forEach(({ text, arrondissement, sure }, part) => {
			const matches = arrondissement
				? [text, `${arrondissement}e`].map((term) => ({ term, quality: 0.5 }))
				: matchesOf(text, part === parts.length - 1 && !sure);
			for (const { term, quality } of matches) {
				for (const phrase of vocabulary.phrasesOf(term)) held.raise(phrase, part, quality);
			}
			const next = parts[part + 1];
			if (!next || arrondissement || next.arrondissement) return;
			for (const phrase of vocabulary.phrasesOf(text + next.text)) {
				held.raise(phrase, part, 0.95);
				held.raise(phrase, part + 1, 0.95);
			}
		});
		return held;
	};

	const find = (query: string): SearchHits => {
		const parts = readParts(meaningful(wordsOf(query))).slice(0, mostParts);
		const worth = new Scores(entities.length, parts.length);
		const understood = new Map<number, { score: number; parts: number }>();
		const understand = (entity: number, score: number, mask: number) => {
			if (score > (understood.get(entity)?.score ?? 0)) understood.set(entity, { score, parts: mask });
		};

		const held = hold(parts);
		for (const id of held.rows) {
			const phrase = phrases[id];
			if (!phrase) continue;
			const { entity, weight, length } = phrase;
			let matched = 0;
			let total = 0;
			let mask = 0;
			for (let part = 0; part < parts.length; part++) {
				const quality = held.at(id, part);
				if (!quality) continue;
				matched++;
				total += quality;
				mask |= 1 << part;
			}
			const covered = length ? Math.min(1, matched / length) : 1;
			// Half a theme's words are a weak sign ("carte" of "carte SIM"); half a name is a good one.
			const share = entities[entity]?.kind === 'place' ? (1 + covered) / 2 : covered * covered;
			for (let part = 0; part < parts.length; part++) {
				const quality = held.at(id, part);
				if (quality) worth.raise(entity, part, weight * quality * share);
			}
			const exact = matched === parts.length && total === matched && covered === 1;
			if (exact && (entities[entity]?.kind === 'programme' || entities[entity]?.kind === 'organisation')) {
				// Its whole name and nothing else, and no door of its own: the places of its need come before what begins alike.
				const strongest = Math.max(0.01, ...linksOf(entity).strengths);
				if (strongest < 1)
					for (let part = 0; part < parts.length; part++) worth.raise(entity, part, wholeName / strongest);
			}
			const nameable = entities[entity]?.kind !== 'place' || weight === weights.street;
			if (nameable && covered === 1 && length && total / matched >= 0.6) understand(entity, weight * total, mask);
		}
		parts.forEach(({ arrondissement, sure }, part) => {
			if (!arrondissement) return;
			const entity = firstArrondissement + arrondissement - 1;
			worth.raise(entity, part, weights.arrondissement * (sure ? 1 : 0.8));
			understand(entity, weights.arrondissement, 1 << part);
		});

		const best = new Scores(places.length, parts.length);
		for (const entity of worth.rows) {
			for (let part = 0; part < parts.length; part++) {
				const score = worth.at(entity, part);
				if (score) best.raiseAll(linksOf(entity), part, score);
			}
		}
		return { places: rank(best, parts), named: naming(understood) };
	};

	/**
	 * Places that answer every part first; where they are few, those that answer most. Parts that few places answer
	 * count more, parts that nothing answers well (a rare word met by chance in a text) count less.
	 */
	const rank = (best: Scores, parts: QueryPart[]): SearchHits['places'] => {
		const rarity = parts.map((_, part) => {
			let answering = 0;
			let peak = 0;
			for (const place of best.rows) {
				const score = best.at(place, part);
				if (score) answering++;
				if (score > peak) peak = score;
			}
			return answering ? Math.log(1 + places.length / answering) * Math.min(1, peak / weights.need) : 0;
		});
		const all = rarity.reduce((sum, each) => sum + each, 0);
		// A place that is merely in the arrondissement is no answer to "dentist 18e".
		const asked = rarity.some((weight, part) => weight > 0 && !parts[part]?.arrondissement);
		// Named outright, one place is meant wherever people believe it to be; of a hundred town halls, the one that is there.
		const placed = (place: number, wanted: boolean) =>
			parts.every(({ arrondissement }, part) =>
				arrondissement ? !wanted || best.at(place, part) > 0 : best.at(place, part) >= weights.alias
			);
		const outright = asked ? best.rows.filter((place) => placed(place, false)) : [];
		const elsewhere = new Set(outright.some((place) => placed(place, true)) ? [] : outright);
		const scores = new Float64Array(places.length);
		const shares = new Float64Array(places.length);
		let whole = 0;
		for (const place of best.rows) {
			let sum = 0;
			let answered = 0;
			let beyond = 0;
			for (let part = 0; part < parts.length; part++) {
				const score = best.at(place, part);
				const weight = score && (rarity[part] ?? 0);
				sum += score * weight;
				answered += weight;
				if (!parts[part]?.arrondissement) beyond += weight;
			}
			if (asked && !beyond) continue;
			const named = elsewhere.has(place);
			const share = named || answered / all > 0.999 ? 1 : answered / all;
			if (share === 1) whole++;
			shares[place] = share;
			scores[place] = Math.min(1, sum / (named ? beyond : all)) * share ** 3;
		}
		const least = whole >= enough ? 1 : whole ? 0.4 : 0;
		// One number holds score and name: sorting numbers is ten times faster than sorting records.
		const keys: number[] = [];
		byName.forEach((place, position) => {
			const score = scores[place] ?? 0;
			if (score && (shares[place] ?? 0) >= least)
				keys.push(Math.round((1 - score) * scoreSteps) * places.length + position);
		});
		return Array.from(Float64Array.from(keys).sort(), (key) => {
			const place = byName[key % places.length] ?? 0;
			return { id: places[place]?.id ?? '', score: scores[place] ?? 0 };
		});
	};

	/** Drops what explains less of the query than something better: `La Chapelle` in `Porte de la Chapelle` or a street. */
	const naming = (understood: Map<number, { score: number; parts: number }>): SearchHits['named'] => {
		const kept: { kind: Entity['kind']; id: string; parts: number }[] = [];
		for (const [entity, { parts }] of [...understood].sort(([, a], [, b]) => b.score - a.score)) {
			const { kind, id } = entities[entity] as Entity;
			if (!kept.some((other) => other.parts !== parts && (other.parts & parts) === parts))
				kept.push({ kind, id, parts });
		}
		return kept
			.flatMap(({ kind, id }) => (kind === 'place' || kind === 'city' ? [] : [{ kind, id }]))
			.slice(0, mostNamed);
	};

	return { find };
}
