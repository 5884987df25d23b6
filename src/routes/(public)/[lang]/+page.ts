import { stillCode } from '#lib/local/first-page.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, depends }) => {
	depends(DIRECTORY);
	const { lang } = await parent();
	const home = await (await readerFor(fetch)).home(lang);
	return { home, Doors: await stillCode(() => import('#lib/features/home/Doors.svelte')) };
};
