import type { IconShape } from './icons.ts';

/* Pictograms of a few pages only: apart, so that the others do not carry them. */

export const chevron: IconShape = { d: 'M9 5l7 7-7 7', mirror: true };
export const down: IconShape = { d: 'M12 3.5v17M5 13.5l7 7 7-7' };
export const up: IconShape = { d: 'M12 20.5v-17M5 10.5l7-7 7 7' };
export const download: IconShape = { d: 'M12 3v12M6.5 10l5.5 5.5 5.5-5.5M3.5 17v2a2 2 0 0 0 2 2h13a2 2 0 0 0 2-2v-2' };
export const refresh: IconShape = { d: 'M20.5 12a8.5 8.5 0 1 1-2.5-6l2.5 2.5M20.5 3v5.5H15' };
export const trash: IconShape = {
	d: 'M3.5 6.5h17M9 6.5V5a2 2 0 0 1 2-2h2a2 2 0 0 1 2 2v1.5M5.5 6.5l.8 12.6a2 2 0 0 0 2 1.9h7.4a2 2 0 0 0 2-1.9l.8-12.6M10 11v5.5M14 11v5.5'
};
export const filter: IconShape = {
	d: 'M3 7h8.5M17.5 7H21M17.5 7a3 3 0 1 1-6 0 3 3 0 0 1 6 0M3 17h3.5M12.5 17H21M12.5 17a3 3 0 1 1-6 0 3 3 0 0 1 6 0',
	mirror: true
};
export const globe: IconShape = {
	d: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0M3 12h18M12 3c5 5 5 13 0 18-5-5-5-13 0-18'
};
export const list: IconShape = { d: 'M9 6h12M9 12h12M9 18h12M4 6h.01M4 12h.01M4 18h.01', mirror: true };
export const locate: IconShape = {
	d: 'M18.5 12a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0M12 2v3.5M12 18.5V22M2 12h3.5M18.5 12H22M12 12h.01'
};
export const lock: IconShape = {
	d: 'M7 10.5h10a2 2 0 0 1 2 2V19a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-6.5a2 2 0 0 1 2-2zM8 10.5V7a4 4 0 0 1 8 0v3.5M12 15v1.5'
};
export const printer: IconShape = {
	d: 'M7 8V3h10v5M7 17H5a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2M7 14h10v7H7z'
};
export const minus: IconShape = { d: 'M4 12h16' };
export const plus: IconShape = { d: 'M4 12h16M12 4v16' };
export const note: IconShape = {
	d: 'M20 14.5V5a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h7.5l6.5-6.5h-4.5a2 2 0 0 0-2 2V21M8 8h8M8 12h4'
};
export const offline: IconShape = {
	d: 'M2 9.5a14 14 0 0 1 20 0M6 13.7a8.5 8.5 0 0 1 7.5-2.3M10.5 18h.01M15.5 14.5l5.5 5.5M21 14.5L15.5 20'
};
export const phone: IconShape = {
	d: 'M8 2h8a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2zM11 18h2'
};
export const accessibility: IconShape = {
	d: 'M21.5 12a9.5 9.5 0 1 1-19 0 9.5 9.5 0 0 1 19 0M7.5 10.3l4.5.9 4.5-.9M12 11.2v3l-2.2 3.6M12 14.2l2.2 3.6M12 7.2h.01'
};
export const walk: IconShape = {
	d: 'M15 4a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0M7 13l1.5-3.5L12.5 8l2.5 3.5 3 1M12.3 8.5L10.5 14l3.5 3 1.5 5M10.5 14.5L9.5 18 7 22',
	mirror: true
};
export const question: IconShape = {
	d: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0M9.5 9.5a2.6 2.6 0 1 1 3.7 2.4c-.8.4-1.2.9-1.2 1.6M12 17h.01'
};
export const close: IconShape = { d: 'M5.5 5.5l13 13M18.5 5.5l-13 13' };
