/* What the fields of a place are chosen from: plain lists, for forms and schemas alike. */

export const accessModes = ['walk-in', 'appointment', 'referral', 'phone', 'online'] as const;
export const costs = ['free', 'low-cost', 'paid', 'unknown'] as const;
/** How the audience is meant: everybody without a question, those first, or nobody else. */
export const welcomes = ['unconditional', 'priority', 'exclusive'] as const;
/** Legal situations that are asked for. */
export const situations = [
	'asylum-seeker',
	'refugee',
	'subsidiary-protection',
	'temporary-protection',
	'stateless',
	'residence-permit',
	'undocumented',
	'eu',
	'any'
] as const;
/** Papers by a closed list, so that they read in every language at once. */
export const papers = [
	'identity',
	'permit',
	'asylum-certificate',
	'ofii-letter',
	'address',
	'ame',
	'health-card',
	'income',
	'birth',
	'photo',
	'referral'
] as const;
export const capacityStates = ['open', 'limited', 'full', 'waiting-list'] as const;
export const addressVisibilities = ['public', 'area', 'onRequest', 'hidden'] as const;

/** Groups of facts that are verified together. */
export const factGroups = ['identity', 'place', 'hours', 'contacts', 'languages', 'conditions'] as const;
export type FactGroup = (typeof factGroups)[number];
/** How somebody of the staff verifies; `import` is a machine's. */
export const verificationMeans = ['visit', 'phone', 'organisation', 'official-page'] as const;
export type VerificationMeans = (typeof verificationMeans)[number];
