import { describe, expect, it } from 'vitest';
import { codeCacheName, isShell, keyOf, pathOf, shellFits } from './precache.ts';

const chunk = { url: '_app/immutable/entry/start.abc.js', revision: null };
const shell = { url: 'shell', revision: '0123' };

describe('precache entries', () => {
	it('are paths of the site, whichever page asks', () => {
		expect(pathOf(chunk)).toBe('/_app/immutable/entry/start.abc.js');
		expect(pathOf({ url: '/', revision: '1' })).toBe('/');
		expect(isShell(shell)).toBe(true);
		expect(isShell(chunk)).toBe(false);
	});

	it('are the same in two versions only when address and revision are', () => {
		expect(keyOf(shell)).not.toBe(keyOf({ ...shell, revision: '4567' }));
		expect(keyOf(chunk)).toBe('/_app/immutable/entry/start.abc.js');
	});
});

describe('codeCacheName', () => {
	it('changes with any file or revision, not with their order', () => {
		const name = codeCacheName([chunk, shell]);
		expect(name).toMatch(/^fanal-code-[0-9a-f]+$/);
		expect(codeCacheName([shell, chunk])).toBe(name);
		expect(codeCacheName([chunk, { ...shell, revision: '0124' }])).not.toBe(name);
		expect(codeCacheName([chunk])).not.toBe(name);
	});
});

describe('shellFits', () => {
	const html = '<html><script>import("/_app/immutable/entry/start.abc.js")</script></html>\n';
	it('accepts a shell made of this version only', () => {
		expect(shellFits(html, [chunk, shell])).toBe(true);
		expect(shellFits(html.replace('start.abc', 'start.def'), [chunk, shell])).toBe(false);
	});
	it('refuses a shell that was cut', () => {
		expect(shellFits(html.slice(0, 60), [chunk, shell])).toBe(false);
	});
});
