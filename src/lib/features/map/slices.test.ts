import { describe, expect, it } from 'vitest';
import { inSlices } from './slices.ts';

function* counting(to: number, busy: number): Generator<void, number> {
	for (let i = 0; i < to; i++) {
		const until = performance.now() + busy;
		while (performance.now() < until);
		yield;
	}
	return to;
}

describe('inSlices', () => {
	it('ends short work at once', () => {
		let result = 0;
		inSlices(counting(3, 0), (count) => (result = count));
		expect(result).toBe(3);
	});

	it('lets others have a turn during long work, and ends it', async () => {
		let turns = 0;
		const timer = setInterval(() => turns++, 1);
		const result = await new Promise<number>((resolve) => {
			inSlices(counting(12, 3), resolve);
		});
		clearInterval(timer);
		expect(result).toBe(12);
		expect(turns).toBeGreaterThan(0);
	});

	it('says nothing once it is stopped', async () => {
		let said = false;
		const stop = inSlices(counting(12, 3), () => (said = true));
		stop();
		await new Promise<number>((resolve) => {
			inSlices(counting(20, 3), resolve);
		});
		expect(said).toBe(false);
	});
});
