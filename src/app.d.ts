import type { IncomingMessage } from 'node:http';
import type { Person, StaffLang } from '#lib/domain/person.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Expected trouble, to be put in words: `notFound`, `offline` … */
			code?: string;
		}
		interface Locals {
			/** Who is signed in; set for the rooms of the staff only, never for the public site. */
			person: Person | null;
			/** Language of the rooms of the staff, also before anybody is signed in. */
			staffLang?: StaffLang;
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
