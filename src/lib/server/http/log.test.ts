import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { requestLine } from './log.ts';

it('keeps the method and the path, never the query', () => {
	const request = { method: 'GET', url: '/fr/search?q=asile&near=x' } as IncomingMessage;
	expect(requestLine(request, 'why')).toEqual({ event: 'request', method: 'GET', path: '/fr/search', error: 'why' });
});
