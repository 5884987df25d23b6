import type { ShardRef } from '#lib/domain/edition/format.ts';
import type { Problem } from './problem.ts';

/** Expected trouble on the way; `sync` turns it into a value. */
export class Trouble extends Error {
	constructor(readonly code: Problem) {
		super(code);
	}
}

/** Bytes of a body whose size nobody announced, at most. */
const unannounced = 65_536;

/**
 * Downloads that give up together: when no byte at all arrived for `patience` milliseconds, or when one of them failed.
 * A total limit would cut off the slow connections this is for.
 */
export class Download {
	#fetch: typeof fetch;
	#patience: number;
	#giveUp = new AbortController();
	#stalled = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(fetcher: typeof fetch, patience: number) {
		this.#fetch = fetcher;
		this.#patience = patience;
		this.#beat();
	}

	#beat() {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#stalled = true;
			this.#giveUp.abort();
		}, this.#patience);
	}

	/** Ends what is still under way. */
	stop() {
		clearTimeout(this.#timer);
		this.#giveUp.abort();
	}

	/**
	 * The text at `url`. With `expected`, a body of another size or hash is refused: a connection that closes early can
	 * look like a complete answer.
	 * @throws Trouble
	 */
	async text(url: string, expected: ShardRef | null, received?: (bytes: number) => void): Promise<string> {
		const { signal } = this.#giveUp;
		const trouble = (code: Problem) => new Trouble(this.#stalled ? 'timeout' : code);
		const init: RequestInit = { signal, redirect: 'error', ...(!expected && { cache: 'no-cache' }) };
		const response = await this.#fetch.call(globalThis, url, init).catch(() => {
			throw trouble('offline');
		});
		this.#beat();
		if (!response.ok || !response.body) throw new Trouble('server');
		const reader = response.body.getReader();
		const chunks: Uint8Array<ArrayBuffer>[] = [];
		let size = 0;
		for (;;) {
			const { done, value } = await reader.read().catch(() => {
				throw trouble('truncated');
			});
			if (done) break;
			this.#beat();
			chunks.push(value);
			size += value.length;
			if (size > (expected?.size ?? unannounced)) throw new Trouble(expected ? 'hash-mismatch' : 'server');
			received?.(value.length);
		}
		const bytes = await new Blob(chunks).arrayBuffer();
		if (expected && size < expected.size) throw new Trouble('truncated');
		if (expected && (await sha256(bytes)) !== expected.sha256) throw new Trouble('hash-mismatch');
		return new TextDecoder().decode(bytes);
	}
}

/** In hexadecimal. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
