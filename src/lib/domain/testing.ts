import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { makeEdition } from '#lib/server/publishing/publish.ts';
import { readRecords } from '#lib/server/publishing/read-records.ts';
import { Directory } from './directory.ts';
import { bodiesOf, buildEdition, type Edition, type Records } from './edition/build.ts';
import { openShards } from './edition/open.ts';
import type { Event } from './event/event.ts';
import type { Guide } from './guide/guide.ts';
import type { Notice } from './notice/notice.ts';
import type { Calendar } from './opening-hours/calendar.ts';
import type { Place } from './place/place.ts';
import type { Programme } from './programme/programme.ts';
import { languages } from './taxonomy/languages.ts';
import type { Term } from './term/term.ts';
import type { Texts } from './text.ts';

/** The project folder. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A Tuesday at ten in Paris, in the first month of the calendars of `realDirectory`. */
export const tuesday = Date.parse('2026-11-24T10:00+01:00');

export const realRecords = async (): Promise<Records> => (await readRecords(root)).records;

/** The directory of `data/` as it would be published in November 2026. */
export const realDirectory = async (): Promise<Directory> =>
	directoryOf(makeEdition(await realRecords(), '2026-11').edition);

/** A place that says as little as a published one may; `change` says more. */
export function place(id: string, change: Partial<Place> = {}): Place {
	return {
		id,
		name: `Place ${id}`,
		aliases: [],
		organisation: null,
		programmes: [],
		address: { street: null, complement: 'Gate 1', postcode: null, city: 'Paris', insee: null, arrondissement: null },
		addressVisibility: 'public',
		coordinates: null,
		transit: [],
		contacts: { phone: null, shortPhone: null, email: null, website: null },
		accessibility: { stepFree: 'unknown' },
		audience: null,
		languages: null,
		access: null,
		cost: null,
		hours: null,
		exceptions: [],
		offers: [{ id: 'meal', need: 'food', theme: 'food.meal', programme: null }],
		texts: { summary: { fr: { value: 'Un lieu.', state: 'source' } } },
		sources: [{ url: 'https://www.paris.fr/', date: null }],
		checkedOn: null,
		verifications: [],
		editorial: { confidence: 'high', publish: true, publishReason: null, notes: null },
		...change
	};
}

export function programme(id: string, change: Partial<Programme> = {}): Programme {
	return {
		id,
		name: `Programme ${id}`,
		aliases: [],
		organisations: [],
		needs: ['food'],
		audience: [],
		coverage: { arrondissements: [], certain: false },
		places: [],
		website: null,
		texts: {},
		sources: [],
		checkedOn: null,
		editorial: { confidence: 'high', publish: true, publishReason: null, notes: null },
		...change
	};
}

/** What every record of our own has. */
const common = {
	sources: [{ url: 'https://www.paris.fr/', date: null }],
	checkedOn: null,
	editorial: { confidence: 'high', publish: true, publishReason: null, notes: null }
} as const;
const founding = { ...common, sources: [...common.sources] };

/** A text in French alone. */
export const french = (value: string): Texts => ({ fr: { value, state: 'source' } });

export const guide = (id: string, change: Partial<Guide> = {}): Guide => ({
	...founding,
	id,
	need: 'rights',
	audience: [],
	aliases: [],
	legalDate: null,
	title: french(`Guide ${id}`),
	steps: [french('Venez.')],
	documents: null,
	cost: null,
	delay: null,
	after: null,
	ifRefused: null,
	beware: null,
	questions: [],
	officialLinks: [],
	places: [],
	programmes: [],
	terms: [],
	...change
});

/** An event without any date. */
export const event = (id: string, change: Partial<Event> = {}): Event => ({
	...founding,
	id,
	uid: `${id}@fanal`,
	sequence: 0,
	kind: 'other',
	status: 'scheduled',
	need: null,
	title: french(`Événement ${id}`),
	summary: french('Une fête.'),
	start: null,
	end: null,
	datePrecision: 'unknown',
	recurrence: null,
	extraDates: [],
	excludedDates: [],
	place: null,
	placeText: null,
	arrondissement: null,
	organisations: [],
	programmes: [],
	guides: [],
	languages: null,
	...change
});

export const notice = (id: string, change: Partial<Notice> = {}): Notice => ({
	...founding,
	id,
	kind: 'decision',
	subjects: ['rights'],
	name: french(`Décision ${id}`),
	text: french('La Ville donne.'),
	date: '2025',
	earliest: null,
	latest: null,
	dateNote: null,
	place: null,
	amountEur: null,
	partOf: [],
	counts: {},
	targets: [],
	...change
});

export const term = (id: string, change: Partial<Term> = {}): Term => ({
	...founding,
	id,
	term: id,
	aliases: [],
	expansion: null,
	say: null,
	definition: french('Un papier.'),
	guides: [],
	programmes: [],
	...change
});

export const records = (some: Partial<Records>): Records => ({
	places: [],
	organisations: [],
	programmes: [],
	guides: [],
	events: [],
	notices: [],
	terms: [],
	emergency: [],
	stations: [],
	basemap: { arrondissements: [], seine: [], parks: [], lines: [] },
	words: {},
	...some
});

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const build = (from: Records, calendars: Record<string, Calendar> = {}, month = '2026-11'): Edition =>
	buildEdition(from, { month, calendars, sha256, languages: languages.map(({ code }) => code) });

/** The directory of a few invented records. */
export const invented = (some: Partial<Records>, calendars: Record<string, Calendar> = {}): Directory =>
	directoryOf(build(records(some), calendars));

const directoryOf = (edition: Edition): Directory => new Directory(openShards(edition.id, bodiesOf(edition)));
