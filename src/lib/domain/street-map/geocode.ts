import type { Point } from '../place/distance.ts';
import { readAddress, streetWords, weightOf, type AddressReading } from './address-query.ts';
import type { DecodedMap } from './decode.ts';
import type { AddressPart, PackedAddressStreet } from './format.ts';
import { locate, pointOf, unpackNumbers } from './house-numbers.ts';
import { piecesByArrondissement, type StreetPiece } from './street-pieces.ts';
import { streetSlug } from './street-slug.ts';
import { createVocabulary } from './vocabulary.ts';

export interface Geocoded extends Point {
	/** As it is written on a letter: `7 Rue de Pali-Kao, 75020`. */
	label: string;
	street: string;
	number: string | null;
	/** 1 to 20. */
	arrondissement: number;
	precision: 'address' | 'interpolated' | 'street';
}

export interface Geocoder {
	/** Streets and addresses for any spelling, as one types, likeliest first. */
	find(query: string, limit?: number): Geocoded[];
	/** The street an address of ours names by `streetSlug`. */
	street(slug: string, arrondissement: number): Geocoded | null;
}

/** One street, with a part in each arrondissement it runs through. */
interface StreetGroup {
	name: string;
	words: string[];
	weight: number;
	/** How many numbers are told: the longer street comes first. */
	size: number;
	parts: () => StreetPiece[];
}

/** How much of what was typed has to be found in a street's name. */
const ENOUGH = 0.6;
/** What has to be typed at least: two words of a kind ("rue du port"), or one that tells more. */
const LEAST = 0.6;
/** What a street loses that is not in the arrondissement asked for. */
const ELSEWHERE = 0.6;

/** What no sign says: plots numbered after the street they open on (`210Z2 Rue de Vaugirard`), lanes by letters (`Voie A/9`). */
const technical = /^\d+[a-z]*[A-Z]+\d* |^Voie [A-Z]+\/\d+$/i;

/**
 * Finds streets and addresses on this device. Without an address pack, or for a street without numbers, streets are found
 * by the names of the map.
 */
export function createGeocoder(
	part: AddressPart | null,
	map: Pick<DecodedMap, 'streets' | 'arrondissements'> | null = null
): Geocoder {
	const groups = [...groupsOf(part, map).values()];
	const vocabulary = createVocabulary(groups.map(({ words }) => words));
	const matched = new Float64Array(groups.length);
	const seen = new Int32Array(groups.length);
	let turn = 0;
	let slugs: Map<string, StreetGroup> | null = null;

	/** Streets that share enough words with one reading, with how well they fit, 0 to 1. */
	function fitting(reading: AddressReading): { group: StreetGroup; fit: number }[] {
		const words = vocabulary.repair(reading.words);
		const asked = words.reduce((sum, word) => sum + weightOf(word), 0);
		// "Rue" alone would find every one of them.
		if (asked < LEAST) return [];
		const touched: number[] = [];
		words.forEach((word, index) => {
			turn += 1;
			for (const { word: known, quality } of vocabulary.like(word, index === words.length - 1)) {
				const gain = Math.min(weightOf(word), weightOf(known)) * quality;
				for (const at of vocabulary.streetsWith(known)) {
					if (seen[at] === turn) continue;
					seen[at] = turn;
					if (matched[at] === 0) touched.push(at);
					matched[at] = (matched[at] ?? 0) + gain;
				}
			}
		});
		const found = touched.flatMap((at) => {
			const group = groups[at];
			const shared = matched[at] ?? 0;
			matched[at] = 0;
			if (!group || shared < asked * ENOUGH) return [];
			// What is not yet typed counts less against a street than what was typed and is not in its name.
			return [{ group, fit: shared / (0.7 * Math.max(asked, shared) + 0.3 * Math.max(group.weight, shared)) }];
		});
		return found.sort((a, b) => b.fit - a.fit || b.group.size - a.group.size).slice(0, 24);
	}

	return {
		find(text, limit = 6) {
			const { arrondissement, readings } = readAddress(text);
			const found = readings.flatMap((reading, order) =>
				fitting(reading).flatMap(({ group, fit }) =>
					answers(group, reading, arrondissement).map((answer) => ({
						answer,
						fit:
							fit *
							(arrondissement === null || arrondissement === answer.arrondissement ? 1 : ELSEWHERE) *
							// A number that the street does not have makes another reading likelier.
							(reading.number !== null && answer.number === null ? 0.8 : 1) *
							(1 - order * 0.02),
						size: group.size
					}))
				)
			);
			found.sort((a, b) => b.fit - a.fit || b.size - a.size);
			const labels = new Set<string>();
			const results: Geocoded[] = [];
			for (const { answer } of found) {
				if (labels.has(answer.label)) continue;
				labels.add(answer.label);
				results.push(answer);
				if (results.length === limit) break;
			}
			return results;
		},
		street(slug, arrondissement) {
			slugs ??= new Map(groups.map((group) => [streetSlug(group.name), group]));
			const group = slugs.get(slug);
			const piece = group?.parts().find((each) => each.arrondissement === arrondissement);
			return group && piece ? streetAnswer(group, piece) : null;
		}
	};
}

