import { describe, expect, it } from 'vitest';
import { Directory } from '#lib/domain/directory.ts';
import { bodiesOf } from '#lib/domain/edition/build.ts';
import type { FactsShard } from '#lib/domain/edition/format.ts';
import { openShards } from '#lib/domain/edition/open.ts';
import { placeView } from '#lib/domain/place-view.ts';
import type { Place } from '#lib/domain/place/place.ts';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import { place, records, tuesday } from '#lib/domain/testing.ts';
import { makeEdition } from './publish.ts';

const editionOf = (change: Partial<Place>) => makeEdition(records({ places: [place('a', change)] }), '2026-11').edition;
function viewOf(change: Partial<Place>, lang: Lang = 'fr', at = tuesday) {
	const edition = editionOf(change);
	const directory = new Directory(openShards(edition.id, bodiesOf(edition)));
	return placeView(directory, directory.place('a')!, lang, at);
}
const told = (change: Partial<Place>, lang: Lang = 'fr', at = tuesday) =>
	viewOf(change, lang, at).told.map(({ field, text }) => `${field}: ${text.value}`);

describe('what a place asks of those who come', () => {
	it('is nothing where nobody told it', () => {
		expect(told({})).toEqual([]);
	});

	it('is said in each language, from one fact', () => {
		const asked: Partial<Place> = {
			situations: ['refugee', 'stateless'],
			documents: { needed: ['identity', 'address'], useful: ['ame'], notNeeded: ['permit'] }
		};
		expect(told(asked)).toEqual([
			'situations: Situation demandée : réfugié ou apatride',
			"needed: À apporter : une pièce d'identité et un justificatif de domicile",
			"useful: Utile, si vous l'avez : la carte AME",
			'notNeeded: On ne vous demande pas : un titre de séjour ou un récépissé'
		]);
		expect(told(asked, 'ar')).toHaveLength(4);
		expect(told(asked, 'ar')[1]).toMatch(/^needed: أحضروا معكم: وثيقة هوية وإثبات عنوان/);
		expect(told(asked, 'en')[2]).toBe('useful: Helpful, if you have it: the AME card');
		expect(viewOf(asked, 'uk').told.every(({ text }) => text.lang === 'uk' && text.state === 'source')).toBe(true);
	});

	it('tells that no paper is asked for', () => {
		expect(told({ documents: { needed: ['nothing'], useful: [], notNeeded: [] } })).toEqual([
			"needed: Aucun papier n'est demandé"
		]);
	});

	it.each([
		['unconditional', ['women'], 'Accueil sans condition'],
		['priority', ['women', 'families'], 'Passent en premier : Femmes · Familles'],
		['exclusive', ['women', 'everyone'], 'Réservé à : Femmes'],
		['exclusive', null, 'Réservé à certaines personnes. Demandez avant de venir.']
	] as const)('welcomes %s, %s', (welcome, audience, words) => {
		expect(told({ welcome, audience: audience && [...audience] })).toEqual([`welcome: ${words}`]);
	});

	it('says whether there is room until the day that expires, and nothing after it', () => {
		const full = { capacity: { state: 'full', expires: '2026-11-24' } } as const;
		expect(told(full)).toEqual(['capacity: Complet en ce moment']);
		expect(told(full, 'fr', Date.parse('2026-11-24T23:59+01:00'))).toHaveLength(1);
		expect(told(full, 'fr', Date.parse('2026-11-25T00:00+01:00'))).toEqual([]);
	});

	it('says when and how a language is spoken, and leaves those alone that have but a name', () => {
		const languages: Place['languages'] = [
			{ code: 'fr' },
			{ code: 'ar', when: 'Tu,Th 14:00-17:00', how: 'interpreter' },
			{ code: 'prs', when: 'Mo-Su 09:00-12:00 "sur rendez-vous"' }
		];
		expect(told({ languages })).toEqual([
			'spoken: arabe : mardi et jeudi 14:00–17:00 · avec un interprète\ndari : tous les jours 09:00–12:00 sur rendez-vous'
		]);
		expect(told({ languages }, 'en')[0]).toContain('Arabic: Tuesday and Thursday 14:00–17:00');
		expect(told({ languages }, 'ar')[0]).toContain('\u206614:00–17:00\u2069');
	});

	it('keeps notes as texts: whole in a language, or as in French, and out of the facts', () => {
		const note = {
			fr: { value: 'Le mardi seulement.', state: 'source' },
			ar: { value: 'الثلاثاء', state: 'machine' }
		} as const;
		const spoken = { languages: [{ code: 'ps', note }] };
		expect(viewOf(spoken, 'ar').told[0]).toMatchObject({ field: 'spokenNote', text: { lang: 'ar', state: 'machine' } });
		expect(viewOf(spoken, 'uk').told[0]?.text).toMatchObject({ lang: 'fr', value: 'pachto : Le mardi seulement.' });
		const facts = JSON.parse(editionOf(spoken).shards['facts']!.body) as FactsShard;
		expect(facts.places[0]?.languages).toEqual([{ code: 'ps' }]);
	});

	it('is told of an offer where it differs', () => {
		const documents = { needed: ['photo' as const], useful: [], notNeeded: [] };
		const offers: Place['offers'] = [
			{ id: 'meal', need: 'food', theme: null, programme: null, documents, welcome: 'exclusive' },
			{ id: 'other', need: 'food', theme: null, programme: null }
		];
		const view = viewOf({ offers, audience: ['women'] });
		expect(view.offers[0]?.told.map(({ text }) => text.value)).toEqual([
			'Réservé à : Femmes',
			"À apporter : une photo d'identité"
		]);
		expect(view.offers[1]?.told).toEqual([]);
		expect(view.told).toEqual([]);
	});
});
