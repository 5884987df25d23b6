import { inNeedOrder, needsOf, type Directory } from './directory.ts';
import type { Lang } from './taxonomy/languages.ts';
import type { Need } from './taxonomy/needs.ts';
import type { EmergencyView, HomeView } from './views.ts';

/** The doors every newcomer should know, shown on the first page. */
const MAISON_DES_REFUGIES = 'maison-des-refugies';
const EIF_FEL = 'eif-fel';
const CAFES_SOCIAUX = 'cafes-sociaux';

/** The numbers of the strip at the top, most needed first. */
const STRIP = ['15', '112', '115', '114', '3919'];

export function homeView(directory: Directory, lang: Lang, at: number): HomeView {
	const counts: Partial<Record<Need, number>> = {};
	const arrondissements: Record<number, number> = {};
	for (const place of directory.places) {
		for (const need of needsOf(place)) counts[need] = (counts[need] ?? 0) + 1;
		const { arrondissement } = place.address;
		if (arrondissement !== null) arrondissements[arrondissement] = (arrondissements[arrondissement] ?? 0) + 1;
	}
	const maison = directory.place(MAISON_DES_REFUGIES);
	const eifFel = directory.programme(EIF_FEL);
	const cafes = directory.programme(CAFES_SOCIAUX);
	return {
		edition: directory.edition,
		places: directory.places.length,
		needs: inNeedOrder(counts),
		openNow: directory.places.filter((place) => directory.open(place, at).status === 'open').length,
		maison: maison ? directory.card(maison, at) : null,
		eifFel: eifFel ? directory.programmeView(eifFel, lang) : null,
		cafes: cafes
			? directory
					.placesOf(cafes)
					.filter(({ id }) => cafes.places.includes(id))
					.map((place) => directory.card(place, at))
			: [],
		emergency: emergencyView(directory, lang)
			.filter(({ number }) => STRIP.includes(number))
			.map(({ number, sms, name }) => ({ number, sms, name })),
		arrondissements,
		untranslated: !directory.holdsLanguage(lang)
	};
}

/** Emergency numbers in their order, with words in the reader's language. */
export function emergencyView(directory: Directory, lang: Lang): EmergencyView[] {
	return directory.shards.facts.emergency.map(({ number, sms, say }) => ({
		number,
		sms,
		name: directory.text('emergency', number, 'name', lang),
		whenToCall: directory.text('emergency', number, 'whenToCall', lang),
		say: say.map((fr, index) => {
			const sound = directory.text('emergency', number, `say.${index}.sound`, lang);
			return {
				fr,
				// Another language's letters would not help.
				sound: sound?.lang === lang ? sound : null,
				meaning: directory.text('emergency', number, `say.${index}`, lang)
			};
		})
	}));
}
