import type { HandleClientError } from '@sveltejs/kit';
import { UnreachableError } from '#lib/local/reader.ts';

/** Surprises become a code that the error page puts into words; nothing is sent anywhere. */
export const handleError: HandleClientError = ({ error, status }) => {
	if (error instanceof UnreachableError) return { message: error.message, code: 'offline' };
	return { message: 'unexpected', code: status === 404 ? 'notFound' : 'unexpected' };
};
