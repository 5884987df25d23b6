import { goto, invalidate } from '$app/navigation';

/** The one place that moves by code: a change of filters keeps focus and scroll, and adds no step to the history. */
export const goQuietly = (address: string): Promise<void> =>
	goto(address, { replaceState: true, keepFocus: true, noScroll: true });

/** A move a person asked for by sending a form: a step of its own in the history. */
export const goTo = (address: string): Promise<void> => goto(address, { keepFocus: true, noScroll: true });

/** What loads depend on: the directory on this device, the clock, the device's position. */
export const DIRECTORY = 'fanal:directory';
export const drawAgain = (): Promise<void> => invalidate(DIRECTORY);
