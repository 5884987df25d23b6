import { parse } from 'svelte/compiler';

/** Words written in a component's markup, where they cannot be translated. */
export interface LiteralText {
	line: number;
	/** `text`, or the attribute that holds them. */
	where: string;
	text: string;
}

/** Attributes read out or shown; `label` is how our own components name what they draw. */
const READ_ATTRIBUTES = [
	'aria-label',
	'aria-description',
	'aria-roledescription',
	'alt',
	'label',
	'placeholder',
	'title'
];
/** The name of the site is the same in every language. */
const NAMES = /\bFanal\b/g;

/** Finds letters outside expressions in the markup of a Svelte component. Throws when it cannot be parsed. */
export function literalTexts(source: string): LiteralText[] {
	const found: LiteralText[] = [];
	const report = (where: string, { data, start }: { data: string; start: number }) => {
		if (!/\p{L}/u.test(data.replaceAll(NAMES, ''))) return;
		found.push({ line: source.slice(0, start).split('\n').length, where, text: data.trim().replaceAll(/\s+/g, ' ') });
	};
	visit(parse(source, { modern: true }).fragment, report);
	return found;
}

function visit(node: unknown, report: (where: string, text: { data: string; start: number }) => void): void {
	if (Array.isArray(node)) return node.forEach((each) => visit(each, report));
	if (!isNode(node)) return;
	if (isText(node)) return report('text', node);
	if (node.type === 'Attribute') {
		const { name, value } = node as unknown as { name: string; value: unknown };
		if (!READ_ATTRIBUTES.includes(name) || !Array.isArray(value)) return;
		return value.filter(isText).forEach((text) => report(name, text));
	}
	if (node.type === 'Comment' || node.type === 'StyleDirective') return;
	for (const [name, child] of Object.entries(node)) if (name !== 'expression') visit(child, report);
}

const isNode = (value: unknown): value is { type: string } => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is { type: 'Text'; data: string; start: number } =>
	isNode(value) && value.type === 'Text';
