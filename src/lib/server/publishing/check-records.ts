import type { Records } from '#lib/domain/edition/build.ts';
import { metresBetween } from '#lib/domain/place/distance.ts';
import type { Place } from '#lib/domain/place/place.ts';
import { needOf, needs, themes } from '#lib/domain/taxonomy/needs.ts';
import { languages } from '#lib/domain/taxonomy/languages.ts';
import { checkKinds } from './check-kinds.ts';
import { checkHours } from './compile-hours.ts';
import type { ContentProblem } from './read-records.ts';

/** Everyday words each leaf theme needs, in each language. */
const WORDS_PER_LEAF = 10;
/** A station told as nearest is a walk away, not across the city. */
const FARTHEST_STATION = 2500;

/** Checks across records that no single schema can make. */
export function checkRecords(records: Records): ContentProblem[] {
	const problems: ContentProblem[] = [];
	const organisations = new Set(records.organisations.map(({ id }) => id));
	const programmes = new Set(records.programmes.map(({ id }) => id));
	const places = new Set(records.places.map(({ id }) => id));
	const stations = new Set(records.stations.map(({ name }) => name));

	for (const place of records.places) {
		const say = (field: string, message: string) =>
			problems.push({ file: `data/places/${place.id}.json`, field, message });
		if (place.organisation !== null && !organisations.has(place.organisation))
			say('organisation', `${place.organisation} is no record of data/organisations: add it or mend the id`);
		for (const id of place.programmes)
			if (!programmes.has(id)) say('programmes', `${id} is no record of data/programmes: add it or mend the id`);
		for (const { station } of place.transit)
			if (!stations.has(station)) say('transit', `${station} is not in data/basemap/stations.json: mend the spelling`);
		const ids = new Set<string>();
		place.offers.forEach((offer, index) => {
			if (ids.has(offer.id)) say(`offers.${index}.id`, `${offer.id} stands twice in this place: rename one`);
			ids.add(offer.id);
			if (offer.theme && needOf(offer.theme) !== offer.need)
				say(`offers.${index}.theme`, `${offer.theme} is not a theme of the need ${offer.need}`);
			if (offer.programme && !programmes.has(offer.programme))
				say(`offers.${index}.programme`, `${offer.programme} is no record of data/programmes`);
			checkHoursOf(offer.hours ?? null, `offers.${index}.hours`, say);
		});
		checkHoursOf(place.hours, 'hours', say);
		place.exceptions.forEach(({ from, to }, index) => {
			if (from > to) say(`exceptions.${index}.to`, `is before "from" (${from}): swap the two dates`);
		});
		if (place.editorial.publish) checkPublished(place, say);
		else checkLead(place, say);
	}
	for (const programme of records.programmes) {
		const say = (field: string, message: string) =>
			problems.push({ file: `data/programmes/${programme.id}.json`, field, message });
		for (const id of programme.places)
			if (!places.has(id)) say('places', `${id} is no record of data/places: add it or mend the id`);
		for (const id of programme.organisations)
			if (!organisations.has(id)) say('organisations', `${id} is no record of data/organisations`);
	}
	for (const { code } of languages)
		for (const leaf of [...needs, ...themes]) {
			const count = records.words[code]?.[leaf]?.length ?? 0;
			if (count < WORDS_PER_LEAF && leaf.includes('.'))
				problems.push({
					file: `data/words/${code}.json`,
					field: leaf,
					message: `has ${count} words: a theme needs at least ${WORDS_PER_LEAF} everyday words`
				});
		}
	return [...problems, ...checkKinds(records)];
}

type Say = (field: string, message: string) => void;

function checkHoursOf(hours: string | null, field: string, say: Say) {
	const message = hours === null ? null : checkHours(hours);
	if (message) say(field, message);
}

function checkPublished(place: Place, say: Say) {
	if (place.addressVisibility === null)
		say('addressVisibility', 'is not told: a published place says public, area, onRequest or hidden');
	if (!place.texts.summary?.['fr']) say('texts.summary.fr', 'is missing: the French text is the source of all others');
	if (place.addressVisibility === 'public' && !place.address.street && !place.address.complement)
		say('address.street', 'is missing: a public place has a street, or a complement that says where');
	const { arrondissement, postcode } = place.address;
	if (arrondissement !== null && postcode !== null && !postcode.endsWith(String(arrondissement).padStart(2, '0')))
		say('address.postcode', `${postcode} is not in arrondissement ${arrondissement}`);
	for (const { station, metres } of place.transit)
		if (metres !== null && metres > FARTHEST_STATION)
			say('transit', `${station} is ${metres} m away: is the point right?`);
}

function checkLead(place: Place, say: Say) {
	if (place.editorial.publishReason === null)
		say('editorial.publishReason', 'is empty: say why the lead is not published');
	if (place.address.street !== null) say('address.street', 'a lead carries no street until somebody has checked it');
	if (place.coordinates !== null || place.contacts.phone !== null || place.contacts.email !== null)
		say('coordinates', 'a lead carries no point, phone or e-mail until somebody has checked it');
}

/** Two published places at one door are worth a look; same name within this many metres is a mistake. */
const SAME_DOOR = 80;

/** Published places that look like one another: same name, within 80 m. */
export function checkDuplicates(places: Place[]): ContentProblem[] {
	const published = places.filter(({ editorial }) => editorial.publish);
	return published.flatMap((place, index) =>
		published.slice(index + 1).flatMap((other) => {
			const same = place.name.toLowerCase() === other.name.toLowerCase();
			if (!same || !place.coordinates || !other.coordinates) return [];
			if (metresBetween(place.coordinates, other.coordinates) > SAME_DOOR) return [];
			return [
				{ file: `data/places/${other.id}.json`, field: 'name', message: `looks like a duplicate of ${place.id}` }
			];
		})
	);
}
