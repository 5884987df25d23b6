import type { GuidePage } from '#lib/domain/guide/guide-view.ts';
import type { ReadableText } from '#lib/domain/text.ts';

/** Whether a text must say its own language and state: the label under the guide's title does not stand for it. */
export const ownLabel = (text: ReadableText, { title }: Pick<GuidePage, 'title'>): boolean =>
	text.lang !== title.lang || text.state !== title.state;
