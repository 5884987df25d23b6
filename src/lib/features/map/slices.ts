/** Milliseconds of work before the page gets a turn: less than half a frame. */
const SLICE = 6;

/**
 * Runs a generator a few milliseconds at a time, the first of them at once; then calls `done` with its result. Returns
 * what stops it before.
 */
export function inSlices<T>(work: Generator<void, T>, done: (result: T) => void): () => void {
	// A message comes after what a finger did; a timer would wait 4 ms more each time.
	const { port1, port2 } = new MessageChannel();
	const stop = (): void => {
		port1.onmessage = null;
		port1.close();
	};
	const run = (): void => {
		const until = performance.now() + SLICE;
		do {
			const step = work.next();
			if (step.done) {
				stop();
				done(step.value);
				return;
			}
		} while (performance.now() < until);
		port2.postMessage(null);
	};
	port1.onmessage = run;
	run();
	return stop;
}
