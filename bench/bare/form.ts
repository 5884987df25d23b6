import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A field of a form: its name, and what stands in it. */
export type BareField = [name: string, value: string];

const files: Record<string, string> = {
	'svelte.config.js': `import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n`,
	'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit()] };\n`,
	'src/app.html': `<!doctype html><html lang="fr"><head><meta charset="utf-8">%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>`,
	'src/routes/+page.server.js': `import fields from './fields.json';
export const load = () => ({ fields });
export const actions = { default: async ({ request }) => ({ sent: [...(await request.formData()).keys()].length }) };\n`,
	'src/routes/+page.svelte': `<script>\n\tconst { data, form } = $props();\n</script>
<h1>Form</h1>{#if form}<p>{form.sent}</p>{/if}
<form method="POST">
	{#each data.fields as [name, value] (name)}<label>{name} <input {name} {value} /></label>{/each}
	<button>Save</button>
</form>\n`
};

/** A Kit project with one page, a form of these fields, no style, no database and nobody to sign in; built and started. */
export async function startBareForm(fields: BareField[]): Promise<{ url: string; stop: () => void }> {
	// Inside the project, so that its packages are found.
	mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
	const folder = mkdtempSync(join(root, 'node_modules/.cache/bare-form-'));
	mkdirSync(join(folder, 'src/routes'), { recursive: true });
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bare', private: true, type: 'module' }));
	writeFileSync(join(folder, 'src/routes/fields.json'), JSON.stringify(fields));
	execFileSync(join(root, 'node_modules/.bin/vite'), ['build'], { cwd: folder, stdio: 'ignore' });
	const env = { ...process.env, HOST: '127.0.0.1', PORT: '0' };
	const child = spawn(process.execPath, ['build/index.js'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
	const [line] = (await once(child.stdout, 'data')) as [Buffer];
	const [, url = ''] = /(http:\S+)/.exec(String(line)) ?? [];
	return {
		url,
		stop: () => {
			child.kill('SIGKILL');
			rmSync(folder, { recursive: true, force: true });
		}
	};
}
