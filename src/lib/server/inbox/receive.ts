import * as v from 'valibot';
import { ReportSchema } from '#lib/domain/report.ts';
import { apiError } from '../api.ts';
import { DatabaseDown, type Database } from '../db/database.ts';
import { HourlyLimit } from './limit.ts';
import { keepReport } from './reports.ts';

/** Bytes of a whole report, at most: 500 characters, escaped, and the rest of it. */
const BODY_LIMIT = 8192;

/** Of one address, and of everybody, in an hour. */
const limit = new HourlyLimit({ each: 10, all: 500 });

/**
 * `POST /api/v1/reports`: keeps what a visitor reports, and nothing about the visitor. `database` is null where there is
 * none to keep it in.
 */
export async function receiveReport(
	request: Request,
	address: string,
	database: Database | null,
	now: number,
	limits = limit
): Promise<Response> {
	const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
	if (type !== 'application/json')
		return apiError(415, 'unsupported-type', null, 'send the report as JSON, with Content-Type: application/json');
	const body = await readUpTo(request, BODY_LIMIT);
	if (body === null) return apiError(413, 'too-long', null, `a report has at most ${BODY_LIMIT} bytes`);
	const parsed = v.safeParse(ReportSchema, readJson(body));
	if (!parsed.success) {
		const [issue] = parsed.issues;
		const field = v.getDotPath(issue);
		const message = field ? `${field} ${issue.message}` : 'the report is not an object { kind, place, text } in JSON';
		return apiError(400, 'invalid', field, message);
	}
	const wait = limits.take(address, now);
	if (wait > 0) {
		const refused = apiError(429, 'too-many', null, `too many reports in an hour: come again in ${wait} seconds`);
		refused.headers.set('retry-after', String(wait));
		return refused;
	}
	try {
		if (!database) throw new DatabaseDown('there is none');
		const { kind, place = null, text } = parsed.output;
		const kept = await keepReport(database.orm, { kind, place, text }, now);
		if (!kept) return apiError(400, 'unknown-place', 'place', 'there is no such place: use the id of /api/v1/places');
		return Response.json({ received: true }, { status: 201, headers: { 'cache-control': 'no-store' } });
	} catch (error) {
		if (!(error instanceof DatabaseDown)) throw error;
		const refused = apiError(503, 'unavailable', null, 'reports cannot be kept right now: come again in some minutes');
		refused.headers.set('retry-after', '300');
		return refused;
	}
}

/** The text of a body, or null for one that is longer than `most` bytes; no more of it than that is kept. */
async function readUpTo(request: Request, most: number): Promise<string | null> {
	if (!request.body) return '';
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
		size += chunk.length;
		if (size > most) return null;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
