import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
	const { t } = await parent();
	return { title: t('staff:signIn.title') };
};
