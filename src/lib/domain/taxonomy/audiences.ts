/** Who a place is for. `everyone`: nobody is turned away; codes beside it then mean "also meant for". */
export const audiences = [
	'everyone',
	'asylum-seekers',
	'refugees',
	'undocumented',
	'women',
	'families',
	'unaccompanied-minors',
	'young-people',
	'older-people',
	'students',
	'job-seekers',
	'lgbtqi',
	'homeless',
	'victims-of-violence',
	'hostel-residents',
	'disabled'
] as const;

export type Audience = (typeof audiences)[number];
export const isAudience = (code: string): code is Audience => (audiences as readonly string[]).includes(code);
