/** Cards a list page first shows; `show` in its address asks for more. */
export const PAGE = 20;
const MOST = 500;

/** How many cards an address asks for. */
export function shown(parameters: URLSearchParams): number {
	const wished = Number(parameters.get('show') ?? PAGE);
	return Number.isInteger(wished) ? Math.min(Math.max(wished, PAGE), MOST) : PAGE;
}
