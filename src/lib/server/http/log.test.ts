import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('is one line of JSON each, of the fields of a line and no others', () => {
	const module = fileURLToPath(new URL('./log.ts', import.meta.url));
	const script = `
		import { logToStderr, requestLine } from ${JSON.stringify(module)};
		const socket = { remoteAddress: '203.0.113.7' };
		logToStderr(requestLine({ method: 'GET', url: '/fr/search?q=asile', headers: { cookie: 'x' }, socket }, 'why\\nso'));
		logToStderr({ event: 'mail', error: 'no answer', to: 'sandra@example.org' });`;
	const { stderr } = run(script);
	const lines = stderr
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Record<string, unknown>);
	const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string;
	expect(lines).toEqual([
		{ level: 'error', time, event: 'request', method: 'GET', path: '/fr/search', error: 'why\nso' },
		{ level: 'error', time, event: 'mail', error: 'no answer' }
	]);
});

function run(script: string): { stderr: string } {
	const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
	const stderr = execFileSync('sh', ['-c', 'exec "$0" "$@" 2>&1 >/dev/null', process.execPath, ...args], {
		encoding: 'utf8'
	});
	return { stderr };
}
