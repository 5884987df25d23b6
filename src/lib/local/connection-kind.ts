/** Whether a download may start without being asked for: only where the browser says that bytes cost nothing. */
export function connectionKind(): 'unmetered' | 'save-data' | 'unknown' {
	const { connection } = navigator as { connection?: { type?: string; saveData?: boolean } };
	if (connection?.saveData) return 'save-data';
	return connection?.type === 'wifi' || connection?.type === 'ethernet' ? 'unmetered' : 'unknown';
}
