import { suffixOf } from './address-query.ts';
import { ORIGIN, SCALE, type PackedAddressStreet } from './format.ts';
import type { Point } from '../place/distance.ts';

interface HouseNumber extends Point {
	number: number;
	suffix: string;
}

export interface Located extends Point {
	precision: 'address' | 'interpolated';
	/** As it is written: `7`, `12 bis`. */
	number: string;
}

/** A last number told is not always the last there is: the next few doors are beside it. */
const BEYOND = 6;

/** The numbers a pack keeps of one street, in their order. */
export function unpackNumbers([, , x, y, packed]: PackedAddressStreet): HouseNumber[] {
	const found: HouseNumber[] = [];
	let number = 0;
	let [east, north] = [x, y];
	for (let index = 0; index + 2 < packed.length; index += 3) {
		const [, digits = '0', suffix = ''] = /^(-?\d+)(.*)$/.exec(String(packed[index])) ?? [];
		number += Number(digits);
		east += Number(packed[index + 1]);
		north += Number(packed[index + 2]);
		found.push({ number, suffix: suffixOf(suffix), ...pointOf(east, north) });
	}
	return found;
}

export const pointOf = (x: number, y: number): Point => ({ lat: ORIGIN[1] + y / SCALE, lon: ORIGIN[0] + x / SCALE });

/**
 * Where a number is: itself when it is kept, else between its neighbours on the same side of the street; `null` when the
 * street has no number near.
 */
export function locate(numbers: HouseNumber[], number: number, suffix: string): Located | null {
	const same = numbers.filter((each) => each.number === number);
	const exact = same.find((each) => each.suffix === suffix);
	if (exact) return { lat: exact.lat, lon: exact.lon, precision: 'address', number: written(number, suffix) };
	const told = { precision: 'interpolated', number: written(number, suffix) } as const;
	const beside = same.find((each) => each.suffix === '');
	if (beside) return { lat: beside.lat, lon: beside.lon, ...told };
	// A number with a suffix is kept where it is not beside its own: the others do not lie between such ones.
	const plain = numbers.filter((each) => each.suffix === '');
	const sameSide = plain.filter((each) => each.number % 2 === number % 2);
	// Around some squares numbers follow each other.
	const side = sameSide.length > 0 ? sameSide : plain;
	const before = side.findLast((each) => each.number < number);
	const after = side.find((each) => each.number > number);
	if (before && after) {
		const share = (number - before.number) / (after.number - before.number);
		const lat = before.lat + share * (after.lat - before.lat);
		return { lat, lon: before.lon + share * (after.lon - before.lon), ...told };
	}
	const nearest = same[0] ?? before ?? after;
	if (!nearest || Math.abs(nearest.number - number) > BEYOND) return null;
	return { lat: nearest.lat, lon: nearest.lon, ...told };
}

const written = (number: number, suffix: string): string =>
	suffix.length > 1 ? `${number} ${suffix}` : `${number}${suffix.toUpperCase()}`;
