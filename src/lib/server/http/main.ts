import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mapShelf } from '../street-map/serve.ts';
import { readBuiltFiles } from './built-files.ts';
import { drainer } from './drain.ts';
import { createFrontDoor, type Handler } from './front-door.ts';
import { logToStderr } from './log.ts';
import { listeningOrigin } from './origin.ts';

/** Drain and close; under the ten seconds that supervisors allow, in milliseconds. */
const DRAIN = 7000;
const CLOSE = 1500;

const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 3000);
const origin = process.env.ORIGIN || undefined;

const server = createFrontDoor({
	// Requests that come while Kit starts wait for it; /healthz does not.
	handler: async (req, res, next) => (await opening)(req, res, next),
	origin,
	files: readBuiltFiles(fileURLToPath(new URL('.', import.meta.url))),
	map: mapShelf(join(process.env.FANAL_DATA || 'var', 'map'))
});
const drain = drainer(server);

let stopping = false;
async function stop(code: number): Promise<void> {
	if (stopping) return;
	stopping = true;
	process.exitCode = code;
	await drain(DRAIN);
	// Kit's own signal to what the application keeps open; then the process ends by itself, or is ended.
	process.emit('sveltekit:shutdown' as 'disconnect');
	setTimeout(() => process.exit(), CLOSE).unref();
}

// A reader of the logs that went away must not take the server with it.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
process.on('SIGTERM', () => void stop(0));
process.on('SIGINT', () => void stop(0));
process.on('disconnect', () => void stop(0));
process.channel?.unref();
process.on('unhandledRejection', (error) => logToStderr({ event: 'unhandled-rejection', error }));
process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
	logToStderr({ event: 'uncaught-exception', error });
	// A failed read of one file or socket (`syscall`) spoils one response; anything else may have spoiled the state.
	if (error.syscall === undefined) void stop(1);
});

server.once('error', (error: NodeJS.ErrnoException) => {
	const taken = `Fanal: port ${port} is already in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`;
	process.stderr.write(`${error.code === 'EADDRINUSE' ? taken : `Fanal: cannot listen: ${error.message}`}\n`);
	process.exit(1);
});

const opening = new Promise<void>((resolve) => server.listen(port, host, resolve)).then(kitHandler);
opening.then(
	() => process.stdout.write(`Fanal: ${listeningOrigin(server)}\n`),
	(error: unknown) => {
		logToStderr({ event: 'start', error });
		void stop(1);
	}
);

/** From the build beside this file; made by another bundle, so found at run time. */
async function kitHandler(): Promise<Handler> {
	// Kit reads it when its handler is imported.
	process.env.ORIGIN = origin ?? listeningOrigin(server);
	const built: unknown = await import(/* @vite-ignore */ new URL('./handler.js', import.meta.url).href);
	if (isKit(built)) return built.handler;
	throw new Error('build/handler.js exports no handler');
}

function isKit(built: unknown): built is { handler: Handler } {
	return typeof built === 'object' && built !== null && 'handler' in built && typeof built.handler === 'function';
}
