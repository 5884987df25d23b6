import { expect, test } from 'vitest';
import { startLater } from './start-later.ts';

const shell = `<head><link href="/a.js" rel="modulepreload">
<link href="/a.css" rel="stylesheet"></head><body><div id="app">
<script>{ const element = document.currentScript.parentElement; import("/a.js").then((kit) => kit.start(element)); }</script>
</div></body>`;

test('code is asked for after the first frame, by a script that still finds where to draw', () => {
	const { html, script } = startLater(shell);
	expect(html).not.toContain('modulepreload');
	expect(html).toContain('<link href="/a.css" rel="stylesheet">');
	expect(html).toContain(`<script>${script}</script>`);
	expect(script.match(/requestAnimationFrame/g)).toHaveLength(2);
	expect(script.match(/dataset\.seen=/g)).toHaveLength(2);
	expect(script).not.toContain('currentScript');
	expect(() => new Function(script.replace('import(', 'load('))).not.toThrow();
});

test('a page that starts nothing stays as it is', () => {
	expect(startLater('<body>Bonjour</body>')).toEqual({ html: '<body>Bonjour</body>', script: '' });
});
