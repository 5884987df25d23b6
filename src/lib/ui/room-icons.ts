import type { IconShape } from './icons.ts';

/* Pictograms of what is beside the places: the first pages carry none of them. */

export const signpost: IconShape = {
	d: 'M12 2v2.5M12 9.5V12M12 17v5M5 4.5h11.5L20 7l-3.5 2.5H5zM19 12H7.5L4 14.5 7.5 17H19z',
	mirror: true
};
export const stairs: IconShape = { d: 'M2.5 20.5h5v-5h5v-5h5v-5h4M3 11l7.5-7.5M6 3.5h4.5V8', mirror: true };
export const calendar: IconShape = {
	d: 'M5 5h14a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM8 2.5V7M16 2.5V7M3 10.5h18M8 14.5h.01M12 14.5h.01M16 14.5h.01M8 17.5h.01M12 17.5h.01'
};
export const townHall: IconShape = { d: 'M3 21h18M5.5 21V10.5M10 21V10.5M14 21V10.5M18.5 21V10.5M3 10.5L12 3.5l9 7z' };
export const book: IconShape = {
	d: 'M12 6.5c-2-1.5-5.5-2-9-1.5v14c3.5-.5 7 0 9 1.5 2-1.5 5.5-2 9-1.5V5c-3.5-.5-7 0-9 1.5zM12 6.5v14M6 9.5c1 0 2 .1 3 .4M6 13.5c1 0 2 .1 3 .4'
};
export const link: IconShape = {
	d: 'M10 14a4.2 4.2 0 0 0 6.3.4l3-3a4.2 4.2 0 0 0-6-6L11.7 7M14 10a4.2 4.2 0 0 0-6.3-.4l-3 3a4.2 4.2 0 0 0 6 6L12.3 17'
};
