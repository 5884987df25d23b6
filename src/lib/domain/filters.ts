import { themesOffered, needsOf, type Directory } from './directory.ts';
import type { PlaceFacts } from './edition/format.ts';
import { isInside } from './place/bounds.ts';
import type { Query } from './query.ts';

/** `maybe`: nobody told. It is never counted as a no, and never hidden without a word. */
export type Verdict = 'yes' | 'maybe' | 'no';

export interface Filter {
	name: keyof Query;
	judge: (place: PlaceFacts) => Verdict;
}

const verdict = (matches: boolean): Verdict => (matches ? 'yes' : 'no');
/** A fact that may be unknown. */
const told = <T>(fact: T | null | undefined, matches: (fact: T) => boolean): Verdict =>
	fact === null || fact === undefined ? 'maybe' : verdict(matches(fact));

type Offer = PlaceFacts['offers'][number];

/** The best verdict over the offers asked for: one door that answers is enough. */
function anyOffer(offers: Offer[], judgeOne: (offer: Offer | null) => Verdict): Verdict {
	const verdicts = offers.length > 0 ? offers.map(judgeOne) : [judgeOne(null)];
	return verdicts.includes('yes') ? 'yes' : verdicts.includes('maybe') ? 'maybe' : 'no';
}

/** The worst verdict over all filters. */
export function judge(place: PlaceFacts, filters: Filter[]): Verdict {
	let result: Verdict = 'yes';
	for (const filter of filters) {
		const each = filter.judge(place);
		if (each === 'no') return 'no';
		if (each === 'maybe') result = 'maybe';
	}
	return result;
}

/** The filters a query sets; choices within one filter widen, filters together narrow. */
export function filtersOf(query: Query, directory: Directory, at: number): Filter[] {
	const filters: Filter[] = [];
	const add = (name: keyof Query, active: boolean, judge: Filter['judge']) => {
		if (active) filters.push({ name, judge });
	};
	const { needs, themes, audience, languages, arrondissements, area, programme, organisation } = query;

	/** What an offer does not tell of itself, it inherits from its place. */
	const wished = ({ offers }: PlaceFacts) =>
		offers.filter(
			({ need, theme }) =>
				(needs.length === 0 || needs.includes(need)) &&
				(themes.length === 0 || (theme !== null && themes.includes(theme)))
		);

	add('needs', needs.length > 0, (place) => verdict(needsOf(place).some((need) => needs.includes(need))));
	add('themes', themes.length > 0, (place) => verdict(themesOffered(place).some((theme) => themes.includes(theme))));
	add('audience', audience.length > 0, (place) =>
		anyOffer(wished(place), (offer) =>
			told(
				offer?.audience ?? place.audience,
				(codes) => codes.includes('everyone') || codes.some((code) => audience.includes(code))
			)
		)
	);
	add('languages', languages.length > 0, (place) =>
		anyOffer(wished(place), (offer) =>
			told(offer?.languages ?? place.languages, (spoken) => spoken.some(({ code }) => languages.includes(code)))
		)
	);
	add('arrondissements', arrondissements.length > 0, ({ address }) =>
		verdict(address.arrondissement !== null && arrondissements.includes(address.arrondissement))
	);
	add('area', area !== null, ({ coordinates }) =>
		verdict(area !== null && coordinates !== null && isInside(area, coordinates))
	);
	const offeredAt = programme ? directory.programme(programme) : undefined;
	const doors = new Set(offeredAt ? directory.placesOf(offeredAt).map(({ id }) => id) : []);
	// A programme whose doors are not known leads to the places of its main need instead of to nothing.
	const need = offeredAt?.needs[0];
	add('programme', programme !== null, (place) =>
		verdict(doors.size > 0 ? doors.has(place.id) : need !== undefined && needsOf(place).includes(need))
	);
	add('organisation', organisation !== null, (place) => verdict(place.organisation === organisation));
	add('open', query.open !== null, (place) =>
		anyOffer(wished(place), (offer) => {
			const { status } = directory.openOffer(place, offer, at);
			return status === 'unknown' || status === 'appointment' ? 'maybe' : verdict(status === 'open');
		})
	);
	add('walkIn', query.walkIn, (place) =>
		anyOffer(wished(place), (offer) => told(offer?.access ?? place.access, (modes) => modes.includes('walk-in')))
	);
	add('free', query.free, (place) =>
		anyOffer(wished(place), (offer) => {
			const cost = offer?.cost ?? place.cost;
			return told(cost === 'unknown' ? null : cost, (each) => each === 'free');
		})
	);
	add('stepFree', query.stepFree, ({ accessibility: { stepFree } }) =>
		told(stepFree === 'unknown' ? null : stepFree, (each) => each === 'yes')
	);
	return filters;
}
