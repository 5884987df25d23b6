/**
 * What a place asks of those who come, in the order it is read. These facts are put into words when an edition is made:
 * a place that tells them carries their few words, and a phone carries none for those that do not.
 */
export const toldFields = [
	'capacity',
	'welcome',
	'situations',
	'needed',
	'useful',
	'notNeeded',
	'documentsNote',
	'spoken',
	'spokenNote'
] as const;
export type ToldField = (typeof toldFields)[number];
