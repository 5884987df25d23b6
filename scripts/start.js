import './lib/node-version.js';
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureBuilt } from './lib/build.js';
import { ensureInstalled } from './lib/install.js';
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

const server = spawn(process.execPath, [join(root, 'build/main.js')], {
	cwd: root,
	env: { ...process.env, NODE_ENV: 'production', FANAL_DATA: resolve(root, process.env.FANAL_DATA || 'var') },
	stdio: 'inherit'
});
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
