/**
 * A pictogram on a 24 × 24 grid, drawn with 2-unit strokes, round caps and joins: everything stays between 1 and 23.
 * A zero-length segment (`h.01`) is a dot.
 */
export interface IconShape {
	/** Stroked path. */
	d: string;
	/** Filled as well as stroked. */
	filled?: true;
	/** The drawing has a reading direction: it flips in right-to-left text. */
	mirror?: true;
}

/* The twelve needs. */

export const welcome: IconShape = {
	d: 'M5.5 3.7l5-1.3A1.4 1.4 0 0 1 12.3 3.7v16.6a1.4 1.4 0 0 1-1.8 1.3l-5-1.3A2 2 0 0 1 4 18.4V5.6a2 2 0 0 1 1.5-1.9zM12.3 4H18a2 2 0 0 1 2 2v14h2M2 20h2M8.5 12v.01'
};
export const french: IconShape = {
	d: 'M5 3h14a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-7l-5 3.5V18H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM9 14l3-7 3 7M10 11.8h4'
};
export const rights: IconShape = {
	d: 'M13.5 2.5h-7a2 2 0 0 0-2 2v15a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2v-11zM8.5 8H11M8.5 12h7M8.5 16.5h.5M16.5 16.8a2.1 2.1 0 1 1-4.2 0 2.1 2.1 0 0 1 4.2 0'
};
export const work: IconShape = {
	d: 'M5 7h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2zM8.5 7V5a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v2M3 11.5c5.5 3 12.5 3 18 0M12 14v1.5'
};
export const health: IconShape = {
	d: 'M12 20.8s-9-5.3-9-11.8a5 5 0 0 1 9-3 5 5 0 0 1 9 3c0 6.5-9 11.8-9 11.8zM12 9v6M9 12h6'
};
export const housing: IconShape = {
	d: 'M2.5 10L12 3l9.5 7M3.5 13.5V21M3.5 18.5h17V21M20.5 18.5a3 3 0 0 0-3-3H11v3M7 15h.01'
};
export const food: IconShape = {
	d: 'M3 12h18c0 4-2.5 8-6.5 9h-5C5.5 20 3 16 3 12zM7.5 8.5c-1.3-1.7 1.3-2.8 0-4.5M12 8.5c-1.3-1.7 1.3-2.8 0-4.5M16.5 12L20 4'
};
export const hygiene: IconShape = {
	d: 'M4 21V7.5a4.5 4.5 0 0 1 9 0V8M7.5 13a5.5 5.5 0 0 1 11 0zM10 16.5l-.5 1.5M13 16.5V18M16 16.5l.5 1.5M9 21l-.1.3M13 21v.3M17 21l.1.3'
};
export const family: IconShape = {
	d: 'M10.5 6a3 3 0 1 1-6 0 3 3 0 0 1 6 0M2.5 21v-3a5 5 0 0 1 10 0v3M19.5 12.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0M13.5 21a4 4 0 0 1 8 0'
};
export const digital: IconShape = {
	d: 'M7 2h10a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2zM8.5 9a5 5 0 0 1 7 0M10.3 12.3a2.5 2.5 0 0 1 3.4 0M12 17.5h.01'
};
export const culture: IconShape = {
	d: 'M4 4.5c5 2 11 2 16 0V11c0 5.5-3.5 9.5-8 10.5C7.5 20.5 4 16.5 4 11zM7.5 10.5c.7-.8 1.8-.8 2.5 0M14 10.5c.7-.8 1.8-.8 2.5 0M8.5 15c2 2 5 2 7 0'
};
export const emergency: IconShape = {
	d: 'M7 17v-4.5a5 5 0 0 1 10 0V17M5 17h14a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-2a1 1 0 0 1 1-1zM12 2v2M4.5 4.7l1.5 1.5M19.5 4.7L18 6.2M12 12.5V13'
};

/* Finding. */

export const search: IconShape = { d: 'M17.5 10.5a7 7 0 1 1-14 0 7 7 0 0 1 14 0M15.6 15.6L21 21' };
export const map: IconShape = { d: 'M3 6.5l6-3 6 3 6-3v14l-6 3-6-3-6 3zM9 3.5v14M15 6.5v14' };
export const pin: IconShape = {
	d: 'M12 22s-7.5-6.5-7.5-12a7.5 7.5 0 0 1 15 0c0 5.5-7.5 12-7.5 12zM14.5 10a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0'
};
export const station: IconShape = {
	d: 'M8 3h8a3 3 0 0 1 3 3v8a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4V6a3 3 0 0 1 3-3zM5 11h14M8.5 18L6 21.5M15.5 18l2.5 3.5M9 14.5h.01M15 14.5h.01'
};

/* Acting on a place. */

