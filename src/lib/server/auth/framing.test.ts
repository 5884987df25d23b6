import { expect, it } from 'vitest';
import { setFraming } from './framing.ts';

const framed = (path: string) => {
	const headers = new Headers({ 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" });
	setFraming(headers, path);
	return [headers.get('content-security-policy'), headers.get('x-frame-options')];
};

it('lets a preview stand in a page of ours, and no other page in any', () => {
	expect(framed('/staff/preview/places/a')).toEqual([
		"default-src 'none'; frame-ancestors 'self'; frame-src 'self'",
		'SAMEORIGIN'
	]);
	expect(framed('/staff/places/a')).toEqual(["default-src 'none'; frame-ancestors 'none'; frame-src 'self'", null]);
	expect(framed('/staff/places/preview')[1]).toBeNull();
	const none = new Headers();
	setFraming(none, '/staff/preview/places/a');
	expect([...none]).toEqual([]);
});
