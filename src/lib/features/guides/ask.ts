import type { GuidePage } from '#lib/domain/guide/guide-view.ts';

type Questions = GuidePage['questions'];

export interface Asked {
	/** The question that stands. */
	at: number;
	/** `null` while there is a question. */
	verdict: 'concerned' | 'notConcerned' | null;
	/** A guide that helps whom this one is not for. */
	see: Questions[number]['see'];
}

export const start: Asked = { at: 0, verdict: null, see: null };

/** What follows an answer. After the last question, one who was turned away by none is concerned. */
export function answered(questions: Questions, { at }: Asked, given: 'yes' | 'no'): Asked {
	const question = questions[at];
	const meaning = question?.[given] ?? 'concerned';
	if (meaning === 'next' && at + 1 < questions.length) return { at: at + 1, verdict: null, see: null };
	const verdict = meaning === 'next' ? 'concerned' : meaning;
	return { at, verdict, see: verdict === 'notConcerned' ? (question?.see ?? null) : null };
}
