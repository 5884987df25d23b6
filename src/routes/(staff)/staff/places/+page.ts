import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => ({
	...data,
	title: (await parent()).t('staff-edit:places.title')
});
