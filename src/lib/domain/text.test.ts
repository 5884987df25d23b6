import * as v from 'valibot';
import { expect, it } from 'vitest';
import { TextsSchema } from './text.ts';
import { textStates } from './text-states.ts';

const texts = (value: unknown) => v.safeParse(TextsSchema, value);

it.each(textStates)('a text may be "%s"', (state) => {
	expect(texts({ fr: { value: 'Un lieu.', state }, 'zh-Hans': { value: '一', state } }).success).toBe(true);
});

it.each([
	['an empty value', { fr: { value: '', state: 'source' } }, 'is empty: write the text, or leave the language out'],
	['an unknown state', { fr: { value: 'Un lieu.', state: 'draft' } }, 'Invalid type'],
	['no state', { fr: { value: 'Un lieu.' } }, 'state'],
	['a field of its own', { fr: { value: 'Un lieu.', state: 'source', note: 'x' } }, 'note'],
	['a language that is none', { français: { value: 'Un lieu.', state: 'source' } }, 'Invalid format'],
	['a bare string', { fr: 'Un lieu.' }, 'Invalid type']
])('a text has not %s', (_, value, message) => {
	expect(
		texts(value)
			.issues?.map((issue) => issue.message)
			.join()
	).toContain(message);
});
