import { describe, expect, it } from 'vitest';
import { storageProblem } from './problem.ts';

const named = (name: string, more: object = {}) => Object.assign(new Error(name), { name }, more);

describe('storageProblem', () => {
	it.each([
		[named('QuotaExceededError'), 'storage-full'],
		[named('AbortError', { inner: named('QuotaExceededError') }), 'storage-full'],
		[named('BulkError', { failures: [named('QuotaExceededError')] }), 'storage-full'],
		[named('VersionError'), 'storage-newer'],
		[named('OpenFailedError', { inner: named('UnknownError') }), 'storage-corrupt'],
		[named('DatabaseClosedError'), 'storage-blocked'],
		[named('DatabaseClosedError', { inner: named('SecurityError') }), 'storage-blocked'],
		[named('SecurityError'), 'storage-refused'],
		[null, 'storage-refused']
	])('%s', (error, code) => {
		expect(storageProblem(error)).toBe(code);
	});
});
