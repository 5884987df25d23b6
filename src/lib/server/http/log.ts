import type { IncomingMessage } from 'node:http';

/** One error. Never an address, a query string or a header: they say who was looking for what. */
export interface LogLine {
	event: string;
	error: unknown;
	method?: string;
	path?: string;
}

export type Log = (line: LogLine) => void;

export function requestLine(req: IncomingMessage, error: unknown): LogLine {
	return { event: 'request', error, method: req.method ?? '', path: (req.url ?? '').split('?')[0] ?? '' };
}

/** One line of JSON on the error stream. */
export function logToStderr({ error, ...line }: LogLine): void {
	const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
	process.stderr.write(`${JSON.stringify({ level: 'error', time: new Date().toISOString(), ...line, error: text })}\n`);
}
