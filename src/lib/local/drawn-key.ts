/** Pages as they were drawn last, each with the edition it was drawn from: disposable, made again by the next visit. */
export const DRAWN_CACHE = 'fanal-drawn';

export const drawnKey = (path: string, edition: string) => `${path}?${edition}`;
