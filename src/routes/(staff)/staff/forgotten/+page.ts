import type { PageLoad } from './$types';

/** Plain forms: a script that wakes up late would take away what was typed. */
export const csr = false;

export const load: PageLoad = async ({ parent, data }) => {
	const { t } = await parent();
	return { ...data, title: t('staff:forgotten.title') };
};
