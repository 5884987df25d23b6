import 'i18next';
import type { words } from './words/fr.ts';
import type pages from '../../../locales/fr/pages.json';

declare module 'i18next' {
	interface CustomTypeOptions {
		defaultNS: 'ui';
		resources: typeof words & { pages: typeof pages };
	}
}
