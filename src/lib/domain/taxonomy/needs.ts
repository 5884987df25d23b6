/**
 * The twelve needs, in the order readers meet them, and the leaf themes under each. Names for readers are in
 * `locales/<lang>/taxonomy.json`, everyday words in `data/words/`, the national vocabulary in `thematiques.ts`.
 */
export const taxonomy = {
	welcome: ['desk', 'day-centre', 'social-worker', 'translation', 'town-hall', 'older-people', 'neighbourhood'],
	french: ['assessment', 'course', 'literacy', 'conversation', 'exam', 'work', 'self-study'],
	rights: [
		'asylum',
		'residence-permit',
		'legal-advice',
		'lawyer',
		'letters',
		'postal-address',
		'nationality',
		'benefits',
		'discrimination'
	],
	work: ['job-search', 'cv', 'training', 'youth', 'diploma', 'studies', 'business', 'mentoring', 'rights'],
	health: [
		'doctor',
		'no-cover',
		'cover',
		'mental',
		'trauma',
		'sexual',
		'pregnancy',
		'dentist',
		'vaccination',
		'addiction'
	],
	housing: ['tonight', 'asylum', 'hostel', 'social-housing', 'tenant', 'shared'],
	food: ['meal', 'breakfast', 'restaurant', 'parcel', 'grocery'],
	hygiene: ['shower', 'laundry', 'luggage', 'clothes', 'toilets'],
	family: ['school', 'childcare', 'parents', 'minors', 'civil-status', 'women', 'reunification'],
	digital: ['internet', 'computer', 'phone', 'skills', 'online-forms'],
	culture: ['library', 'sport', 'activities', 'museum', 'meeting', 'volunteering'],
	emergency: ['medical', 'mental', 'street-team', 'violence', 'child']
} as const satisfies Record<string, readonly string[]>;

/** A root need: `health`, `food` … */
export type Need = keyof typeof taxonomy;

type LeavesOf<Root extends Need> = Root extends Need ? `${Root}.${(typeof taxonomy)[Root][number]}` : never;

/** A leaf theme, named `need.theme`: `health.doctor` … */
export type Theme = LeavesOf<Need>;

export const needs = Object.keys(taxonomy) as Need[];

/** Leaves of one need, in display order. */
export const themesOf = (need: Need): Theme[] => taxonomy[need].map((leaf) => `${need}.${leaf}` as Theme);

export const themes = needs.flatMap(themesOf);

/** The root of a leaf: `health.doctor` → `health`. */
export const needOf = (theme: Theme): Need => theme.slice(0, theme.indexOf('.')) as Need;

export const isNeed = (code: string): code is Need => Object.hasOwn(taxonomy, code);
export const isTheme = (code: string): code is Theme => (themes as string[]).includes(code);
