import { normalise } from '../search/normalise.ts';

/** `Rue de Pali-Kao` → `rue-de-pali-kao`. */
export const streetSlug = (name: string): string => normalise(name).replaceAll(' ', '-');
