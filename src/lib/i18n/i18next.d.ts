import 'i18next';
import type { words } from './words/fr.ts';
import type pages from '../../../locales/fr/pages.json';

declare module 'i18next' {
	interface CustomTypeOptions {
		defaultNS: 'ui';
		/** After the words of every page: one line for each room that has words of its own. */
		resources: typeof words & { pages: typeof pages };
	}
}
