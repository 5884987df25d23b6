import { readRecords } from '#lib/server/publishing/read-records.ts';
import { frenchGuides } from './lib/french-guides.ts';
import { ease, LEAST_EASE, LONGEST_SENTENCE } from './lib/reading-ease.ts';

/** Lines shown, the hardest first. */
const SHOWN = 20;

const { records } = await readRecords(process.cwd());
const guides = frenchGuides(records);

console.log(`reading ease of each guide, at least ${LEAST_EASE}:`);
const eases = guides.map(({ id, lines }) => ({ id, ease: Math.round(ease(lines.map(({ reading }) => reading))) }));
for (const { id, ease } of eases.sort((a, b) => a.ease - b.ease)) console.log(`${String(ease).padStart(5)}  ${id}`);

console.log(`\nhardest lines: words of the longest sentence, at most ${LONGEST_SENTENCE}, and long words:`);
const lines = guides.flatMap(({ id, lines }) => lines.map((line) => ({ id, ...line })));
lines.sort(
	(a, b) =>
		b.reading.longestSentence +
		3 * b.reading.longWords.length -
		a.reading.longestSentence -
		3 * a.reading.longWords.length
);
for (const { id, field, text, reading } of lines.slice(0, SHOWN)) {
	const { longestSentence, longWords } = reading;
	console.log(`${String(longestSentence).padStart(5)}  ${longWords.join(' ')}  ${id} ${field}: ${text}`);
}
