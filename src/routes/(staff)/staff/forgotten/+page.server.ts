import { fail } from '@sveltejs/kit';
import { database } from '#lib/server/db/open-database.ts';
import { logToStderr } from '#lib/server/http/log.ts';
import { passwordLetter } from '#lib/server/mail/letters.ts';
import { sendMail } from '#lib/server/mail/mailer.ts';
import { readAddress } from '#lib/server/people/address.ts';
import { forgotten } from '#lib/server/people/forgotten.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({});

export const actions: Actions = {
	default: async ({ request, url }) => {
		const email = readAddress((await request.formData()).get('email'));
		if (!email) return fail(400, { problem: 'address' as const });
		const found = await forgotten(database(), email);
		// Not waited for: how long a mail takes would tell whether the address is somebody's.
		if (found)
			void passwordLetter(email, { lang: found.lang, link: `${url.origin}/staff/password/${found.token}` })
				.then((letter) => sendMail(letter))
				.catch((error: unknown) => logToStderr({ event: 'mail', error }));
		return { sent: true };
	}
};
