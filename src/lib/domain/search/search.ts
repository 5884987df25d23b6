import { readParts } from './arrondissement.ts';
import { indexOf, type Phrase } from './phrases.ts';
import { entitiesOf, weights, type Entity, type NamedKind, type SearchInput } from './entities.ts';
import { normalise, tokens, variants } from './normalise.ts';
import { isStopWord, meaningful } from './stop-words.ts';
import { Vocabulary } from './vocabulary.ts';

export interface SearchHits {
	/** Best first; equal scores in the order of the names. */
	places: { id: string; score: number }[];
	/** What the query was understood as, best first. */
	named: { kind: NamedKind; id: string }[];
}

export interface Search {
	find: (query: string) => SearchHits;
}

/** Fewer places than this that answer the whole query: those that answer most of it follow. */
const enough = 5;
const mostNamed = 5;

/** Builds the index over one edition. The same on the server and on the device; needs no language. */
export function createSearch(input: SearchInput): Search {
	const entities = entitiesOf(input);
	const places = input.facts.places;
	const sortNames = places.map((place) => normalise(place.name) + ' ' + place.id);
	const { phrases, words } = indexOf(entities);
	const vocabulary = new Vocabulary(words, (phrase) => (phrases[phrase]?.length ?? 0) > 0);
	const arrondissements = entities.length - 20;
	const links: ReturnType<Entity['places']>[] = [];

	/** Words of the query, with those written together taken apart. */
	const wordsOf = (query: string): string[] => {
		const all = tokens(query);
		const isLoose = (piece: string) => isStopWord(piece) || /^\d+(?:e|er|eme|ter|bis)?$/.test(piece);
		return all.flatMap((word, position) => {
			if (word.length < 5 || isLoose(word) || matchesOf(word, position === all.length - 1).length > 0) return [word];
			return vocabulary.split(word, isLoose) ?? [word];
		});
	};
	const matchesOf = (word: string, unfinished: boolean) =>
		variants(word).flatMap((variant) => vocabulary.match(variant, unfinished));

	const find = (query: string): SearchHits => {
		const parts = readParts(meaningful(wordsOf(query)));
		const count = parts.length;
		if (!count) return { places: [], named: [] };

		// 1. Which phrases hold which parts of the query, and how well.
		const held = new Map<number, Float32Array>();
		const hold = (phrase: number, part: number, quality: number) => {
			let row = held.get(phrase);
			if (!row) held.set(phrase, (row = new Float32Array(count)));
			if (quality > (row[part] ?? 0)) row[part] = quality;
		};
		parts.forEach(({ text, arrondissement, sure }, part) => {
			const unfinished = part === count - 1 && !sure;
			const matches = arrondissement
				? [text, `${arrondissement}e`].flatMap((each) => vocabulary.exactly(each))
				: matchesOf(text, unfinished);
			for (const { term, quality } of matches) {
				for (const phrase of vocabulary.phrasesOf(term)) hold(phrase, part, quality);
			}
			const next = parts[part + 1];
			if (!next || arrondissement || next.arrondissement) return;
			for (const { term, quality } of vocabulary.exactly(text + next.text)) {
				for (const phrase of vocabulary.phrasesOf(term)) {
					hold(phrase, part, quality * 0.95);
					hold(phrase, part + 1, quality * 0.95);
				}
			}
		});

		// 2. What each entity is worth as an answer to each part.
		const worth = new Map<number, Float32Array>();
		const named = new Map<number, { score: number; parts: number }>();
		const value = (entity: number, part: number, score: number) => {
			let row = worth.get(entity);
			if (!row) worth.set(entity, (row = new Float32Array(count)));
			if (score > (row[part] ?? 0)) row[part] = score;
		};
		const name = (entity: number, score: number, mask: number) => {
			if (score > (named.get(entity)?.score ?? 0)) named.set(entity, { score, parts: mask });
		};
		for (const [id, row] of held) {
			const { entity, weight, length } = phrases[id] as Phrase;
			const matched = row.reduce((sum, quality) => sum + (quality > 0 ? 1 : 0), 0);
			const covered = length ? Math.min(1, matched / length) : 1;
			const kind = entities[entity]?.kind;
			const share = !length ? 1 : kind === 'place' ? 0.5 + 0.5 * covered : covered * covered;
			row.forEach((quality, part) => quality && value(entity, part, weight * quality * share));
			if (covered === 1 && length) {
				const total = row.reduce((sum, quality) => sum + quality, 0);
				if (total / matched >= 0.6) name(entity, weight * total, row.reduce((mask, quality, part) => (quality ? mask | (1 << part) : mask), 0));
			}
		}
		parts.forEach(({ arrondissement, sure }, part) => {
			if (!arrondissement) return;
			const entity = arrondissements + arrondissement - 1;
			value(entity, part, weights.arrondissement * (sure ? 1 : 0.8));
			name(entity, weights.arrondissement, 1 << part);
		});

		// 3. The best answer of each place to each part.
		const best = new Float32Array(places.length * count);
		for (const [entity, row] of worth) {
			for (const [place, strength] of (links[entity] ??= entities[entity]?.places() ?? [])) {
				for (let part = 0; part < count; part++) {
					const score = (row[part] ?? 0) * strength;
					if (score > (best[place * count + part] ?? 0)) best[place * count + part] = score;
				}
			}
		}
		return { places: rank(best, count), named: understood(named) };
	};

	/** Places that answer every part first; where they are few, those that answer most. Rare parts count more. */
	const rank = (best: Float32Array, count: number): SearchHits['places'] => {
		const rarity = Array.from({ length: count }, (_, part) => {
			let answering = 0;
			for (let at = part; at < best.length; at += count) if (best[at]) answering++;
			return answering ? Math.log(1 + places.length / answering) : 0;
		});
		const total = rarity.reduce((sum, each) => sum + each, 0);
		const ranked: { place: number; score: number; whole: boolean; share: number }[] = [];
		for (let place = 0; place < places.length; place++) {
			let sum = 0;
			let answered = 0;
			for (let part = 0; part < count; part++) {
				const score = best[place * count + part] ?? 0;
				if (!score) continue;
				sum += score * (rarity[part] ?? 0);
				answered += rarity[part] ?? 0;
			}
			if (!sum) continue;
			const share = answered / total;
			ranked.push({ place, score: (sum / total) * share ** 3, whole: share > 0.999, share });
		}
		const whole = ranked.filter((each) => each.whole);
		const kept = whole.length >= enough ? whole : ranked.filter((each) => each.whole || each.share >= 0.5);
		return (kept.length ? kept : ranked)
			.sort((a, b) => b.score - a.score || ((sortNames[a.place] ?? '') < (sortNames[b.place] ?? '') ? -1 : 1))
			.map(({ place, score }) => ({ id: places[place]?.id ?? '', score }));
	};

	/** Drops what explains less of the query than something better: `La Chapelle` in `Porte de la Chapelle`. */
	const understood = (named: Map<number, { score: number; parts: number }>): SearchHits['named'] => {
		const kept: { entity: Entity; parts: number }[] = [];
		for (const [id, { parts }] of [...named].sort(([, a], [, b]) => b.score - a.score)) {
			const entity = entities[id] as Entity;
			if (entity.kind === 'place' || entity.kind === 'city') continue;
			if (kept.some((other) => other.parts !== parts && (other.parts & parts) === parts)) continue;
			kept.push({ entity, parts });
		}
		return kept.slice(0, mostNamed).map(({ entity }) => ({ kind: entity.kind as NamedKind, id: entity.id }));
	};

	return { find };
}
