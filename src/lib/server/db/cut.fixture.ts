import pg from 'pg';

type Query = (this: pg.Client, ...all: unknown[]) => unknown;

/**
 * Makes the `nth` query of this process from now on fail: before it is sent, or after it was done and before anybody
 * hears of it. `queries` counts them; `end` sets all right again.
 */
export function cutAt(nth: number, when: 'before' | 'after'): { queries: () => number; end: () => void } {
	const whole = pg.Client.prototype.query as Query;
	let count = 0;
	const cut: Query = function (...all) {
		const fails = (count += 1) === nth;
		const answer = all.at(-1);
		if (typeof answer !== 'function') {
			if (fails && when === 'before') return Promise.reject(new Error('cut'));
			const result = whole.apply(this, all) as Promise<unknown>;
			return fails ? result.then(() => Promise.reject(new Error('cut'))) : result;
		}
		// As the pool asks: with a function to answer to.
		if (fails && when === 'before') return void setImmediate(() => answer(new Error('cut')));
		const heard = (error: unknown, result: unknown) => (fails ? answer(new Error('cut')) : answer(error, result));
		return whole.apply(this, [...all.slice(0, -1), heard]);
	};
	pg.Client.prototype.query = cut as typeof pg.Client.prototype.query;
	return {
		queries: () => count,
		end: () => {
			pg.Client.prototype.query = whole as typeof pg.Client.prototype.query;
		}
	};
}
