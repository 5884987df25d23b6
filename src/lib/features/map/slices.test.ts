import { describe, expect, it } from 'vitest';
import { atOnce, inSlices } from './slices.ts';

/** Each step keeps the processor `busy` for some milliseconds; then `done` is called. */
function* counting(to: number, busy: number, done: (count: number) => void): Generator<void, number> {
	for (let i = 0; i < to; i++) {
		const until = performance.now() + busy;
		while (performance.now() < until);
		yield;
	}
	done(to);
	return to;
}

describe('atOnce', () => {
	it('gives the result of all the work', () => {
		expect(atOnce(counting(3, 0, () => {}))).toBe(3);
	});
});

describe('inSlices', () => {
	it('ends short work at once', () => {
		let result = 0;
		inSlices(counting(3, 0, (count) => (result = count)));
		expect(result).toBe(3);
	});

	it('lets others have a turn during long work, and ends it', async () => {
		let turns = 0;
		const timer = setInterval(() => turns++, 1);
		const result = await new Promise<number>((resolve) => {
			inSlices(counting(12, 3, resolve));
		});
		clearInterval(timer);
		expect(result).toBe(12);
		expect(turns).toBeGreaterThan(0);
	});

	it('says nothing once it is stopped', async () => {
		let said = false;
		const stop = inSlices(counting(12, 3, () => (said = true)));
		stop();
		await new Promise<number>((resolve) => {
			inSlices(counting(20, 3, resolve));
		});
		expect(said).toBe(false);
	});
});
