import type { Directory } from '#lib/domain/directory.ts';
import type { Calendar } from '#lib/domain/opening-hours/calendar.ts';
import type { PageOf } from '#lib/domain/pages.ts';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import type { PlaceView } from '#lib/domain/views.ts';
import { openingHours } from './opening-hours.ts';

/** A schema.org thing; what is unknown is left out. */
export interface Thing {
	'@type': string | string[];
	[property: string]: unknown;
}

/** A place and what it offers; an address or a point only where it is public. */
export function placeData(view: PlaceView, calendar: Calendar | undefined, lang: Lang, origin: string): Thing {
	const url = `${origin}/${lang}/places/${view.id}`;
	const { phone, shortPhone, email, website } = view.contacts;
	return known({
		'@type': 'Place',
		'@id': url,
		name: view.name,
		alternateName: view.aliases,
		description: view.summary?.value,
		url,
		sameAs: website,
		telephone: phone ?? shortPhone,
		email,
		address: addressData(view.address),
		geo: view.coordinates && {
			'@type': 'GeoCoordinates',
			latitude: view.coordinates.lat,
			longitude: view.coordinates.lon
		},
		...openingHours(calendar),
		isAccessibleForFree: view.cost === 'free' ? true : null,
		// What is spoken belongs to the help given there.
		makesOffer: view.languages?.length
			? {
					'@type': 'Offer',
					itemOffered: {
						'@type': 'Service',
						name: view.name,
						availableChannel: {
							'@type': 'ServiceChannel',
							availableLanguage: view.languages.map(({ code }) => code),
							serviceLocation: { '@id': url }
						}
					}
				}
			: null
	});
}

export function programmeData(page: PageOf<'programmes'>, lang: Lang, origin: string): Thing {
	return known({
		'@type': 'Service',
		name: page.name,
		alternateName: page.aliases,
		description: page.summary?.value,
		url: `${origin}/${lang}/programmes/${page.id}`,
		sameAs: page.website,
		provider: page.organisations.map(({ id, name }) => ({
			'@type': 'Organization',
			name: name.value,
			url: `${origin}/${lang}/organisations/${id}`
		})),
		// A list that is not certain must not read as the whole.
		areaServed: page.certain ? page.arrondissements.map((number) => `Paris ${number}`) : 'Paris'
	});
}

export function organisationData(page: PageOf<'organisations'>, lang: Lang, origin: string): Thing {
	const type = { city: 'GovernmentOrganization', state: 'GovernmentOrganization', association: 'NGO' } as const;
	return known({
		'@type': type[page.kind as keyof typeof type] ?? 'Organization',
		name: page.name,
		alternateName: page.aliases,
		description: page.summary?.value,
		url: `${origin}/${lang}/organisations/${page.id}`,
		sameAs: page.website,
		telephone: page.phone
	});
}

/** `null` where the day or the place is not known: an event needs both, and neither is guessed. */
export function eventData(directory: Directory, page: PageOf<'events'>, lang: Lang, origin: string): Thing | null {
	const place = page.place && directory.place(page.place.id);
	if (!page.start || !/^\d{4}-\d\d-\d\d/.test(page.start) || !(place || page.placeText)) return null;
	const status = { cancelled: 'EventCancelled', moved: 'EventRescheduled' } as const;
	return known({
		'@type': 'Event',
		name: page.title.value,
		description: page.summary?.value,
		startDate: page.start,
		endDate: page.end,
		eventStatus: `https://schema.org/${status[page.status as keyof typeof status] ?? 'EventScheduled'}`,
		url: `${origin}/${lang}/events/${page.id}`,
		location: known({
			'@type': 'Place',
			name: place?.name ?? page.placeText?.value,
			address: place ? addressData(place.address) : null
		}),
		organizer: page.organisations.map(({ id, name }) => ({
			'@type': 'Organization',
			name: name.value,
			url: `${origin}/${lang}/organisations/${id}`
		})),
		inLanguage: page.languages
	});
}

export function guideData(page: PageOf<'guides'>): Thing {
	return known({
		'@type': 'HowTo',
		name: page.title.value,
		inLanguage: page.title.lang,
		step: page.steps.map(({ value }, index) => ({ '@type': 'HowToStep', position: index + 1, text: value })),
		supply: page.documents?.needed.map(({ text }) => ({ '@type': 'HowToSupply', name: text.value })),
		citation: page.links.map(({ url }) => url)
	});
}

function addressData(address: PlaceView['address']): Thing | null {
	if (!address.street && !address.postcode) return null;
	return known({
		'@type': 'PostalAddress',
		streetAddress: address.street,
		postalCode: address.postcode,
		addressLocality: address.city,
		addressCountry: 'FR'
	});
}

/** Without what is `null`, absent or an empty list. */
function known(thing: Thing): Thing {
	const told = ([, value]: [string, unknown]) =>
		value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
	return Object.fromEntries(Object.entries(thing).filter(told)) as Thing;
}
