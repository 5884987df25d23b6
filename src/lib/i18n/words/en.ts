import taxonomy from '../../../../locales/en/taxonomy.json';
import ui from '../../../../locales/en/ui.json';

export const words = { ui, taxonomy };
