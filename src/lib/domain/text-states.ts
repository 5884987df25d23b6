/** How a text came to be. Readers see every state but `source`, `human` and `reviewed`. */
export const textStates = ['source', 'human', 'reviewed', 'machine', 'outdated', 'missing'] as const;
export type TextState = (typeof textStates)[number];
