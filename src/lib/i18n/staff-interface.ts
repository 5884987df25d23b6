import { getContext, setContext } from 'svelte';
import type { Person, StaffLang } from '#lib/domain/person.ts';
import type { Names } from '#lib/domain/references.ts';
import type { StaffTranslator } from './rooms/staff.ts';

/** What every component in the rooms of the staff knows. */
export interface StaffInterface {
	readonly lang: StaffLang;
	readonly t: StaffTranslator;
	readonly person: Person | null;
	/** What the records are called that values on this page name. */
	readonly names: Names;
}

const key = Symbol('staff');

/** Called once by the layout, with getters. */
export const provideStaff = (value: StaffInterface): StaffInterface => setContext(key, value);
export const useStaff = (): StaffInterface => getContext(key);
