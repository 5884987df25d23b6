import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Alert } from '#lib/domain/alert/alert.ts';
import { AlertSchema } from '#lib/domain/alert/alert-schema.ts';
import { replaceFile } from '../editions/content-file.ts';

/** Beside the editions, in FANAL_DATA. */
const NAME = 'alerts.json';
const KeptSchema = v.strictObject({ sha256: v.string(), alerts: v.array(AlertSchema) });

const hashOf = (alerts: readonly Alert[]): string => createHash('sha256').update(JSON.stringify(alerts)).digest('hex');

/** Keeps what is told, for a start without the database. */
export const keepAlerts = (folder: string, alerts: readonly Alert[]): Promise<void> =>
	replaceFile(join(folder, NAME), JSON.stringify({ sha256: hashOf(alerts), alerts }));

/** What was told last. A copy that is damaged, or of code that knew other alerts, is none. */
export async function readKeptAlerts(folder: string): Promise<Alert[]> {
	try {
		const kept = v.parse(KeptSchema, JSON.parse(await readFile(join(folder, NAME), 'utf8')));
		return kept.sha256 === hashOf(kept.alerts) ? kept.alerts : [];
	} catch {
		return [];
	}
}
