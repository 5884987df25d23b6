import type { Records } from '#lib/domain/edition/build.ts';
import type { Event } from '#lib/domain/event/event.ts';
import { firstInstant } from '#lib/domain/event/occurrences.ts';
import { fallsOn, parseRule, standsAlone } from '#lib/domain/event/recurrence.ts';
import type { Guide } from '#lib/domain/guide/guide.ts';
import type { Notice } from '#lib/domain/notice/notice.ts';
import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import type { Term } from '#lib/domain/term/term.ts';
import type { Texts } from '#lib/domain/text.ts';
import type { ContentProblem } from './read-records.ts';

type Say = (field: string, message: string) => void;
type Known = (folder: Folder, id: string) => boolean;
type Folder = 'places' | 'programmes' | 'organisations' | 'guides' | 'events' | 'notices' | 'terms';
const folders = ['places', 'programmes', 'organisations', 'guides', 'events', 'notices', 'terms'] as const;

/** Checks of guides, events, notices and terms that no single schema can make. */
export function checkKinds(records: Records): ContentProblem[] {
	const problems: ContentProblem[] = [];
	const ids = Object.fromEntries(
		folders.map((folder) => [folder, new Set(records[folder].map(({ id }) => id))])
	) as Record<Folder, Set<string>>;
	const known: Known = (folder, id) => ids[folder].has(id);
	const sayOf =
		(folder: Folder, id: string): Say =>
		(field, message) =>
			problems.push({ file: `data/${folder}/${id}.json`, field, message });
	const each = <K extends 'guides' | 'events' | 'notices' | 'terms'>(
		folder: K,
		check: (record: Records[K][number], say: Say, known: Known) => void
	) => {
		for (const record of records[folder]) {
			const say = sayOf(folder, record.id);
			check(record, say, known);
			if (!record.editorial.publish && record.editorial.publishReason === null)
				say('editorial.publishReason', 'is empty: say why the record is not published');
		}
	};
	each('guides', checkGuide);
	each('events', checkEvent);
	each('notices', checkNotice);
	each('terms', checkTerm);
	checkForms(records.terms, (id) => sayOf('terms', id));
	return problems;
}

const refer = (say: Say, known: Known, field: string, folder: Folder, ids: readonly string[]) => {
	for (const id of ids)
		if (!known(folder, id)) say(field, `${id} is no record of data/${folder}: add it or mend the id`);
};

function inFrench(say: Say, texts: Record<string, Texts | null>) {
	for (const [field, text] of Object.entries(texts))
		if (text && !text['fr']) say(`${field}.fr`, 'is missing: the French text is the source of all others');
}

function checkGuide(guide: Guide, say: Say, known: Known) {
	refer(say, known, 'places', 'places', guide.places);
	refer(say, known, 'programmes', 'programmes', guide.programmes);
	refer(say, known, 'terms', 'terms', guide.terms);
	const { title, steps, questions, officialLinks, documents, cost, delay, after, ifRefused, beware } = guide;
	const sourced = Object.entries({ cost, delay, after, ifRefused, beware }).concat(
		Object.entries(documents ?? {}).flatMap(([name, list]) =>
			list.map((item, index): [string, typeof item] => [`documents.${name}.${index}`, item])
		)
	);
	inFrench(say, { title });
	steps.forEach((step, index) => inFrench(say, { [`steps.${index}`]: step }));
	officialLinks.forEach((link, index) => inFrench(say, { [`officialLinks.${index}.title`]: link.title }));
	for (const [field, fact] of sourced) {
		if (!fact) continue;
		inFrench(say, { [`${field}.text`]: fact.text });
		if (fact.source.url === null)
			say(`${field}.source.url`, 'is missing: without its official page the fact is left out');
	}
	questions.forEach(({ question, yes, no, see }, index) => {
		const last = index === questions.length - 1;
		inFrench(say, { [`questions.${index}.question`]: question });
		if (see !== null) refer(say, known, `questions.${index}.see`, 'guides', [see]);
		if (yes === no) say(`questions.${index}`, 'means the same whatever the answer: leave the question out');
		if (last && (yes === 'next' || no === 'next')) say(`questions.${index}`, 'is the last one: no question is next');
	});
}

