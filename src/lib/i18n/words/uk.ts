import taxonomy from '../../../../locales/uk/taxonomy.json';
import ui from '../../../../locales/uk/ui.json';

export const words = { ui, taxonomy };
