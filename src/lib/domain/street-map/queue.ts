/** What is nearest comes first: a binary heap of nodes and their distances. */
export class Queue {
	readonly #heap: { node: number; far: number }[] = [];

	add(node: number, far: number): void {
		const heap = this.#heap;
		let at = heap.push({ node, far }) - 1;
		for (let up = (at - 1) >> 1; at > 0 && (heap[up]?.far ?? 0) > far; up = (at - 1) >> 1) {
			this.#swap(at, up);
			at = up;
		}
	}

	take(): number | undefined {
		const heap = this.#heap;
		const first = heap[0];
		const moved = heap.pop();
		if (!first || !moved || heap.length === 0) return first?.node;
		heap[0] = moved;
		for (let at = 0; ;) {
			const [left, right] = [2 * at + 1, 2 * at + 2];
			const least = (heap[right]?.far ?? Infinity) < (heap[left]?.far ?? Infinity) ? right : left;
			if ((heap[least]?.far ?? Infinity) >= moved.far) return first.node;
			this.#swap(at, least);
			at = least;
		}
	}

	#swap(a: number, b: number): void {
		const heap = this.#heap;
		const [one, other] = [heap[a], heap[b]];
		if (one && other) [heap[a], heap[b]] = [other, one];
	}
}
