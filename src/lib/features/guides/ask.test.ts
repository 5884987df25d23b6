import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdicts } from '#lib/domain/guide/guide.ts';
import type { GuidePage } from '#lib/domain/guide/guide-view.ts';
import { answered, start } from './ask.ts';

type Question = GuidePage['questions'][number];
const source = { url: 'https://example.org', date: '2026' };
const text = { value: 'Avez-vous … ?', state: 'source', lang: 'fr' } as const;
const see = { kind: 'guide', id: 'other', name: text, need: null } as const;
const question = (yes: Question['yes'], no: Question['no'], other: Question['see'] = null): Question => ({
	question: text,
	yes,
	no,
	see: other,
	source
});

describe('answered', () => {
	it('goes on to the next question', () => {
		const questions = [question('next', 'notConcerned'), question('concerned', 'notConcerned')];
		expect(answered(questions, start, 'yes')).toEqual({ at: 1, verdict: null, see: null });
		expect(answered(questions, { ...start, at: 1 }, 'yes').verdict).toBe('concerned');
	});

	it('names another guide to whom this one is not for, and to nobody else', () => {
		const questions = [question('concerned', 'notConcerned', see)];
		expect(answered(questions, start, 'no')).toEqual({ at: 0, verdict: 'notConcerned', see });
		expect(answered(questions, start, 'yes').see).toBeNull();
	});

	it('takes one whom no question turned away for concerned', () => {
		expect(answered([question('next', 'next')], start, 'no').verdict).toBe('concerned');
	});

	it('ends, whatever is answered', () => {
		const anyQuestion = fc.record({ yes: fc.constantFrom(...verdicts), no: fc.constantFrom(...verdicts) });
		fc.assert(
			fc.property(fc.array(anyQuestion, { minLength: 1 }), fc.infiniteStream(fc.boolean()), (raw, answers) => {
				const questions = raw.map(({ yes, no }) => question(yes, no, see));
				let asked = start;
				for (let turn = 0; asked.verdict === null; turn += 1) {
					expect(turn).toBeLessThan(questions.length);
					asked = answered(questions, asked, answers.next().value ? 'yes' : 'no');
				}
				expect(asked.at).toBeLessThan(questions.length);
			})
		);
	});
});
