import type { ServerResponse } from 'node:http';

/** For whatever is not a page and runs nothing: JSON, images, errors. */
export const CLOSED_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A worker runs under the policy of its own script: it must be able to fetch and import from here, and only here. */
export const SCRIPT_POLICY =
	"default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const OFF = [
	'accelerometer',
	'autoplay',
	'camera',
	'display-capture',
	'encrypted-media',
	'gyroscope',
	'hid',
	'idle-detection',
	'local-fonts',
	'magnetometer',
	'microphone',
	'midi',
	'payment',
	'serial',
	'usb',
	'xr-spatial-tracking'
];

/** The headers of every response; `secure` when the public origin is https. */
export function securityHeaders(secure: boolean): Record<string, string> {
	return {
		'X-Content-Type-Options': 'nosniff',
		'Referrer-Policy': 'no-referrer',
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Cross-Origin-Resource-Policy': 'same-origin',
		'X-Frame-Options': 'DENY',
		'Permissions-Policy': ['geolocation=(self)', 'screen-wake-lock=(self)', ...OFF.map((name) => `${name}=()`)].join(
			', '
		),
		...(secure ? { 'Strict-Transport-Security': 'max-age=31536000' } : {})
	};
}

/** Sets what the handler has not set itself: Kit's own nonce policy, for one, stays. */
export function setMissing(res: ServerResponse, headers: Readonly<Record<string, string>>): void {
	for (const [name, value] of Object.entries(headers)) if (!res.hasHeader(name)) res.setHeader(name, value);
}
