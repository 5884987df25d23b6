import { createHash } from 'node:crypto';
import type { Alert, AlertsFile } from '#lib/domain/alert/alert.ts';
import type { Current, ShardRef } from '#lib/domain/edition/format.ts';
import { encodeQuickly } from '../editions/content-file.ts';
import type { EncodedFile } from '../editions/window.ts';

/** Files that phones may still ask for: of the alerts now, and of those just before. */
const KEPT = 5;

interface Shown {
	alerts: readonly Alert[];
	ref: ShardRef | null;
	files: ReadonlyMap<string, EncodedFile>;
}

// Kit's server and the front door are two bundles: a module variable would exist twice.
const slot = Symbol.for('fanal.alerts');
const shared = globalThis as { [slot]?: Shown };
const nothing: Shown = { alerts: [], ref: null, files: new Map() };

const shown = (): Shown => shared[slot] ?? nothing;

/** What is to be known now and later, as this process tells it. */
export const shownAlerts = (): readonly Alert[] => shown().alerts;

/** Makes these the alerts that every part of this process tells. `false`: they are told already. */
export function showAlerts(alerts: readonly Alert[]): boolean {
	const { files, ref } = shown();
	if (alerts.length === 0) {
		shared[slot] = { alerts, ref: null, files };
		return ref !== null;
	}
	const content: AlertsFile = { alerts: [...alerts] };
	const body = JSON.stringify(content);
	const sha256 = createHash('sha256').update(body).digest('hex');
	if (sha256 === ref?.sha256) return false;
	const url = `/editions/alerts-${sha256.slice(0, 20)}.json`;
	const kept = [...files].filter(([name]) => name !== url).slice(1 - KEPT);
	shared[slot] = {
		alerts,
		ref: { url, size: Buffer.byteLength(body), sha256 },
		files: new Map([...kept, [url, encodeQuickly(body)]])
	};
	return true;
}

/** A file of alerts, by its path. */
export const alertsFile = (path: string): EncodedFile | undefined => shown().files.get(path);

let last: { body: EncodedFile; ref: ShardRef; told: EncodedFile } | null = null;

/** `current.json` with the name of the alerts in it; as it is when there are none. */
export function withAlerts(body: EncodedFile): EncodedFile {
	const { ref } = shown();
	if (!ref) return body;
	if (last?.body !== body || last.ref !== ref) {
		const current = JSON.parse(body.identity.toString()) as Current;
		last = { body, ref, told: encodeQuickly(JSON.stringify({ ...current, alerts: ref })) };
	}
	return last.told;
}
