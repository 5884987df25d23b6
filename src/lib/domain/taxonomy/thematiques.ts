import type { Theme } from './needs.ts';

/**
 * Leaf themes in the national vocabulary: thématiques of data.inclusion, schema v1.0.8. Never empty: what is exported
 * must be findable in the national directory.
 */
export const thematiques = {
	'welcome.desk': ['difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits'],
	'welcome.day-centre': ['remobilisation--lien-social'],
	'welcome.social-worker': ['difficultes-administratives-ou-juridiques--beneficier-dune-mesure-daccompagnement-adapte'],
	'welcome.translation': ['difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives'],
	'welcome.town-hall': ['difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives'],
	'welcome.older-people': ['remobilisation--lien-social'],
	'welcome.neighbourhood': ['remobilisation--lien-social'],
	'french.assessment': ['lecture-ecriture-calcul--maitriser-le-francais'],
	'french.course': ['lecture-ecriture-calcul--maitriser-le-francais'],
	'french.literacy': ['lecture-ecriture-calcul--maitriser-le-francais'],
	'french.conversation': ['lecture-ecriture-calcul--maitriser-le-francais', 'remobilisation--lien-social'],
	'french.exam': ['lecture-ecriture-calcul--maitriser-le-francais', 'se-former--monter-son-dossier-de-formation'],
	'french.work': ['lecture-ecriture-calcul--maitriser-le-francais', 'se-former--trouver-sa-formation'],
	'french.self-study': ['lecture-ecriture-calcul--maitriser-le-francais'],
	'rights.asylum': ['difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits'],
	'rights.residence-permit': [
		'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives'
	],
	'rights.legal-advice': ['difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits'],
	'rights.lawyer': ['difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire'],
	'rights.letters': ['difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives'],
	'rights.postal-address': ['difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits'],
	'rights.nationality': ['difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete'],
	'rights.benefits': [
		'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits',
		'difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere'
	],
	'rights.discrimination': [
		'difficultes-administratives-ou-juridiques--connaitre-ses-droits-face-a-une-discrimination'
	],
	'work.job-search': [
		'preparer-sa-candidature--organiser-ses-demarches-de-recherche-demploi',
		'trouver-un-emploi--repondre-a-des-offres-demploi'
	],
	'work.cv': ['preparer-sa-candidature--realiser-un-cv-et-ou-une-lettre-de-motivation'],
	'work.training': ['se-former--trouver-sa-formation'],
	'work.youth': ['choisir-un-metier--decouvrir-un-metier-ou-un-secteur-dactivite', 'se-former--trouver-sa-formation'],
	'work.diploma': ['preparer-sa-candidature--valoriser-ses-competences'],
	'work.studies': ['se-former--trouver-sa-formation', 'se-former--monter-son-dossier-de-formation'],
	'work.business': ['creer-une-entreprise--definir-son-projet-de-creation-dentreprise'],
	'work.mentoring': ['preparer-sa-candidature--developper-son-reseau'],
	'work.rights': ['trouver-un-emploi--maintien-dans-lemploi'],
	'health.doctor': ['sante--acces-aux-soins'],
	'health.no-cover': ['sante--acces-aux-soins'],
	'health.cover': [
		'sante--acces-aux-soins',
		'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits'
	],
	'health.mental': ['sante--sante-mentale'],
	'health.trauma': ['sante--sante-mentale'],
	'health.sexual': ['sante--sante-sexuelle'],
	'health.pregnancy': ['sante--sante-sexuelle', 'famille--soutien-a-la-parentalite-et-a-leducation'],
	'health.dentist': ['sante--acces-aux-soins'],
	'health.vaccination': ['sante--acces-aux-soins'],
	'health.addiction': ['sante--addictions'],
	'housing.tonight': ['logement-hebergement--rechercher-une-solution-dhebergement-temporaire'],
	'housing.asylum': ['logement-hebergement--rechercher-une-solution-dhebergement-temporaire'],
	'housing.hostel': ['logement-hebergement--se-maintenir-dans-le-logement'],
	'housing.social-housing': ['logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement'],
	'housing.tenant': [
		'logement-hebergement--se-maintenir-dans-le-logement',
		'logement-hebergement--reduire-les-impayes-de-loyer'
	],
	'housing.shared': ['logement-hebergement--louer-un-logement'],
	'food.meal': ['equipement-et-alimentation--alimentation'],
	'food.breakfast': ['equipement-et-alimentation--alimentation'],
	'food.restaurant': ['equipement-et-alimentation--alimentation'],
	'food.parcel': ['equipement-et-alimentation--alimentation'],
	'food.grocery': ['equipement-et-alimentation--alimentation'],
	'hygiene.shower': ['equipement-et-alimentation--habillement'],
	'hygiene.laundry': ['equipement-et-alimentation--habillement'],
	'hygiene.luggage': ['logement-hebergement--rechercher-une-solution-dhebergement-temporaire'],
	'hygiene.clothes': ['equipement-et-alimentation--habillement'],
	'hygiene.toilets': ['sante--acces-aux-soins'],
	'family.school': ['famille--soutien-a-la-parentalite-et-a-leducation'],
	'family.childcare': ['famille--garde-denfants'],
	'family.parents': ['famille--soutien-a-la-parentalite-et-a-leducation'],
	'family.minors': ['difficultes-administratives-ou-juridiques--beneficier-dune-mesure-daccompagnement-adapte'],
	'family.civil-status': ['difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives'],
	'family.women': ['famille--surmonter-conflits-separation-violence'],
	'family.reunification': ['difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives'],
	'digital.internet': ['numerique--acceder-a-une-connexion-internet'],
	'digital.computer': ['numerique--acceder-a-des-services-en-ligne'],
	'digital.phone': ['numerique--acquerir-un-equipement'],
	'digital.skills': ['numerique--maitriser-les-fondamentaux-du-numerique'],
	'digital.online-forms': ['numerique--acceder-a-des-services-en-ligne'],
	'culture.library': ['remobilisation--activites-sportives-et-culturelles'],
	'culture.sport': ['remobilisation--activites-sportives-et-culturelles'],
	'culture.activities': ['remobilisation--activites-sportives-et-culturelles'],
	'culture.museum': ['remobilisation--activites-sportives-et-culturelles'],
	'culture.meeting': ['remobilisation--lien-social'],
	'culture.volunteering': ['remobilisation--benevolat-action-citoyenne'],
	'emergency.medical': ['sante--acces-aux-soins'],
	'emergency.mental': ['sante--sante-mentale'],
	'emergency.street-team': ['logement-hebergement--rechercher-une-solution-dhebergement-temporaire'],
	'emergency.violence': ['famille--surmonter-conflits-separation-violence'],
	'emergency.child': ['famille--soutien-a-la-parentalite-et-a-leducation']
} as const satisfies Record<Theme, readonly string[]>;
