import { show } from '../../../../locales/fr/ui.json';

/** What the card says to a stranger in Paris: French, whatever the reader's language. */
export const askInFrench = show.hello;
export const thankInFrench = show.thanks;
