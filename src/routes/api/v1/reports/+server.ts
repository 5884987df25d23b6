import { findDatabase } from '#lib/server/db/open-database.ts';
import { receiveReport } from '#lib/server/inbox/receive.ts';
import type { RequestHandler } from './$types';

/** What a visitor has to say of a place or of the directory: kind, place, text; nothing about the visitor. */
export const POST: RequestHandler = ({ request, getClientAddress }) =>
	receiveReport(request, getClientAddress(), findDatabase(), Date.now());
