import { getContext, setContext, type Snippet } from 'svelte';
import type { Field } from '#lib/domain/form/field.ts';
import type { Named } from '#lib/domain/form/edit-page.ts';
import type { Problem } from '#lib/domain/form/problems.ts';
import type { WeekGrid } from '#lib/domain/opening-hours/week-grid.ts';

/** What every control of a form knows of it. */
export interface FormFacts {
	readonly problems: readonly Problem[];
	readonly named: Named;
	/** Week grids that cannot be written as hours yet, by the path of the field. */
	readonly grids: Readonly<Record<string, WeekGrid>>;
	/** Paths of fields that somebody opened to tell, or works at. */
	readonly opened: readonly string[];
	/** Where a button sends the form that saves nothing. */
	readonly change: string;
	/** Draws any field; fields hold fields, so they get it from here. */
	readonly view: Snippet<[field: Field, path: string, value: unknown]>;
}

const key = Symbol('staff form');

/** Called once by a form, with getters. */
export const provideForm = (facts: FormFacts): FormFacts => setContext(key, facts);
export const useForm = (): FormFacts => getContext(key);
