import type { EmergencyNumber } from '../emergency/number.ts';
import type { Event } from '../event/event.ts';
import type { Guide, Sourced } from '../guide/guide.ts';
import type { Notice } from '../notice/notice.ts';
import type { RecordOf, Kind } from '../kinds.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { Place } from '../place/place.ts';
import type { Programme } from '../programme/programme.ts';
import type { Term } from '../term/term.ts';
import type { Texts } from '../text.ts';
import type {
	EmergencyFacts,
	EventFacts,
	GuideFacts,
	NoticeFacts,
	OrganisationFacts,
	PlaceFacts,
	ProgrammeFacts,
	SourcedField,
	TermFacts
} from './format.ts';

/** Whether a record of `data/` is in the edition: what is not published is not even named. */
export interface Published {
	places: Set<string>;
	programmes: Set<string>;
	organisations: Set<string>;
	guides: Set<string>;
	events: Set<string>;
	notices: Set<string>;
	terms: Set<string>;
}

/** Texts of a record by field, as they go into a text shard. */
export type TextFields = Record<string, Texts | null | undefined>;

const among = (known: Set<string>, ids: readonly string[]): string[] => ids.filter((id) => known.has(id));
const orNull = (known: Set<string>, id: string | null): string | null => (id !== null && known.has(id) ? id : null);
const numbered = (field: string, texts: Texts[]): TextFields =>
	Object.fromEntries(texts.map((text, index) => [`${field}.${index}`, text]));

/** Confidentiality is enforced here, so that no view can forget it: an address that is not public does not leave. */
export function placeFacts(place: Place, known: Published): PlaceFacts {
	const { texts, editorial, hours, offers, ...facts } = place;
	const visibility = place.addressVisibility ?? 'hidden';
	const area = visibility === 'area' || visibility === 'onRequest';
	const { postcode, city, insee, arrondissement } = place.address;
	const nowhere = { street: null, complement: null, postcode: null, city, insee: null, arrondissement: null };
	return {
		...facts,
		languages: spoken(facts.languages),
		programmes: among(known.programmes, facts.programmes),
		addressVisibility: visibility,
		...(visibility === 'public'
			? {}
			: {
					address: area ? { ...nowhere, postcode, insee, arrondissement } : nowhere,
					coordinates: null,
					transit: []
				}),
		offers: offers.map(({ hours, programme, ...offer }) => ({
			...offer,
			...(offer.languages && { languages: spoken(offer.languages) }),
			programme: orNull(known.programmes, programme)
		}))
	};
}

/** Notes are text, and go with the texts. */
const spoken = (languages: Place['languages']): PlaceFacts['languages'] =>
	languages && languages.map(({ note, ...facts }) => facts);

export function programmeFacts({ texts, editorial, ...facts }: Programme, known: Published): ProgrammeFacts {
	return { ...facts, places: among(known.places, facts.places) };
}

export const organisationFacts = ({ texts, ...facts }: Organisation): OrganisationFacts => facts;

export const emergencyFacts = ({ texts, say, ...facts }: EmergencyNumber): EmergencyFacts => ({
	...facts,
	say: say.map(({ fr }) => fr)
});

function emergencyTexts({ texts, say }: EmergencyNumber): TextFields {
	const fields: TextFields = {
		...texts,
		...numbered(
			'say',
			say.map(({ meaning }) => meaning)
		)
	};
	say.forEach(({ pronunciation }, index) => {
		const sounds = Object.entries(pronunciation).map(([lang, value]) => [lang, { value, state: 'machine' }] as const);
		fields[`say.${index}.sound`] = Object.fromEntries(sounds);
	});
	return fields;
}

const sourcedFields: SourcedField[] = ['cost', 'delay', 'after', 'ifRefused', 'beware'];
const sourcesOf = (list: Sourced[]) => list.map(({ source }) => source);
const textsOf = (list: Sourced[]) => list.map(({ text }) => text);

export function guideFacts(guide: Guide, known: Published): GuideFacts {
	const { id, need, audience, aliases, legalDate, sources, checkedOn, documents } = guide;
	return {
		id,
		need,
		audience,
		aliases,
		legalDate,
		steps: guide.steps.length,
		documents: documents && {
			needed: sourcesOf(documents.needed),
			useful: sourcesOf(documents.useful),
			notNeeded: sourcesOf(documents.notNeeded)
		},
		...(Object.fromEntries(sourcedFields.map((field) => [field, guide[field]?.source ?? null])) as Record<
			SourcedField,
			Sourced['source'] | null
		>),
		questions: guide.questions.map(({ question, see, ...answers }) => ({ ...answers, see: orNull(known.guides, see) })),
		links: guide.officialLinks.map(({ url }) => url),
		places: among(known.places, guide.places),
		programmes: among(known.programmes, guide.programmes),
		terms: among(known.terms, guide.terms),
		sources,
		checkedOn
	};
}

const guideTexts = (guide: Guide): TextFields => ({
	title: guide.title,
	...numbered('steps', guide.steps),
	...numbered('needed', textsOf(guide.documents?.needed ?? [])),
	...numbered('useful', textsOf(guide.documents?.useful ?? [])),
	...numbered('notNeeded', textsOf(guide.documents?.notNeeded ?? [])),
	...Object.fromEntries(sourcedFields.map((field) => [field, guide[field]?.text])),
	...numbered(
		'questions',
		guide.questions.map(({ question }) => question)
	),
	...numbered(
		'links',
		guide.officialLinks.map(({ title }) => title)
	)
});

export function eventFacts(event: Event, known: Published): EventFacts {
	const { title, summary, placeText, editorial, ...facts } = event;
	return {
		...facts,
		place: orNull(known.places, facts.place),
		organisations: among(known.organisations, facts.organisations),
		programmes: among(known.programmes, facts.programmes),
		guides: among(known.guides, facts.guides)
	};
}

export function noticeFacts(notice: Notice, known: Published): NoticeFacts {
	const { name, text, dateNote, editorial, ...facts } = notice;
	return {
		...facts,
		partOf: facts.partOf.filter((each) => known.notices.has(each.notice)),
		targets: facts.targets.filter(({ kind, id }) => known[`${kind}s`].has(id))
	};
}

export function termFacts({ definition, editorial, ...facts }: Term, known: Published): TermFacts {
	return { ...facts, guides: among(known.guides, facts.guides), programmes: among(known.programmes, facts.programmes) };
}

/** The texts of a record of each kind, by the field under which an edition holds them. */
export const textFields: { [K in Exclude<Kind, 'places'>]: (record: RecordOf<K>) => TextFields } = {
	organisations: ({ texts }) => texts,
	programmes: ({ texts }) => texts,
	guides: guideTexts,
	events: ({ title, summary, placeText }) => ({ title, summary, placeText }),
	notices: ({ name, text, dateNote }) => ({ name, text, dateNote }),
	terms: ({ definition }) => ({ definition }),
	emergency: emergencyTexts
};
