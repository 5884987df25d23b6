import { createServer } from 'node:net';

/**
 * Throws when the port cannot be had, before a build replaces the files under a server that runs.
 * @param {string} host
 * @param {number} port
 */
export async function ensurePortIsFree(host, port) {
	/** @type {NodeJS.ErrnoException | undefined} */
	const error = await new Promise((resolve) => {
		const probe = createServer().once('error', resolve);
		probe.listen({ host, port }, () => probe.close(() => resolve(undefined)));
	});
	if (error?.code === 'EADDRINUSE') {
		throw new Error(`port ${port} is already in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`);
	}
	if (error) throw error;
}
