import { beforeAll, describe, expect, it } from 'vitest';
import { staffTranslatorFor, type StaffTranslator } from '#lib/i18n/rooms/staff.ts';
import { languageIn, pathWords, valueWords } from './field-words.ts';

let t: StaffTranslator;
beforeAll(async () => {
	t = await staffTranslatorFor('en');
});
const words = (field: string, value: unknown) => valueWords(t, 'en', field, value);

describe('a difference in words', () => {
	it('names its field, part by part', () => {
		expect(pathWords(t, 'offers.meal.hours')).toBe('What is offered › meal › Opening hours');
		expect(pathWords(t, 'offers.health.hours')).toBe('What is offered › Health › Opening hours');
		expect(pathWords(t, 'contacts.phone')).toBe('Contact › Phone');
		expect(pathWords(t, 'texts.summary.ar.value')).toBe('Summary › العربية');
		expect(pathWords(t, 'offers.french-literacy.capacity.state')).toMatch(/^What is offered › \D+ › Room › Room$/);
	});

	it('tells "not told" from "told: none" and from what is not there', () => {
		expect([words('languages', null), words('languages', []), words('cost', undefined)]).toEqual([
			'Not told',
			'Told: none',
			'Absent'
		]);
	});

	it('says choices as readers see them, dates in words, and other values as they are', () => {
		expect(words('cost', 'free')).toBe('Free');
		expect(words('offers.meal.need', 'food')).not.toBe('food');
		expect(words('offers.meal.theme', 'food.meal')).not.toContain('.');
		expect(words('access', ['walk-in', 'phone'])).toMatch(/^\S.*, \S/);
		expect(words('checkedOn', '2026-11-24')).toBe('24 November 2026');
		expect(words('hours', 'Mo-We 09:00-12:00; PH off')).toBe(
			'Monday, Tuesday, and Wednesday 09:00–12:00 (Mo-We 09:00-12:00; PH off)'
		);
		expect(words('hours', 'week 1-10 Mo 10:00+')).toBe('week 1-10 Mo 10:00+');
		expect(words('editorial.publish', true)).toBe('Yes');
		expect(words('contacts.phone', '+33140332525')).toBe('01 40 33 25 25');
		expect(words('name', 'Chez {{name}}, $t(ui:app.name)')).toBe('Chez {{name}}, $t(ui:app.name)');
	});

	it('tells the parts of a list one a line', () => {
		const closed = { from: '2026-12-24', to: '2026-12-26', kind: 'closed' };
		expect(words('exceptions', [closed, closed]).split('\n')).toHaveLength(2);
		expect(words('exceptions', [closed])).toBe('From: 24 December 2026 · To: 26 December 2026 · Kind: Closed');
	});

	it('tells languages, papers, texts and whole offers without a sign of how they are kept', () => {
		const languages = [{ code: 'ar', how: 'staff', when: 'Tu 14:00-17:00' }, { code: 'prs' }];
		expect(words('languages', languages)).toBe(
			'Language: Arabic · How: By the staff · When: Tuesday 14:00–17:00 (Tu 14:00-17:00)\nLanguage: Dari'
		);
		expect(words('documents', { needed: ['identity', 'ame'], useful: [], notNeeded: ['nothing'] })).toBe(
			'Needed: an identity paper, the AME card · Not needed: nothing'
		);
		expect([words('documents.useful', []), words('welcome', undefined)]).toEqual(['Not told', 'Not told']);
		expect(words('capacity', { state: 'full', expires: '2026-12-01' })).toBe(
			'Room: Full at the moment · Known until: 1 December 2026'
		);
		expect(words('texts.summary', { fr: { value: 'Un lieu.', state: 'source' } })).toBe('Français: Un lieu. (source)');
		const offer = { id: 'meal', need: 'food', theme: null, programme: null, cost: 'free' };
		expect(words('offers.meal', offer)).toMatch(/^Need: .+ · Cost: Free$/);
		expect(words('offers', [offer])).not.toMatch(/[{}"]|meal/);
	});

	it('names other records, also within a part, and never takes an id for a word of ours', () => {
		const names = { 'organisations/ayyem-zamen': 'Ayyem Zamen', 'programmes/oepre': 'OEPRE' };
		const named = (field: string, value: unknown) => valueWords(t, 'en', field, value, names);
		expect(named('organisation', 'ayyem-zamen')).toBe('Ayyem Zamen');
		expect(named('programmes', ['oepre', 'gone'])).toBe('OEPRE, gone');
		const offer = { id: 'meal', need: 'food', theme: null, programme: 'oepre' };
		expect(named('offers.meal', offer)).toMatch(/^Need: .+ · Programme: OEPRE$/);
		expect(named('offers', [offer])).not.toContain('oepre');
	});

	it('knows the language of a text', () => {
		expect(languageIn('texts.summary.ar.value')).toBe('ar');
		expect(languageIn('name')).toBeUndefined();
	});
});
