/** Words of one language and namespace: dotted key (`about.text.0` in a list) → text, as they stand in `locales/<lang>/<ns>.json`. */
type Words = Map<string, string>;

/** Something wrong with a key: what, and how to mend it. */
export interface WordProblem {
	key: string;
	message: string;
}

const PLURAL = /_(zero|one|two|few|many|other)$/;
const PLACEHOLDER = /\{\{-?\s*([\w.]+)[^{}]*\}\}/g;

/** What is wrong with the words of a language, compared with the source language's. Both are contents of a JSON file. */
export function wordProblems(lang: string, content: unknown, source: unknown): WordProblem[] {
	const problems: WordProblem[] = [];
	const words = flatten(content, '', problems);
	const sourceWords = flatten(source, '', []);
	for (const [key, text] of words) problems.push(...textProblems(key, text));

	const families = familiesOf(words);
	const sourceFamilies = familiesOf(sourceWords);
	const single = (key: string, among: Set<string>) => !among.has(key.replace(PLURAL, '')) || !PLURAL.test(key);
	for (const [key, text] of sourceWords) {
		if (!single(key, sourceFamilies)) continue;
		const own = words.get(key);
		if (own === undefined) problems.push({ key, message: `is missing: translate "${text}"` });
		else problems.push(...placeholderProblems(key, own, placeholders(text), new Set()));
	}
	for (const key of words.keys()) {
		if (single(key, families) && !sourceWords.has(key))
			problems.push({ key, message: 'is not in the source language: remove it, or write it there first' });
	}
	for (const family of new Set([...families, ...sourceFamilies])) {
		if (!sourceFamilies.has(family))
			problems.push({ key: `${family}_other`, message: 'counts nothing in the source language: remove its forms' });
		else problems.push(...pluralProblems(lang, family, words, sourceWords));
	}
	return problems;
}

/** A family has exactly the forms that CLDR gives the language; each keeps the placeholders of the source. */
function pluralProblems(lang: string, family: string, words: Words, sourceWords: Words): WordProblem[] {
	const rules = new Intl.PluralRules(lang);
	const { pluralCategories } = rules.resolvedOptions();
	const wanted = placeholders(sourceWords.get(`${family}_other`) ?? '');
	return ['zero', 'one', 'two', 'few', 'many', 'other'].flatMap((form) => {
		const key = `${family}_${form}`;
		const text = words.get(key);
		const needed = pluralCategories.some((category) => category === form);
		const forms = `"${lang}" counts with ${pluralCategories.join(', ')}`;
		if (text === undefined) return needed ? [{ key, message: `is missing: ${forms}` }] : [];
		if (!needed) return [{ key, message: `is never read, ${forms}: remove it` }];
		return placeholderProblems(key, text, wanted, new Set(countsOnce(rules, form) ? ['count'] : []));
	});
}

/** Whether a form stands for one number only, so that words may say it without the figure: "one place". */
function countsOnce(rules: Intl.PluralRules, form: string): boolean {
	return Array.from({ length: 200 }, (_, number) => rules.select(number)).filter((each) => each === form).length === 1;
}

function placeholderProblems(key: string, text: string, wanted: Set<string>, free: Set<string>): WordProblem[] {
	const own = placeholders(text);
	const lost = [...wanted].filter((name) => !own.has(name) && !free.has(name));
	const made = [...own].filter((name) => !wanted.has(name));
	return [
		...lost.map((name) => ({ key, message: `lost {{${name}}}: put it where the value belongs` })),
		...made.map((name) => ({ key, message: `asks for {{${name}}}, which nobody gives: the source has no such value` }))
	];
}

function textProblems(key: string, text: string): WordProblem[] {
	const problems: WordProblem[] = [];
	if (text.trim() === '') problems.push({ key, message: 'is empty: write the words, or remove the key everywhere' });
	if (/<\/?[a-z!]|&(#\d+|[a-z]+);/i.test(text))
		problems.push({ key, message: 'holds HTML: words are plain text, put marks in the component' });
	if (/\{\{|\}\}/.test(text.replaceAll(PLACEHOLDER, '')))
		problems.push({ key, message: 'has a placeholder that is not closed: write {{name}}' });
	return problems;
}

const placeholders = (text: string): Set<string> =>
	new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name));

/** Keys that are counted: those with a form `_other`. */
const familiesOf = (words: Words): Set<string> =>
	new Set([...words.keys()].filter((key) => key.endsWith('_other')).map((key) => key.replace(PLURAL, '')));

function flatten(content: unknown, prefix: string, problems: WordProblem[]): Words {
	const words: Words = new Map();
	if (typeof content === 'string') words.set(prefix, content);
	else if (typeof content !== 'object' || content === null)
		problems.push({ key: prefix, message: 'is neither a text nor a group of texts' });
	else
		for (const [name, value] of Object.entries(content)) {
			const key = prefix ? `${prefix}.${name}` : name;
			for (const [each, text] of flatten(value, key, problems)) words.set(each, text);
		}
	return words;
}
