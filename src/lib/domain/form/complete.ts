import type { Event } from '../event/event.ts';
import { sequenceAfter } from '../event/sequence.ts';
import { idOf, type Kind } from '../kinds.ts';
import { normalise } from '../search/normalise.ts';

type Body = Record<string, unknown>;

/** What nobody has to type: ids of what is new, the arrondissement a postcode tells, the count of an event's changes. */
export function complete(kind: Kind, typed: Body, base: object | null): Body {
	let body = typed;
	if (kind === 'places') body = completePlace(body);
	if (kind === 'events') body = completeEvent(body, base as Body | null);
	return body;
}

/** The id a new record gets by its name; empty where none can be made of it. */
export function newId(kind: Kind, body: Body): string {
	const own = idOf(kind, body);
	if (own) return own;
	const { name, title, term } = body;
	const spoken = [term, title, name].map((each) =>
		typeof each === 'string' ? each : ((each as { fr?: { value?: string } } | undefined)?.fr?.value ?? '')
	);
	return slug(spoken.find(Boolean) ?? '');
}

function completePlace(body: Body): Body {
	const offers = body['offers'] as { id: string; need: string; theme: string | null }[];
	const taken = new Set(offers.map(({ id }) => id).filter(Boolean));
	const named = offers.map((offer) => {
		if (offer.id) return offer;
		const stem = slug((offer.theme ?? offer.need).replaceAll('.', '-'));
		let id = stem;
		for (let count = 2; taken.has(id); count++) id = `${stem}-${count}`;
		taken.add(id);
		return { ...offer, id };
	});
	const address = body['address'] as Body;
	const [, number] = /^750(0[1-9]|1\d|20)$/.exec(String(address['postcode'] ?? '')) ?? [];
	const told = number
		? {
				...address,
				arrondissement: address['arrondissement'] ?? Number(number),
				insee: address['insee'] ?? `751${number}`
			}
		: address;
	return { ...body, offers: named, address: told };
}

function completeEvent(body: Body, base: Body | null): Body {
	if (!base) return { ...body, uid: `${newId('events', body)}@fanal`, sequence: 0 };
	const { sequence } = base;
	return { ...body, sequence: sequenceAfter({ ...body, sequence } as Event, base as Event) };
}

const slug = (name: string): string => normalise(name).replaceAll(' ', '-').slice(0, 60).replace(/-+$/, '');
