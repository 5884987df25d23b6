/** Who works on the directory. An association edits what is its own; an admin may do all that the others may. */
export const roles = ['association', 'editor', 'publisher', 'admin'] as const;
export type Role = (typeof roles)[number];

const everybody = roles;
const city: readonly Role[] = ['editor', 'publisher', 'admin'];
const publishers: readonly Role[] = ['publisher', 'admin'];
const admins: readonly Role[] = ['admin'];

/** Who may do what. An association is further held to the records of its own organisation: `mayTouch`. */
const table = {
	'record.read': everybody,
	'history.read': everybody,
	/** Saved at once, without a review. */
	'record.edit': publishers,
	'proposal.make': everybody,
	'proposal.review': publishers,
	'record.verify': everybody,
	publish: publishers,
	rollback: publishers,
	'alert.publish': publishers,
	'inbox.read': city,
	'people.manage': admins,
	'settings.change': admins,
	/** One's own password, sessions, second step. */
	'account.manage': everybody
} satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof table;

export const actions = Object.keys(table) as Action[];

export const isRole = (value: unknown): value is Role => roles.some((each) => each === value);

export const may = (role: Role, action: Action): boolean => table[action].includes(role);

/** Whether a person may touch a record of this organisation, besides what the table says of the role. */
export const mayTouch = (person: { role: Role; organisation: string | null }, organisation: string | null): boolean =>
	person.role !== 'association' || (organisation !== null && person.organisation === organisation);

/** Roles whose accounts can change what the public sees: a password alone does not open them. */
export const needsSecondStep = (role: Role): boolean => publishers.includes(role);
