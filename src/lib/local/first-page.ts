import { browser } from '$app/environment';

/** Whether the page on screen is being taken over from the server, which drew it: its still parts need no code yet. */
export const drawnByServer = (): boolean => browser && document.documentElement.dataset['rendered'] === 'server';
