import type { Typed } from './read-form.ts';

/** Orders that leave a field open: it is worked at. */
const WORKS = ['open', 'add', 'week'];
const MOVES = ['up', 'down', 'remove'];

/**
 * Paths of the fields that are open after an order of a form: those it had open (`opened`), and the one the order is about.
 * What moves in a list is closed, for its number is another's then; nothing that was typed depends on it.
 */
export function openedBy(typed: Typed, order: string): string[] {
	const [verb = '', path = ''] = order.split(' ');
	const opened = new Set(typed.get('opened') ?? []);
	if (WORKS.includes(verb) && path) opened.add(path);
	if (verb === 'clear') {
		opened.delete(path);
		// The part it belongs to is still looked at.
		opened.add(path.slice(0, path.lastIndexOf('.') + 1));
	}
	const list = path.replace(/\d+$/, '');
	return [...opened].filter((each) => each !== '' && (!MOVES.includes(verb) || !each.startsWith(list)));
}
