import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A control of a form, and what stands in it; `options` of a list to choose from. */
export interface BareField {
	name: string;
	type: string;
	value: string;
	checked: boolean;
	options: { value: string; text: string }[];
}

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
	{#each data.fields as { name, type, value, checked, options } (name)}
		<label>{name}
			{#if options.length}
				<select {name}>{#each options as option}<option value={option.value} selected={option.value === value}>{option.text}</option>{/each}</select>
			{:else}<input {name} {type} {value} checked={checked || undefined} />{/if}
		</label>
	{/each}
	<button>Save</button>
</form>\n`
};

/** A Kit project with one page, a form of these controls, no style, no database and nobody to sign in; built and started. */
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
	const stop = () => {
		child.kill('SIGKILL');
		rmSync(folder, { recursive: true, force: true });
	};
	process.once('exit', stop);
	return { url, stop };
}
