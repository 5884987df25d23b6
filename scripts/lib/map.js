import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { root } from './run.js';

/**
 * Builds the street map in the background when there is none, at the lowest priority: the server comes first, and sees
 * the pack by itself once it is there.
 * @param {string} data the server's folder
 * @returns {() => void} stops a build that is under way
 */
export function buildMapInBackground(data) {
	if (process.env.FANAL_MAP === 'schematic') return () => {};
	if (existsSync(join(data, 'map/current.json'))) return () => {};
	console.log('Fanal: no street map yet: the schematic serves, the map is built in the background');
	const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'scripts/map-build.ts')], {
		cwd: root,
		env: { ...process.env, FANAL_DATA: data },
		stdio: ['ignore', 'inherit', 'pipe']
	});
	try {
		if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
	} catch {
		// It may have ended already.
	}
	let problems = '';
	child.stderr?.on('data', (chunk) => (problems += String(chunk)));
	child.on('error', (error) => (problems += error.message));
	child.on('close', (code, signal) => {
		if (code === 0 || signal) return;
		const [first = 'unknown reason'] = problems.replaceAll('map: ', '').trim().split('\n');
		console.error(`Fanal: the street map was not built, the schematic serves: ${first}`);
	});
	return () => void child.kill();
}
