import { staffTranslatorFor } from '#lib/i18n/rooms/staff.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data }) => ({ ...data, t: await staffTranslatorFor(data.lang) });
