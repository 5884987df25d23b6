import './lib/node-version.js';
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureBuilt } from './lib/build.js';
import { ensureInstalled } from './lib/install.js';
import { buildMapInBackground } from './lib/map.js';
import { ensurePortIsFree } from './lib/port.js';
import { root } from './lib/run.js';

try {
	await ensurePortIsFree(process.env.HOST || '127.0.0.1', Number(process.env.PORT || 3000));
	await ensureInstalled();
	await ensureBuilt();
} catch (error) {
	console.error(`Fanal: ${error instanceof Error ? error.message : error}`);
	process.exit(1);
}

const data = resolve(root, process.env.FANAL_DATA || 'var');
const server = spawn(process.execPath, [join(root, 'build/main.js')], {
	cwd: root,
	env: { ...process.env, NODE_ENV: 'production', FANAL_DATA: data },
	// Through the channel the server learns of our end, even the one that nobody can announce.
	stdio: ['inherit', 'inherit', 'inherit', 'ipc']
});
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) process.on(signal, () => server.kill(signal));
const stopMap = buildMapInBackground(data);
server.on('exit', (code, signal) => {
	stopMap();
	process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0));
});

// npm hands a signal to its shell, which ends without handing it on: losing the parent is the signal.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && server.kill('SIGTERM'), 500).unref();
