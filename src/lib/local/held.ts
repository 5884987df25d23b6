import type { Directory } from '#lib/domain/directory.ts';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import type { Problem } from './problem.ts';
import type { Progress } from './sync.ts';

/** What this device holds. Times are ISO 8601, bytes are before compression. */
export interface Held {
	edition: string;
	sequence: number;
	madeAt: string;
	fetchedAt: string;
	languages: Lang[];
	bytes: number;
	/** What is to be known in these days, as JSON; absent when there is nothing. */
	alerts?: { sha256: string; body: string } | undefined;
}

/** What pages see of it, as it changes. */
export interface LiveState {
	directory: Directory | null;
	held: Held | null;
	status: 'empty' | 'opening' | 'ready' | 'syncing';
	problem: Problem | null;
	progress: Progress | null;
}
