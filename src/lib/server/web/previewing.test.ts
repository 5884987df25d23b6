import { expect, it } from 'vitest';
import { withoutScripts } from './previewing.ts';

it('keeps the styles and the words of a page, and nothing that runs', () => {
	const html =
		'<head><link href="/a.css" rel="stylesheet"><link rel="modulepreload" href="/a.js"></head><body><p>Un <b>lieu</b></p>' +
		'<script nonce="x" type="module">\nimport("/a.js")\n</script><SCRIPT src="/b.js"></SCRIPT ></body>';
	expect(withoutScripts(html)).toBe(
		'<head><link href="/a.css" rel="stylesheet"></head><body><p>Un <b>lieu</b></p></body>'
	);
});
