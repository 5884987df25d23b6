import type { Server, ServerResponse } from 'node:http';

/**
 * Follows the responses of `server`, from before it listens. The function it gives back stops listening, lets what
 * runs finish, and settles when every connection is closed, at most `limit` milliseconds later.
 */
export function drainer(server: Server): (limit: number) => Promise<void> {
	const running = new Set<ServerResponse>();
	let drained: Promise<void> | undefined;
	server.on('request', (_req, res) => {
		running.add(res);
		res.on('close', () => {
			running.delete(res);
			if (!server.listening) setImmediate(() => server.closeIdleConnections());
		});
	});

	function drain(limit: number): Promise<void> {
		return new Promise((resolve) => {
			const timer = setTimeout(() => server.closeAllConnections(), limit);
			server.close(() => {
				clearTimeout(timer);
				resolve();
			});
			for (const res of running) {
				if (!res.headersSent) res.shouldKeepAlive = false;
				// An event stream has no end of its own; its listener comes back by itself.
				else if (String(res.getHeader('content-type')).startsWith('text/event-stream')) res.end();
			}
		});
	}
	return (limit) => (drained ??= drain(limit));
}
