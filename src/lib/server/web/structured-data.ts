import type { Directory } from '#lib/domain/directory.ts';
import { isRoom, pageOf, type PageOf, type Room } from '#lib/domain/pages.ts';
import { placeView } from '#lib/domain/place-view.ts';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import { eventData, guideData, organisationData, placeData, programmeData, type Thing } from './things.ts';

/** What a page is about, and where it stands. */
export interface PageFacts {
	directory: Directory;
	/** Scheme and host, as visitors see them. */
	origin: string;
	/** `/fr/places/maison-des-refugies` */
	path: string;
	lang: Lang;
	/** Milliseconds since 1970. */
	at: number;
	/** Title of the page, and name of its room, in `lang`. */
	title: string;
	roomName: string | null;
}

/**
 * schema.org descriptions of a page, for search engines: what the page itself says, nothing that is not public, nothing
 * unknown. Empty for a page that only leads to others.
 */
export function structuredData(facts: PageFacts): Thing[] {
	const [, lang, room, id] = facts.path.split('/');
	if (!room) return [{ '@type': 'WebSite', name: 'Fanal', url: `${facts.origin}/${lang}`, inLanguage: facts.lang }];
	return [breadcrumbs(facts), ...(id ? recordData(facts, room, id) : room === 'guides' ? questions(facts) : [])];
}

/** Google asks for a position, a name and, but for the last, an address of each step. */
function breadcrumbs({ origin, path, title, roomName }: PageFacts): Thing {
	const [, lang, room, id] = path.split('/');
	const steps = [
		{ name: 'Fanal', item: `${origin}/${lang}` },
		...(id && roomName ? [{ name: roomName, item: `${origin}/${lang}/${room}` }] : []),
		{ name: title, item: origin + path }
	];
	return {
		'@type': 'BreadcrumbList',
		itemListElement: steps.map((step, index) => ({ '@type': 'ListItem', position: index + 1, ...step }))
	};
}

function recordData({ directory, origin, lang, at }: PageFacts, room: string, id: string): Thing[] {
	if (room === 'places') {
		const place = directory.place(id);
		return place
			? [placeData(placeView(directory, place, lang, at), directory.shards.calendars[id], lang, origin)]
			: [];
	}
	const page = isRoom(room) ? pageOf(directory, room, id, { lang, at }) : null;
	if (!page) return [];
	const write: Partial<Record<Room, () => Thing | null>> = {
		programmes: () => programmeData(page as PageOf<'programmes'>, lang, origin),
		organisations: () => organisationData(page as PageOf<'organisations'>, lang, origin),
		events: () => eventData(directory, page as PageOf<'events'>, lang, origin),
		guides: () => guideData(page as PageOf<'guides'>)
	};
	return [write[room as Room]?.() ?? null].filter((each) => each !== null);
}

/** Each guide is a question with its steps as the answer. */
function questions({ directory, lang, at }: PageFacts): Thing[] {
	const pages = directory.shards.guides.flatMap(({ id }) => pageOf(directory, 'guides', id, { lang, at }) ?? []);
	const mainEntity = pages.map(({ title, steps }) => ({
		'@type': 'Question',
		name: title.value,
		acceptedAnswer: { '@type': 'Answer', text: steps.map(({ value }) => value).join(' ') }
	}));
	return mainEntity.length ? [{ '@type': 'FAQPage', inLanguage: lang, mainEntity }] : [];
}
