export const noticeSubjects = [
	'french',
	'rights',
	'work',
	'culture',
	'memory',
	'elders',
	'hostels',
	'sport',
	'equality',
	'review'
] as const;

/** Kinds of records that pages show and that may point to one another. */
export const recordKinds = ['place', 'programme', 'organisation', 'guide', 'event', 'notice', 'term'] as const;
export type RecordKind = (typeof recordKinds)[number];
