/** What can go wrong with the device's storage. */
export type StorageProblem =
	'storage-refused' | 'storage-full' | 'storage-newer' | 'storage-corrupt' | 'storage-blocked';

/** Expected trouble of this floor, as codes: they become words at the edge. */
export type Problem =
	StorageProblem | 'offline' | 'timeout' | 'truncated' | 'hash-mismatch' | 'format-newer' | 'server';

const codes: Record<string, StorageProblem> = {
	QuotaExceededError: 'storage-full',
	VersionError: 'storage-newer',
	UnknownError: 'storage-corrupt',
	DataError: 'storage-corrupt',
	NotFoundError: 'storage-corrupt',
	DatabaseClosedError: 'storage-blocked',
	ConstraintError: 'storage-blocked'
};

/** The code of an IndexedDB or Dexie error. Dexie wraps the cause in `inner`, and bulk errors in `failures`. */
export function storageProblem(error: unknown): StorageProblem {
	const seen = error as { name?: string; inner?: unknown; failures?: unknown[] } | null | undefined;
	const cause = seen?.inner ?? seen?.failures?.[0];
	const deeper = cause === undefined || cause === error ? 'storage-refused' : storageProblem(cause);
	return deeper === 'storage-refused' ? (codes[seen?.name ?? ''] ?? deeper) : deeper;
}
