import { isIP } from 'node:net';

/** Characters kept of a path, and of a message. */
const PATH = 200;
const MESSAGE = 2000;
/** How many causes of an error are told. */
const CAUSES = 4;

/**
 * What a log keeps of an address: the path without its query; of the rooms of the staff only which room it is, since the
 * rest may be a link that works once.
 */
export function loggedPath(asked: string): string {
	const segments = pathOf(asked).split('/').filter(Boolean);
	const room = segments[0] === 'api' ? 1 : 0;
	const kept = segments[room]?.toLowerCase() === 'staff' ? segments.slice(0, room + 2) : segments;
	const more = kept.length < segments.length ? '/…' : '';
	return withoutSecrets(`/${kept.join('/')}${more}`).slice(0, PATH);
}

function pathOf(asked: string): string {
	try {
		const { pathname } = new URL(asked.startsWith('/') ? `http://host${asked}` : asked);
		return cut(decodeURIComponent(pathname));
	} catch {
		return cut(asked);
	}
}

const cut = (path: string): string => path.split(/[?#;]/)[0] ?? '';

/** An error with its causes, and where it was thrown; without what somebody typed. */
export function loggedError(error: unknown): string {
	const lines: string[] = [];
	for (let each = error, depth = 0; each !== undefined && each !== null && depth < CAUSES; depth += 1) {
		lines.push(withoutSecrets(messageOf(each)).slice(0, MESSAGE));
		each = each instanceof Error ? each.cause : null;
	}
	const frames = error instanceof Error ? (error.stack?.split('\n').filter((line) => /^ {4}at /.test(line)) ?? []) : [];
	return [lines.join(' ← '), ...frames].join('\n');
}

function messageOf(error: unknown): string {
	if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join(', ');
	if (!(error instanceof Error)) return String(error);
	return `${error.name}: ${saidBy(error)}`;
}

/** The libraries that put into their messages what they were given. */
function saidBy(error: Error): string {
	// Drizzle: the statement with all its values.
	if ('query' in error && 'params' in error) return 'a query failed';
	// PostgreSQL: of wrong or forbidden values it tells the value.
	if ('severity' in error && 'code' in error) {
		const { code, table, column, constraint } = error as unknown as Record<string, string | undefined>;
		const where = [table, column, constraint].filter(Boolean).join(' ');
		return /^2[23]/.test(code ?? '') ? `${code} ${where}` : `${code} ${error.message}`;
	}
	// JSON.parse: the beginning of the text. Valibot: what it received.
	if (error instanceof SyntaxError && error.message.includes('JSON')) return 'not JSON';
	return error.name === 'ValiError' ? error.message.replace(/(:| but) received .*$/is, '') : error.message;
}

/** Without mail and network addresses, and without what opens a door: credentials, queries, long random words. */
function withoutSecrets(text: string): string {
	return text
		.replace(/:\/\/[^\s/@]+@/g, '://')
		.replace(/(\w:\/\/[^\s?"']*)\?[^\s"']*/g, '$1')
		.replace(/[^\s<>"'()/]+@[^\s<>"'()/]+/g, '[address]')
		.replace(/[0-9a-f:.]{3,}/gi, (word) => (isIP(word) || isIP(word.replace(/:\d+$/, '')) ? '[ip]' : word))
		.replace(/[\w-]{32,}/g, (word) => (/[A-Z]/.test(word) && /[a-z]/.test(word) && /\d/.test(word) ? '…' : word));
}
