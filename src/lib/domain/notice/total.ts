import type { Notice } from './notice.ts';

type Counted = Pick<Notice, 'id' | 'amountEur' | 'partOf'>;

export interface Total {
	/** Whole euros. */
	eur: number;
	/** Ids of the notices that were added. */
	counted: string[];
	/** Left out, since their amount is (`certain`) or may be inside that of another one of the list. */
	within: { id: string; notice: string; certain: boolean }[];
	/** Ids of those whose amount was not told. */
	untold: string[];
}

/**
 * What some notices add up to, without adding anything twice. `find` answers for notices that are not in the list, so
 * that what is inside a part of another is known to be inside that other.
 */
export function totalOf(notices: readonly Counted[], find: (id: string) => Counted | undefined): Total {
	const listed = new Map(notices.map((each) => [each.id, each]));
	const total: Total = { eur: 0, counted: [], within: [], untold: [] };
	for (const notice of notices) {
		if (notice.amountEur === null) {
			total.untold.push(notice.id);
			continue;
		}
		const holders = holdersOf(notice, (id) => listed.get(id) ?? find(id));
		const holder = holders
			.filter((each) => typeof listed.get(each.notice)?.amountEur === 'number')
			.sort((a, b) => Number(b.certain) - Number(a.certain))[0];
		if (holder) total.within.push({ id: notice.id, ...holder });
		else {
			total.eur += notice.amountEur;
			total.counted.push(notice.id);
		}
	}
	return total;
}

/** All that a notice is or may be inside of, however far up. */
function holdersOf(notice: Counted, find: (id: string) => Counted | undefined): Notice['partOf'] {
	const holders = new Map<string, boolean>();
	const climb = (each: Counted, certain: boolean) => {
		for (const part of each.partOf) {
			const sure = certain && part.certain;
			const known = holders.get(part.notice);
			// Known already, and as surely: this ends circles too.
			if (part.notice === notice.id || known === true || known === sure) continue;
			holders.set(part.notice, sure);
			const next = find(part.notice);
			if (next) climb(next, sure);
		}
	};
	climb(notice, true);
	return [...holders].map(([id, certain]) => ({ notice: id, certain }));
}
