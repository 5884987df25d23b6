import { beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import type { Alert } from '#lib/domain/alert/alert.ts';
import { AlertSchema } from '#lib/domain/alert/alert-schema.ts';
import { translatorFor, type Translator } from '#lib/i18n/translator.ts';
import { alertsHtml } from './alert-html.ts';

const heat: Alert = {
	from: '2027-07-01',
	to: '2027-07-03',
	arrondissements: [18],
	needs: ['hygiene'],
	texts: { fr: 'Canicule : buvez.', ar: 'موجة حر' }
};
let fr: Translator;
let ar: Translator;
beforeAll(async () => {
	[fr, ar] = await Promise.all([translatorFor('fr'), translatorFor('ar')]);
});

describe('an alert', () => {
	it('stands from its first day to its last, both included', () => {
		const on = (today: string) => alertsHtml([heat], 'fr', fr, today) !== '';
		expect(['2027-06-30', '2027-07-01', '2027-07-03', '2027-07-04'].map(on)).toEqual([false, true, true, false]);
	});

	it('tells what, when, where and about which need, in the language of the page', () => {
		const html = alertsHtml([heat], 'fr', fr, '2027-07-02');
		expect(html).toContain('<strong>Canicule : buvez.</strong>');
		expect(html).toMatch(/1.3 juillet/);
		expect(html).toContain('75018');
		expect(html).toContain(fr('taxonomy:need.hygiene'));
		expect(alertsHtml([heat], 'ar', ar, '2027-07-02')).toContain('<strong>موجة حر</strong>');
	});

	it('that is not told in the language of the page is told in French, and says so', () => {
		const html = alertsHtml([{ ...heat, texts: { fr: 'Grève.' } }], 'ar', ar, '2027-07-02');
		expect(html).toContain('<strong lang="fr" dir="ltr">Grève.</strong>');
	});

	it('is text, whatever was typed', () => {
		const typed = '<img src=x onerror=alert(1)> " \' & </strong><script>1</script>';
		const html = alertsHtml([{ ...heat, texts: { fr: typed } }], 'fr', fr, '2027-07-02');
		expect(html.match(/<\/?[a-z]+/g)?.every((tag) => /^<\/?(p|strong|span|bdi)$/.test(tag))).toBe(true);
	});

	it('is refused without French, with days the wrong way round, for ever, or with characters that turn others', () => {
		const fits = (change: object) => v.is(AlertSchema, { ...heat, ...change });
		expect(fits({})).toBe(true);
		expect(fits({ texts: { ar: 'موجة' } })).toBe(false);
		expect(fits({ to: '2027-06-30' })).toBe(false);
		expect(fits({ to: '2029-06-30' })).toBe(false);
		expect(fits({ texts: { fr: 'a\u202eb' } })).toBe(false);
		expect(fits({ texts: { fr: 'a', xx: 'b' } })).toBe(false);
		expect(fits({ arrondissements: [21] })).toBe(false);
	});
});
