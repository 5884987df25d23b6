import type { PageLoad } from './$types';

export const load: PageLoad = ({ data }) => ({ ...data, title: data.name });
