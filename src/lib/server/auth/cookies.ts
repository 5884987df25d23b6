import type { Cookies } from '@sveltejs/kit';

/** What better-auth needs to know of a request: its cookies, and the browser, so that a person knows their sessions. */
export function headersFor(cookies: Cookies, userAgent: string | null): Headers {
	const pairs = cookies.getAll().map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
	const headers = new Headers({ cookie: pairs.join('; ') });
	if (userAgent) headers.set('user-agent', userAgent.slice(0, 200));
	return headers;
}

/** Hands the cookies that better-auth sets on to the browser. */
export function passOn(headers: Headers, cookies: Cookies): void {
	for (const line of headers.getSetCookie()) {
		const [pair = '', ...attributes] = line.split(';').map((each) => each.trim());
		const at = pair.indexOf('=');
		const age = attributes.find((each) => /^max-age=/i.test(each))?.slice(8);
		cookies.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)), {
			path: '/',
			secure: true,
			httpOnly: true,
			sameSite: 'lax',
			...(age === undefined ? {} : { maxAge: Number(age) })
		});
	}
}
