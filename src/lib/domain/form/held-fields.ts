import type { Role } from '../permission.ts';

/** Made once, or confirmed elsewhere: no form asks for them, whoever fills it in. */
const neverAsked = ['id', 'uid', 'sequence', 'formerIds', 'verifications'];
/** Whose a record is: an association's is its own. */
const owner = ['organisation', 'organisations'];

/**
 * Fields of a record that a form does not ask this person for, and does not take from them. Whether what is there already
 * is published is for the City to say; of what is new, the review says it.
 */
export function heldFields(role: Role, isNew: boolean): readonly string[] {
	if (role !== 'association') return neverAsked;
	return [...neverAsked, ...owner, ...(isNew ? [] : ['editorial'])];
}

/** Whether a name of a form, such as `editorial.publish`, belongs to one of these fields. */
export const isHeld = (held: readonly string[], name: string): boolean => held.includes(name.split('.', 1)[0] ?? '');
