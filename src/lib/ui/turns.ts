let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Draws a part in a task of its own, one after the other. The document carries `data-growing` until all are drawn. */
export function inTurn(draw: () => void): void {
	const { dataset } = document.documentElement;
	waiting++;
	dataset['growing'] = '';
	last = last
		.then(() => new Promise((resolve) => setTimeout(resolve)))
		.then(draw)
		.finally(() => {
			if (--waiting === 0) delete dataset['growing'];
		});
}