const bookmark = 'M8 3h8a2 2 0 0 1 2 2v16l-6-4.5L6 21V5a2 2 0 0 1 2-2z';
export const saved: IconShape = { d: bookmark };
export const savedFilled: IconShape = { d: bookmark, filled: true };
export const call: IconShape = {
	d: 'M9.5 3H5a2 2 0 0 0-2 2.1A17 17 0 0 0 18.9 21a2 2 0 0 0 2.1-2v-3.2a1.5 1.5 0 0 0-1.2-1.5l-3-.6a1.5 1.5 0 0 0-1.5.5l-1.2 1.5a13 13 0 0 1-5.8-5.8l1.5-1.2a1.5 1.5 0 0 0 .5-1.5l-.6-3A1.5 1.5 0 0 0 9.5 3z'
};
export const show: IconShape = {
	d: 'M8 10.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0M2 21v-1a4 4 0 0 1 8 0v1M13.5 3H20a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-6.5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM15 7.5h3.5M15 11.5h3.5'
};
export const way: IconShape = {
	d: 'M7 19a2 2 0 1 1-4 0 2 2 0 0 1 4 0M7 19h9.5a3.5 3.5 0 0 0 0-7h-9a3.5 3.5 0 0 1 0-7H21M18 2l3 3-3 3',
	mirror: true
};
export const share: IconShape = {
	d: 'M9 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0M21 5.5a3 3 0 1 1-6 0 3 3 0 0 1 6 0M21 18.5a3 3 0 1 1-6 0 3 3 0 0 1 6 0M8.7 10.7l6.6-3.8M8.7 13.3l6.6 3.8'
};
export const mail: IconShape = {
	d: 'M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM3.5 7.5L12 13l8.5-5.5'
};
export const external: IconShape = {
	d: 'M14 4h6v6M20 4l-9 9M18 14v4a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h4',
	mirror: true
};

/* Facts about a place. */

export const clock: IconShape = { d: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0M12 7v5l3.5 2' };
export const wheelchair: IconShape = {
	d: 'M11.5 4a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0M10 8.5V15h5.5l2.5 5h2M10 11h5M6.5 12.5a5 5 0 1 0 7.5 6'
};
export const free: IconShape = {
	d: 'M9.5 12c0 4-1.5 7-3.5 7s-3.5-3-3.5-7S4 5 6 5s3.5 3 3.5 7M21.5 6.5C18 5 15 7.5 15 12s3 7 6.5 5.5M12.5 10.3h6.5M12.5 13.7h6.5'
};
export const door: IconShape = {
	d: 'M10 3h8a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-8M2.5 12H14M10 8l4 4-4 4',
	mirror: true
};
export const appointment: IconShape = {
	d: 'M10 21H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v1.5M8 2.5V7M16 2.5V7M3 11h6M22 17a5 5 0 1 1-10 0 5 5 0 0 1 10 0M17 14.8V17l1.5 1'
};
export const referral: IconShape = {
	d: 'M8 10a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0M21 10a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0M2 20a3.5 3.5 0 0 1 7 0M15 20a3.5 3.5 0 0 1 7 0M8 4h7.5M13 1.5L15.5 4 13 6.5',
	mirror: true
};
export const online: IconShape = {
	d: 'M6 4h12a2 2 0 0 1 2 2v10H4V6a2 2 0 0 1 2-2zM2 20h20M9 9a4.3 4.3 0 0 1 6 0M12 12.5h.01'
};
export const speech: IconShape = {
	d: 'M5 3h8a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2H6.5L3 14.5V5a2 2 0 0 1 2-2zM19 9a2 2 0 0 1 2 2v10.5L17.5 18H12a2 2 0 0 1-2-2v-1'
};
export const people: IconShape = {
	d: 'M12.5 7.5a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0M2.5 20a6.5 6.5 0 0 1 13 0M16 4.2a3.5 3.5 0 0 1 0 6.6M18.5 14.3a6.5 6.5 0 0 1 3 5.7'
};
export const language: IconShape = {
	d: 'M2.5 5.5h11M8 3v2.5M11.5 5.5c-1 4-4 7.5-8.5 9M5 9c1 2.5 3 4 5.5 5M12 21l4.5-10L21 21M13.5 17.8h6'
};

/* How things stand. */

export const info: IconShape = { d: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0M12 11.5V16.5M12 7.5h.01' };
export const warning: IconShape = {
	d: 'M10.3 4.2L2.7 17.5A2 2 0 0 0 4.4 20.5h15.2a2 2 0 0 0 1.7-3L13.7 4.2a2 2 0 0 0-3.4 0zM12 9.5v4M12 17h.01'
};
export const check: IconShape = { d: 'M4 12.5l5.5 5.5L20 6.5' };

/* Moving and handling. */

export const chevronDown: IconShape = { d: 'M5 9l7 7 7-7' };
