import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface Limits {
	/** Of one address in an hour. */
	each: number;
	/** Of everybody in an hour: whoever has many addresses fills no disk. */
	all: number;
}

/**
 * Counts what comes from each address in an hour, in memory, under a hash whose key is forgotten every day: no address
 * can be found again, by us either.
 */
export class HourlyLimit {
	readonly #limits: Limits;
	#day = NaN;
	#hour = NaN;
	#key = randomBytes(32);
	#counts = new Map<string, number>();
	#total = 0;

	constructor(limits: Limits) {
		this.#limits = limits;
	}

	/** Counts one at `now`, in milliseconds: 0 if it may pass, else after how many seconds to come again. */
	take(address: string, now: number): number {
		const day = Math.floor(now / DAY);
		const hour = Math.floor(now / HOUR);
		if (day !== this.#day) this.#key = randomBytes(32);
		if (hour !== this.#hour || day !== this.#day) {
			this.#counts.clear();
			this.#total = 0;
		}
		[this.#day, this.#hour] = [day, hour];
		const hash = createHmac('sha256', this.#key).update(neighbourhood(address)).digest('base64');
		const count = this.#counts.get(hash) ?? 0;
		if (count >= this.#limits.each || this.#total >= this.#limits.all)
			return Math.ceil(((hour + 1) * HOUR - now) / 1000);
		this.#counts.set(hash, count + 1);
		this.#total += 1;
		return 0;
	}
}

/** One household has 2⁶⁴ addresses of IPv6: the first half names it. */
function neighbourhood(address: string): string {
	const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0] ?? '';
	if (!isIPv6(plain)) return plain;
	const [head = '', tail] = plain.split('::');
	const first = head.split(':').filter(Boolean);
	const last = tail?.split(':').filter(Boolean) ?? [];
	const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
	return [...first, ...zeros, ...last]
		.slice(0, 4)
		.map((part) => parseInt(part, 16).toString(16))
		.join(':');
}
