import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { pagePolicy } from './page-policy.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const parsed = (policy: string) =>
	Object.fromEntries(policy.split('; ').map((d) => [d.split(' ')[0], d.split(' ').slice(1)]));
const meta = (policy: string) => `<meta http-equiv="content-security-policy" content="${policy}">`;

it('repeats the policy of the page with the hashes of what is really inline', () => {
	const script = '\n\tconst é = 1;\n';
	const policy = parsed(
		pagePolicy(`${meta("default-src 'none'; script-src 'self' 'sha256-stale='; style-src-attr 'unsafe-hashes' 'sha256-kept='")}
			<script src="/a.js"></script><SCRIPT type="module">${script}</SCRIPT><style>a{}</style>`)
	);
	expect(policy).toEqual({
		'default-src': ["'none'"],
		'script-src': ["'self'", hash(script)],
		'style-src': ["'self'", hash('a{}')],
		'style-src-attr': ["'unsafe-hashes'", "'sha256-kept='"],
		'frame-ancestors': ["'none'"]
	});
});

it('never lets unsafe-inline or unsafe-eval through', () => {
	expect(pagePolicy(meta("script-src 'self' 'unsafe-inline' 'unsafe-eval'"))).not.toMatch(/unsafe/);
});

it('is strict for a page without a policy of its own', () => {
	const policy = parsed(pagePolicy('<script>a</script><script>a</script>'));
	expect(policy).toMatchObject({
		'default-src': ["'none'"],
		'script-src': ["'self'", hash('a')],
		'style-src': ["'self'"]
	});
});
