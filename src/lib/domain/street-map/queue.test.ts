import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Queue } from './queue.ts';

it('gives back what is nearest first, whatever the order it came in', () => {
	fc.assert(
		fc.property(fc.array(fc.nat({ max: 50 })), (distances) => {
			const queue = new Queue();
			for (const [node, far] of distances.entries()) queue.add(node, far);
			const taken = distances.map(() => distances[queue.take() ?? -1]);
			expect(taken).toEqual(distances.toSorted((a, b) => a - b));
			expect(queue.take()).toBeUndefined();
		})
	);
});
