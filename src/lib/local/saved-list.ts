/** A place somebody saved on this device. */
export interface SavedPlace {
	/** Id of the place. */
	id: string;
	/** Position in the list, from 0. */
	rank: number;
	note: string;
	/** ISO 8601. */
	savedAt: string;
}

const ranked = (list: SavedPlace[]) => list.map((each, rank) => ({ ...each, rank }));

export const inOrder = (list: SavedPlace[]) => ranked(list.toSorted((a, b) => a.rank - b.rank));

/** Saving twice keeps the first. */
export function withSaved(list: SavedPlace[], id: string, savedAt: string): SavedPlace[] {
	return list.some((each) => each.id === id) ? list : [...list, { id, rank: list.length, note: '', savedAt }];
}

export const withoutSaved = (list: SavedPlace[], id: string) => ranked(list.filter((each) => each.id !== id));

/** Moves a place up (negative) or down, at most to an end of the list. */
export function withMoved(list: SavedPlace[], id: string, delta: number): SavedPlace[] {
	const moved = list.find((each) => each.id === id);
	if (!moved) return list;
	const others = list.filter((each) => each !== moved);
	const to = Math.max(0, moved.rank + delta);
	return ranked([...others.slice(0, to), moved, ...others.slice(to)]);
}

export const withNote = (list: SavedPlace[], id: string, note: string) =>
	list.map((each) => (each.id === id ? { ...each, note } : each));
