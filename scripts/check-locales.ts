import { readdirSync, readFileSync } from 'node:fs';
import { isStaffLang } from '#lib/domain/person.ts';
import { languages, sourceLanguage } from '#lib/domain/taxonomy/languages.ts';
import { wordProblems } from './lib/interface-words.ts';
import { literalTexts } from './lib/literal-text.ts';

/** Pages without words of their own, and the signs of lines, which are French everywhere. */
const WORDLESS = ['src/routes/shell/', 'src/lib/ui/LineBadge.svelte'];

const problems: string[] = [];
const codes = languages.map(({ code }) => code as string);
for (const folder of readdirSync('locales'))
	if (!codes.includes(folder))
		problems.push(`locales/${folder}: is no language of src/lib/domain/taxonomy/languages.ts`);

const namespaces = new Set(codes.flatMap((lang) => readdirSync(`locales/${lang}`)));
for (const namespace of namespaces) {
	const source = read(`locales/${sourceLanguage}/${namespace}`);
	for (const lang of codes.filter((each) => !isForStaff(namespace) || isStaffLang(each))) {
		const file = `locales/${lang}/${namespace}`;
		const content = lang === sourceLanguage ? source : read(file);
		if (source === undefined || content === undefined) continue;
		for (const { key, message } of wordProblems(lang, content, source)) problems.push(`${file}: ${key} ${message}`);
	}
}

let components = 0;
for (const name of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
	const file = `src/${name.replaceAll('\\', '/')}`;
	if (!file.endsWith('.svelte') || WORDLESS.some((path) => file.startsWith(path))) continue;
	components += 1;
	for (const { line, where, text } of literalTexts(readFileSync(file, 'utf8')))
		problems.push(`${file}:${line}: ${where} "${text}" cannot be translated: move it to locales/*/ and call t()`);
}

for (const problem of problems) console.error(problem);
const checked = `${codes.length} languages, ${namespaces.size} files each, ${components} components`;
console.log(problems.length ? `locales: ${problems.length} to mend` : `locales: ${checked}`);
process.exitCode = problems.length ? 1 : 0;

/** The rooms of the staff speak fewer languages: their words are in `staff.json`, `staff-….json`. */
function isForStaff(namespace: string): boolean {
	return /^staff(-|\.)/.test(namespace);
}

function read(file: string): unknown {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		problems.push(`${file}: cannot be read (${why}): add the file, or mend its JSON`);
		return undefined;
	}
}
