import taxonomy from '../../../../locales/fr/taxonomy.json';
import ui from '../../../../locales/fr/ui.json';

export const words = { ui, taxonomy };
