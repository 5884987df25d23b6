import taxonomy from '../../../../locales/ar/taxonomy.json';
import ui from '../../../../locales/ar/ui.json';

export const words = { ui, taxonomy };
