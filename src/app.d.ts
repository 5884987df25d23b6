import type { IncomingMessage } from 'node:http';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Expected trouble, to be put in words: `notFound`, `offline` … */
			code?: string;
		}
		interface PageData {
			/** Which bar stands at the bottom of a phone; the place page brings its own. */
			bar?: 'none' | 'nav';
		}
		interface Platform {
			req: IncomingMessage;
		}
	}
}

export {};
