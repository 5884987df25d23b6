/** What somebody typed and did not save, kept on this device alone. */
export interface Draft {
	/** Milliseconds since 1970. */
	at: number;
	/** It was sent to be saved; whether it arrived is not known. */
	sent: boolean;
	entries: [string, string][];
}

const PREFIX = 'fanal-staff-draft:';

/** What a form holds now; what its buttons say is no part of it. */
export const entriesOf = (form: HTMLFormElement): [string, string][] =>
	[...new FormData(form)].flatMap(([name, value]): [string, string][] =>
		typeof value === 'string' ? [[name, value]] : []
	);

/** Keeps a draft; a device that keeps nothing (private mode, no room) keeps nothing. */
export function keepDraft(key: string, draft: Draft): void {
	try {
		localStorage.setItem(PREFIX + key, JSON.stringify(draft));
	} catch {
		// The form itself still holds it.
	}
}

export function heldDraft(key: string): Draft | null {
	try {
		return JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null') as Draft | null;
	} catch {
		return null;
	}
}

export function dropDraft(key: string): void {
	try {
		localStorage.removeItem(PREFIX + key);
	} catch {
		// Nothing was kept.
	}
}
