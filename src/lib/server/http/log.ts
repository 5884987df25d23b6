import type { IncomingMessage } from 'node:http';
import { pino, stdTimeFunctions } from 'pino';
import { loggedError, loggedPath } from './log-text.ts';

/** One error. Never an address, a query string or a header: they say who was looking for what. */
export interface LogLine {
	event: string;
	error: unknown;
	method?: string;
	/** As it was asked for: what may not be kept of it is taken out here. */
	path?: string;
}

export type Log = (line: LogLine) => void;

export const requestLine = (req: IncomingMessage, error: unknown): LogLine => ({
	event: 'request',
	error,
	method: req.method ?? '',
	path: loggedPath(req.url ?? '')
});

const logger = pino(
	{
		base: null,
		timestamp: stdTimeFunctions.isoTime,
		formatters: { level: (level) => ({ level }) }
	},
	// Through Node's own stream: whoever stops reading the logs neither stops the server nor makes it wait.
	process.stderr
);

/** One line of JSON on the error stream, of these fields and no others. */
export function logToStderr({ event, error, method, path }: LogLine): void {
	logger.error({
		event,
		...(method === undefined ? {} : { method: method.slice(0, 20) }),
		...(path === undefined ? {} : { path: loggedPath(path) }),
		error: loggedError(error)
	});
}
