import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs a program of the project (from node_modules/.bin too) in its root folder, showing what it says.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: boolean }} [options] `quiet` keeps the output, to be given back
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env = {}, quiet = false } = {}) {
	const path = `${resolve(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;
	return new Promise((done) => {
		const child = spawn(command, args, {
			cwd: root,
			env: { ...process.env, PATH: path, ...env },
			stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
			// Windows finds npm and the programs of .bin through its shell only.
			shell: process.platform === 'win32'
		});
		let output = '';
		child.stdout?.on('data', (chunk) => (output += String(chunk)));
		child.stderr?.on('data', (chunk) => (output += String(chunk)));
		child.on('error', (error) => done({ code: 127, output: `${command}: ${error.message}\n` }));
		child.on('close', (code) => done({ code: code ?? 1, output }));
	});
}
