import { browser } from '$app/environment';

/** Whether the page on screen is being taken over from the server, which drew it: its still parts need no code yet. */
export const drawnByServer = (): boolean => browser && document.documentElement.dataset['rendered'] === 'server';

/** The code of a still part; `null` on a page that the server drew, where it comes after the rest. */
export const stillCode = async <Part>(load: () => Promise<{ default: Part }>): Promise<Part | null> =>
	drawnByServer() ? null : (await load()).default;
