import type { Kind } from '../kinds.ts';
import type { MergeConflict } from '../merge.ts';
import type { WeekGrid } from '../opening-hours/week-grid.ts';
import type { Group } from './field.ts';
import type { Problem } from './problems.ts';

/** Records that a form lets one choose from. */
export type Named = Partial<Record<Kind, { id: string; name: string }[]>>;

/** What the form of a record shows: what is saved, or what was typed and is not saved yet. */
export interface EditPage {
	kind: Kind;
	/** Empty for a new record. */
	id: string;
	name: string;
	fields: Group;
	body: Record<string, unknown>;
	/** The version that is edited; 0 for a new record. */
	expected: number;
	retired: boolean;
	/** Another record has the id that the name of this new one makes. */
	taken: boolean;
	problems: Problem[];
	warnings: Problem[];
	conflicts: MergeConflict[];
	/** Week grids that cannot be written as hours yet, by the path of the field. */
	grids: Record<string, WeekGrid>;
	/** Paths of fields that somebody opened to tell, or works at. */
	opened: string[];
	named: Named;
	/** Places that look like this one. */
	alike: { id: string; name: string; because: ('phone' | 'name')[] }[];
	/** Where the address is, as far as the address pack knows; metres from the point of the place. */
	found: { label: string; metres: number | null; lat: number; lon: number } | null;
	reason: string;
	/** Whether the person saves, or proposes. */
	direct: boolean;
	/** Another for each answer: the controls are made anew. */
	stamp: string;
}
