import {
	culture,
	digital,
	emergency,
	family,
	food,
	french,
	health,
	housing,
	hygiene,
	rights,
	welcome,
	work,
	type IconShape
} from './icons.ts';

/** The pictogram of each need, by its code. */
export const needIcons: Record<string, IconShape> = {
	welcome,
	french,
	rights,
	work,
	health,
	housing,
	food,
	hygiene,
	family,
	digital,
	culture,
	emergency
};
