import 'i18next';
import type { words } from './words/fr.ts';
import type decisions from '../../../locales/fr/decisions.json';
import type events from '../../../locales/fr/events.json';
import type guides from '../../../locales/fr/guides.json';
import type web from '../../../locales/fr/web.json';
import type map from '../../../locales/fr/map.json';
import type pages from '../../../locales/fr/pages.json';
import type programmes from '../../../locales/fr/programmes.json';
import type search from '../../../locales/fr/search.json';
import type staff from '../../../locales/fr/staff.json';
import type staffPublish from '../../../locales/fr/staff-publish.json';
import type staffReview from '../../../locales/fr/staff-review.json';
import type staffEdit from '../../../locales/fr/staff-edit.json';
import type staffMail from '../../../locales/fr/staff-mail.json';
import type told from '../../../locales/fr/told.json';
import type glossary from '../../../locales/fr/words.json';

declare module 'i18next' {
	interface CustomTypeOptions {
		defaultNS: 'ui';
		/** After the words of every page: one line for each room that has words of its own. */
		resources: typeof words & {
			decisions: typeof decisions;
			events: typeof events;
			guides: typeof guides;
			map: typeof map;
			pages: typeof pages;
			programmes: typeof programmes;
			search: typeof search;
			staff: typeof staff;
			'staff-publish': typeof staffPublish;
			'staff-review': typeof staffReview;
			'staff-edit': typeof staffEdit;
			'staff-mail': typeof staffMail;
			told: typeof told;
			words: typeof glossary;
			web: typeof web;
		};
	}
}