function checkEvent(event: Event, say: Say, known: Known) {
	const { id, uid, start, end, datePrecision, recurrence, title, summary, placeText } = event;
	if (event.place !== null) refer(say, known, 'place', 'places', [event.place]);
	refer(say, known, 'organisations', 'organisations', event.organisations);
	refer(say, known, 'programmes', 'programmes', event.programmes);
	refer(say, known, 'guides', 'guides', event.guides);
	inFrench(say, { title, summary, placeText });
	if (uid !== `${id}@fanal`) say('uid', `is not ${id}@fanal: calendars know the event by it for ever`);
	const lengths = { year: 4, month: 7, day: 10, time: 16, unknown: 0 };
	const length = lengths[datePrecision];
	for (const [field, local] of [['start', start] as const, ['end', end] as const]) {
		if (local !== null && local.length !== length)
			say(field, `${local} is not as precise as "${datePrecision}": mend the date or datePrecision`);
		if (local !== null && !parisParts(firstInstant(local)).date.startsWith(local.slice(0, 10)))
			say(field, `${local} is no day of the calendar`);
	}
	if (start !== null && end !== null && end < start) say('end', `is before the start (${start})`);
	if (datePrecision !== 'unknown' && !start && !end && !recurrence)
		say('start', 'is not told: write the date, or datePrecision "unknown"');
	const lists = { extraDates: event.extraDates, excludedDates: event.excludedDates };
	for (const [field, dates] of Object.entries(lists)) {
		const short = field === 'excludedDates' && datePrecision === 'time' ? 10 : length;
		for (const each of dates)
			if (each.length !== length && each.length !== short)
				say(field, `${each} is not as precise as "${datePrecision}"`);
	}
	if (recurrence !== null) checkRecurrence(event, recurrence, say);
}

function checkRecurrence({ start, datePrecision }: Event, recurrence: string, say: Say) {
	const rule = parseRule(recurrence);
	if (!rule) return;
	if (datePrecision === 'year' || datePrecision === 'unknown')
		say('datePrecision', 'is too rough for a recurrence: write month, day or time');
	else if (start === null) {
		if (datePrecision === 'time') say('start', 'is not told: without it nobody knows at what hour');
		else if (!standsAlone(rule, datePrecision)) say('recurrence', 'does not tell the days by itself: write the start');
	} else if (datePrecision !== 'month' && !fallsOn(rule, start.slice(0, 10), start.slice(0, 10)))
		say('start', 'is not a day of the recurrence');
}

function checkNotice(notice: Notice, say: Say, known: Known) {
	const { id, date, earliest, latest, dateNote, partOf, targets, name, text } = notice;
	inFrench(say, { name, text, dateNote });
	if (date === null && dateNote === null) say('date', 'is not told: write it, or say in dateNote what is known');
	if (date !== null && (earliest !== null || latest !== null))
		say('earliest', 'stands beside a date: keep one of them');
	if (earliest !== null && latest !== null && latest < earliest) say('latest', `is before "earliest" (${earliest})`);
	refer(
		say,
		known,
		'partOf',
		'notices',
		partOf.map((each) => each.notice)
	);
	if (partOf.some((each) => each.notice === id)) say('partOf', 'is itself');
	for (const { kind, id: target } of targets) refer(say, known, 'targets', `${kind}s`, [target]);
}

function checkTerm(term: Term, say: Say, known: Known) {
	refer(say, known, 'guides', 'guides', term.guides);
	refer(say, known, 'programmes', 'programmes', term.programmes);
	inFrench(say, { definition: term.definition });
}

/** A word on a letter leads to one explanation. */
function checkForms(terms: Term[], sayOf: (id: string) => Say) {
	const owners = new Map<string, string>();
	for (const { id, term, aliases } of terms)
		for (const form of new Set([term, ...aliases].map((each) => each.toLowerCase()))) {
			const owner = owners.get(form);
			if (owner) sayOf(id)('aliases', `"${form}" is also a form of ${owner}: keep it in one of them`);
			else owners.set(form, id);
		}
}
