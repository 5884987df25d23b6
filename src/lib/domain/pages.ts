import { areaPage, areasView } from './area/area-view.ts';
import type { Directory } from './directory.ts';
import { eventPage, eventsView } from './event/event-view.ts';
import { guidePage, guidesView } from './guide/guide-view.ts';
import { noticePage, noticesView } from './notice/notice-view.ts';
import { organisationPage, organisationsView } from './organisation/organisation-view.ts';
import { programmePage, programmesView } from './programme/programme-view.ts';
import type { ViewOptions } from './views.ts';
import { termPage, termsView } from './term/term-view.ts';

/** What is beside places, by the segment of their public address: `/{lang}/guides`, `/{lang}/guides/{id}`. */
const rooms = {
	programmes: { list: programmesView, page: programmePage },
	guides: { list: guidesView, page: guidePage },
	events: { list: eventsView, page: eventPage },
	organisations: { list: organisationsView, page: organisationPage },
	decisions: { list: noticesView, page: noticePage },
	words: { list: termsView, page: termPage },
	arrondissements: { list: areasView, page: areaPage }
};

export type Room = keyof typeof rooms;
/** What the list of a room draws. */
export type ListOf<K extends Room> = ReturnType<(typeof rooms)[K]['list']>;
/** What the page of one record draws. */
export type PageOf<K extends Room> = NonNullable<ReturnType<(typeof rooms)[K]['page']>>;

export const isRoom = (segment: string): segment is Room => Object.hasOwn(rooms, segment);

/** The list of a room, for the parameters of its address. */
export const listOf = <K extends Room>(
	directory: Directory,
	room: K,
	parameters: URLSearchParams,
	options: ViewOptions
): ListOf<K> => rooms[room].list(directory, parameters, options) as ListOf<K>;

/** The page of one record; `null` when none is published under this id. */
export const pageOf = <K extends Room>(
	directory: Directory,
	room: K,
	id: string,
	options: ViewOptions
): PageOf<K> | null => rooms[room].page(directory, id, options) as PageOf<K> | null;
