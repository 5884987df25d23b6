/** Milliseconds of work before the page gets a turn: less than half a frame. */
const SLICE = 6;

/** All of the work at once. */
export function atOnce<T>(work: Generator<void, T>): T {
	for (;;) {
		const { done, value } = work.next();
		if (done) return value;
	}
}

/**
 * Runs a generator a few milliseconds at a time, the first of them at once. Returns what stops it before its end.
 */
export function inSlices(work: Generator<void, unknown>): () => void {
	// A message comes after what a finger did; a timer would wait 4 ms more each time.
	const { port1, port2 } = new MessageChannel();
	const stop = (): void => {
		port1.onmessage = null;
		port1.close();
	};
	const run = (): void => {
		const until = performance.now() + SLICE;
		do {
			if (work.next().done) return stop();
		} while (performance.now() < until);
		port2.postMessage(null);
	};
	port1.onmessage = run;
	run();
	return stop;
}
