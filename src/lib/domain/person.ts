import type { Role } from './permission.ts';

/** Languages of the rooms of the staff; the public pages speak more. */
export const staffLanguages = ['fr', 'en'] as const;
export type StaffLang = (typeof staffLanguages)[number];

export const isStaffLang = (code: unknown): code is StaffLang => staffLanguages.some((each) => each === code);

/** Somebody of the staff, signed in. */
export interface Person {
	id: string;
	name: string;
	email: string;
	role: Role;
	/** Id of the organisation whose records an association may edit; `null` for the others. */
	organisation: string | null;
	lang: StaffLang;
}

/** Who did something, as it is told: a person by their name, an organisation by the mailbox that its link went to. */
export type Actor = string | { sentTo: string | null };
