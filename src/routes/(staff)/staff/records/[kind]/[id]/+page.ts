import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => ({
	...data,
	title: data.page.name || (await parent()).t('staff-edit:edit.new')
});
