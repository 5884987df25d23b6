import { expect, it } from 'vitest';
import { heldAtStart } from './late-start.ts';

it('holds nothing where the form is drawn: on the server nobody has typed', () => {
	const putBack = heldAtStart('record');
	expect(putBack).not.toThrow();
});
