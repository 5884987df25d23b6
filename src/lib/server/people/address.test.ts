import { expect, it } from 'vitest';
import { readAddress } from './address.ts';

it.each([
	['Ada@Example.org', 'ada@example.org'],
	[' a.b+c@mairie-paris.fr ', 'a.b+c@mairie-paris.fr'],
	['ada@example.org, eve@example.org', null],
	['Ada <ada@example.org>', null],
	['ada@example.org\r\nBcc: eve@example.org', null],
	['ada@localhost', null],
	['ada', null],
	[`${'a'.repeat(65)}@example.org`, null],
	['', null],
	[null, null]
])('%j is read as %j', (value, address) => {
	expect(readAddress(value)).toBe(address);
});
