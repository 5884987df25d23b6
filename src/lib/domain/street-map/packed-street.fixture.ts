import { ORIGIN, SCALE, type PackedAddressStreet } from './format.ts';

export type Door = [number: number | string, lat: number, lon: number];

/** Packs a street as the builder does: numbers and points each counted from the one before. */
export function street(
	name: string,
	arrondissement: number,
	lat: number,
	lon: number,
	doors: Door[] = []
): PackedAddressStreet {
	const units = (value: number, origin: number) => Math.round((value - origin) * SCALE);
	const [x, y] = [units(lon, ORIGIN[0]), units(lat, ORIGIN[1])];
	let before = { number: 0, x, y };
	const numbers = doors.flatMap(([written, doorLat, doorLon]) => {
		const [, digits = '', suffix = ''] = /^(\d+)(.*)$/.exec(String(written)) ?? [];
		const here = { number: Number(digits), x: units(doorLon, ORIGIN[0]), y: units(doorLat, ORIGIN[1]) };
		const step = here.number - before.number;
		const packed = [suffix ? `${step}${suffix}` : step, here.x - before.x, here.y - before.y];
		before = here;
		return packed;
	});
	return [name, arrondissement, x, y, numbers];
}
