/* What an organisation does by a link is done in the name of the mail the link came with. */

const form = /^asking:(\d+)$/;

/** Who a proposal is by, from the number of the mail. */
export const authorOf = (asking: number): string => `asking:${asking}`;

/** The number of the mail; `null` for anybody else. */
export const askingOf = (author: string): number | null => {
	const number = form.exec(author)?.[1];
	return number === undefined ? null : Number(number);
};

/** `contact@example.org` → `c…@example.org`: enough to know it by. */
export const masked = (email: string): string => email.replace(/^(.)[^@]*@/, '$1…@');
