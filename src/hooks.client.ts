import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { live } from '#lib/local/live.svelte.ts';
import { UnreachableError } from '#lib/local/reader.ts';

/** The shell has nothing to show until the device's copy is read: it is opened while the page's code still comes. */
export const init: ClientInit = () => {
	if (document.documentElement.dataset['rendered'] !== 'shell') return;
	void live.open();
	if (document.getElementById('drawn'))
		void import('#lib/local/take-over.ts').then(
			({ takeOverDrawn }) => takeOverDrawn(),
			() => document.getElementById('drawn')?.remove()
		);
	void import('#lib/local/device-reader.ts').catch(() => undefined);
};

/** Surprises become a code that the error page puts into words; nothing is sent anywhere. */
export const handleError: HandleClientError = ({ error, status }) => {
	if (error instanceof UnreachableError) return { message: error.message, code: 'offline' };
	return { message: 'unexpected', code: status === 404 ? 'notFound' : 'unexpected' };
};
