import { placing, type Box, type LabelRequest } from './place-labels.ts';

/** All labels that find a place, at once. */
export const placeLabels = <T>(requests: LabelRequest<T>[], bounds: Box, taken: Box[] = []): T[] =>
	[...placing(requests, bounds, taken)].flatMap((label) => (label ? [label.value] : []));
