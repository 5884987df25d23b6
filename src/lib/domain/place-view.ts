import { needsOf, type Directory } from './directory.ts';
import type { PlaceFacts } from './edition/format.ts';
import { openState, weekFrom } from './opening-hours/open-state.ts';
import { parisParts } from './opening-hours/paris-time.ts';
import { directionTo } from './place/direction.ts';
import { adviceFor, sourceYear } from './place/trust.ts';
import { toldFields } from './place/told-fields.ts';
import { related } from './related.ts';
import type { Lang } from './taxonomy/languages.ts';
import { marking } from './term/marking.ts';
import type { OfferView, PlaceView, Told, WayView } from './views.ts';

/** All that the page of one place shows. */
export function placeView(directory: Directory, place: PlaceFacts, lang: Lang, at: number): PlaceView {
	const calendar = directory.shards.calendars[place.id];
	const today = parisParts(at).date;
	const mark = marking(directory);
	const text = (field: string) => mark(directory.text('places', place.id, field, lang));
	/** Whether there is room is known until a day. */
	const told = (prefix: string, capacity: PlaceFacts['capacity']): Told[] =>
		toldFields.flatMap((field) => {
			const line = field === 'capacity' && !(capacity && capacity.expires >= today) ? null : text(prefix + field);
			return line ? [{ field, text: line }] : [];
		});
	const programme = (id: string) => {
		const named = directory.programme(id);
		return named ? [{ id, name: named.name }] : [];
	};
	const organisation = directory.organisation(place.organisation);
	return {
		edition: directory.edition,
		id: place.id,
		name: place.name,
		aliases: place.aliases.filter((alias) => alias.toLowerCase() !== place.name.toLowerCase()),
		organisation: organisation ? { id: organisation.id, name: organisation.name } : null,
		programmes: place.programmes.flatMap(programme),
		needs: needsOf(place),
		offers: place.offers.map((offer): OfferView => {
			const hours = directory.shards.calendars[`${place.id}/${offer.id}`];
			return {
				id: offer.id,
				need: offer.need,
				theme: offer.theme,
				programme: offer.programme ? (programme(offer.programme)[0] ?? null) : null,
				...(offer.access && { access: offer.access }),
				...(offer.cost && { cost: offer.cost }),
				...(offer.audience && { audience: offer.audience }),
				...(offer.languages && { languages: offer.languages.map(({ code }) => code) }),
				told: told(`offers.${offer.id}.`, offer.capacity),
				...(hours && { open: openState(hours, at, place.exceptions) })
			};
		}),
		audience: place.audience,
		access: place.access,
		cost: place.cost,
		languages: place.languages,
		stepFree: place.accessibility.stepFree,
		open: directory.open(place, at),
		week: calendar ? weekFrom(calendar, today, place.exceptions) : null,
		exceptions: place.exceptions.filter(({ to }) => to >= today),
		address: {
			street: place.address.street,
			complement: place.address.complement,
			postcode: place.address.postcode,
			city: place.address.city,
			arrondissement: place.address.arrondissement
		},
		coordinates: place.coordinates,
		transit: place.transit.map((each) => wayFrom(directory, each, place)),
		contacts: place.contacts,
		summary: text('summary'),
		hoursNote: text('hoursNote'),
		costNote: text('costNote'),
		languagesNote: text('languagesNote'),
		told: told('', place.capacity),
		sources: place.sources,
		year: sourceYear(place),
		checkedOn: place.checkedOn,
		verified: place.verifications.map(({ at: day, how, group }) => ({ at: day, how, group })),
		advice: adviceFor(place, today),
		related: related(directory, 'place', place.id, { lang, at }).filter(
			({ kind, id }) => kind !== 'organisation' && !place.programmes.includes(id)
		),
		untranslated: !directory.holdsLanguage(lang)
	};
}

/** A point that is only about right has no side. */
function wayFrom(directory: Directory, near: PlaceFacts['transit'][number], { coordinates }: PlaceFacts): WayView {
	const view = directory.stationView(near);
	const station = view.id === null ? undefined : directory.station(view.id);
	const at = station ? { lat: station.lat, lon: station.lon } : null;
	const exact = coordinates && coordinates.precision !== 'approximate';
	return { ...view, at, towards: at && exact ? directionTo(at, coordinates) : null };
}
