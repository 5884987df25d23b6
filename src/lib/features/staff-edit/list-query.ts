export type Gap = 'address' | 'point' | 'phone' | 'hours' | 'visibility' | 'verified' | 'text' | 'outdated';

export interface ListedRecord {
	id: string;
	name: string;
	published: boolean;
	retired: boolean;
	arrondissement: number | null;
	missing: Gap[];
}

export interface ListQuery {
	text: string;
	missing: Gap | null;
	state: 'published' | 'lead' | 'retired' | null;
	most: number;
}