/** A street's answers: the arrondissement asked for, or where the number is, else each part, longest first. */
function answers(group: StreetGroup, reading: AddressReading, arrondissement: number | null): Geocoded[] {
	const parts = group.parts();
	const { number, suffix } = reading;
	const here = parts.filter((each) => each.arrondissement === arrondissement);
	if (number === null) return (here.length > 0 ? here : parts).map((piece) => streetAnswer(group, piece));
	const located = parts.flatMap((piece): Geocoded[] => {
		const found = piece.packed && locate(unpackNumbers(piece.packed), number, suffix);
		if (!found) return [];
		const label = labelOf(`${found.number} ${group.name}`, piece.arrondissement);
		return [{ ...found, label, street: group.name, arrondissement: piece.arrondissement }];
	});
	if (located.length === 0) return (here.length > 0 ? here : parts).map((piece) => streetAnswer(group, piece));
	const rank = (one: Geocoded) =>
		(one.precision === 'address' ? 0 : 2) + (arrondissement === null || one.arrondissement === arrondissement ? 0 : 1);
	// A street on the border of two arrondissements has each number in one of them only.
	return located.sort((a, b) => rank(a) - rank(b)).slice(0, 1);
}

const labelOf = (line: string, arrondissement: number): string =>
	`${line}, 750${String(arrondissement).padStart(2, '0')}`;

const streetAnswer = ({ name }: StreetGroup, { lat, lon, arrondissement }: StreetPiece): Geocoded => ({
	label: labelOf(name, arrondissement),
	street: name,
	number: null,
	arrondissement,
	lat,
	lon,
	precision: 'street'
});

function groupsOf(
	part: AddressPart | null,
	map: Pick<DecodedMap, 'streets' | 'arrondissements'> | null
): Map<string, StreetGroup> {
	const groups = new Map<string, StreetGroup>();
	const add = (name: string, words: string[], size: number, parts: () => StreetPiece[]) => {
		// "Place de l'Hôtel de Ville - Esplanade de la Libération" is whole with its first name.
		const [firstName = name] = name.split(' - ');
		const asked = firstName === name ? words : streetWords(firstName);
		const weight = asked.reduce((sum, word) => sum + weightOf(word), 0);
		groups.set(words.join(' '), { name, words, weight, size, parts });
	};
	const addresses = new Map<string, { words: string[]; streets: PackedAddressStreet[] }>();
	for (const street of part?.streets ?? []) {
		if (technical.test(street[0])) continue;
		const words = streetWords(street[0]);
		const key = words.join(' ');
		const known = addresses.get(key);
		if (known) known.streets.push(street);
		else addresses.set(key, { words, streets: [street] });
	}
	for (const { words, streets } of addresses.values()) {
		const size = streets.reduce((sum, street) => sum + street[4].length / 3, 0);
		add(streets[0]?.[0] ?? '', words, size, () => streets.map(pieceOf).sort((a, b) => b.size - a.size));
	}
	const told = new Set(part?.streets.map(([name]) => name));
	const drawn = new Map<string, DecodedMap['streets']>();
	for (const street of map?.streets ?? []) {
		if (!street.name || told.has(street.name) || technical.test(street.name)) continue;
		const same = drawn.get(street.name);
		if (same) same.push(street);
		else drawn.set(street.name, [street]);
	}
	for (const [name, streets] of drawn) {
		const words = streetWords(name);
		if (words.length === 0 || groups.has(words.join(' '))) continue;
		let parts: StreetPiece[] | null = null;
		const lines = streets.flatMap((street) => street.lines);
		add(name, words, 0, () => (parts ??= piecesByArrondissement(lines, map?.arrondissements ?? [])));
	}
	return groups;
}

const pieceOf = (packed: PackedAddressStreet): StreetPiece => ({
	arrondissement: packed[1],
	...pointOf(packed[2], packed[3]),
	packed,
	size: packed[4].length / 3
});
