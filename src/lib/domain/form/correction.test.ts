import { describe, expect, it } from 'vitest';
import { differences } from '../difference.ts';
import { place } from '../testing.ts';
import { corrected, mayCorrect, partOf } from './correction.ts';
import { fieldsOf, type Field } from './field.ts';
import { readForm, typedOf } from './read-form.ts';

/** Every name that a form of a place may send. */
function namesOf(field: Field, path: string): string[] {
	const within = (name: string) => (path ? `${path}.${name}` : name);
	switch (field.type) {
		case 'group':
			return Object.entries(field.fields).flatMap(([name, each]) => namesOf(each, within(name)));
		case 'list':
			return [within('count'), within('told'), ...namesOf(field.item, within('0'))];
		case 'texts':
			return ['fr', 'ar'].flatMap((lang) => [within(`${lang}.value`), within(`${lang}.state`)]);
		default:
			return [path, within('told')];
	}
}

const text = { fr: { value: 'Congés', state: 'source' }, ar: { value: 'عطلة', state: 'machine' } } as const;
const base = place('cafe', {
	exceptions: [{ from: '2026-12-24', to: '2026-12-31', kind: 'closed', text }],
	languages: [{ code: 'ar', how: 'staff' }, { code: 'pl' }],
	address: { street: '7 rue A', complement: null, postcode: '75020', city: 'Paris', insee: '75120', arrondissement: 20 }
});

describe('what an organisation corrects by its link', () => {
	it('is what it knows, and nothing that the City decides', () => {
		const names = namesOf(fieldsOf('places'), '');
		expect(names.length).toBeGreaterThan(80);
		const told = [...new Set(names.filter(mayCorrect).map((name) => name.replace(/\.(value|count)$/, '')))];
		expect(told).toEqual([
			...['name', 'address.street', 'address.complement', 'address.postcode', 'address.city'],
			...['contacts.phone', 'contacts.shortPhone', 'contacts.email', 'contacts.website', 'cost'],
			...['exceptions', 'exceptions.0.from', 'exceptions.0.to', 'exceptions.0.kind', 'exceptions.0.text.fr'],
			...['texts.hoursNote.fr', 'texts.costNote.fr']
		]);
		for (const held of ['hours', 'hours.told', 'hours.days.9.0.from', 'exceptions.0.text.fr.state', 'languages.0.code'])
			expect([held, mayCorrect(held)]).toEqual([held, false]);
		for (const asked of ['hours.osm', 'hours.days.6.2.to', 'hours.holidays.rule', 'exceptions.3.hours.days.0.0.from'])
			expect([asked, mayCorrect(asked)]).toEqual([asked, true]);
	});

	it('changes nothing else, whatever is sent', () => {
		const sent = namesOf(fieldsOf('places'), '').map((name): [string, string] => [name, '7']);
		const typed = readForm(fieldsOf('places'), base, typedOf(sent.filter(([name]) => mayCorrect(name))));
		const changed = differences(base, corrected(base, typed as typeof base, null)).map(({ field }) => field);
		expect(changed).toEqual([
			...['name', 'address.street', 'address.complement', 'address.postcode', 'address.city'],
			...['address.insee', 'address.arrondissement'],
			...['contacts.phone', 'contacts.shortPhone', 'contacts.email', 'contacts.website', 'cost', 'exceptions'],
			...['texts.hoursNote', 'texts.costNote']
		]);
	});

	it('keeps what a form without it would lose: words of a closure in other languages, how a language is spoken', () => {
		const { exceptions, languages } = corrected(
			base,
			{
				...base,
				exceptions: [
					{ from: '2026-12-24', to: '2027-01-02', kind: 'closed', text: { fr: { value: 'Congés', state: 'source' } } },
					{ from: '2027-05-01', to: '2027-05-01', kind: '' as 'closed' }
				]
			},
			['ar', 'uk', 'xx']
		);
		expect(exceptions).toEqual([
			{ from: '2026-12-24', to: '2027-01-02', kind: 'closed', text },
			{ from: '2027-05-01', to: '2027-05-01', kind: 'closed' }
		]);
		expect(languages).toEqual([{ code: 'ar', how: 'staff' }, { code: 'uk' }]);
		expect(corrected(base, base, []).languages).toEqual([]);
		expect(corrected({ ...base, languages: null }, base, []).languages).toBeNull();
	});

	it('stands in the part of the form that asks for it', () => {
		const all = ['name', 'address.city', 'exceptions.0.to', 'contacts.email', 'languages', 'texts.costNote.fr.value'];
		expect(all.map(partOf)).toEqual(['identity', 'place', 'hours', 'contacts', 'languages', 'conditions']);
	});
});
