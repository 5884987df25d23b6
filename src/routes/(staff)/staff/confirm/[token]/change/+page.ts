import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, data }) => {
	const { t } = await parent();
	return { ...data, title: data.name ?? t('staff-review:correct.title') };
};
