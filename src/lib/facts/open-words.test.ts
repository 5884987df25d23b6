import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenState } from '#lib/domain/opening-hours/calendar.ts';
import { languages, type Lang } from '#lib/domain/taxonomy/languages.ts';
import { translatorFor, type Translator } from '#lib/i18n/translator.ts';
import { openWords } from './open-words.ts';

const at = (time: string) => Date.parse(`${time}+01:00`);
const now = at('2026-11-24T22:00');
const open = (until: string | null): OpenState => ({ status: 'open', until: until && at(until) }) as OpenState;
const closed = (opens: string | null): OpenState => ({ status: 'closed', opensAt: opens && at(opens) }) as OpenState;
/** Marks of direction are not seen. */
const seen = (text: string) => text.replace(/[\u200e\u200f]/g, '');

const words = {} as Record<Lang, Translator>;
beforeAll(async () => {
	for (const { code } of languages) words[code] = await translatorFor(code);
});
const say = (state: OpenState, lang: Lang, asked = now) => seen(openWords(state, asked, words[lang], lang));

describe.each([
	[
		'fr',
		{
			tonight: 'Ouvert jusqu’à 23:30',
			midnight: 'Ouvert jusqu’à 00:00',
			tomorrow: 'Ouvert jusqu’à demain 02:00',
			long: 'Ouvert',
			endNotTold: 'Ouvert, fin non dite',
			closed: 'Fermé',
			opensTonight: 'Fermé. Ouvre à 23:00',
			opensTomorrow: 'Fermé. Ouvre demain à 09:00',
			opensMonday: 'Fermé. Ouvre lundi à 09:00',
			opensInAWeek: 'Fermé. Ouvre mardi 1 décembre à 09:00',
			appointment: 'Sur rendez-vous',
			unknown: 'Horaires non dits : demandez'
		}
	],
	[
		'en',
		{
			tonight: 'Open until 23:30',
			midnight: 'Open until 00:00',
			tomorrow: 'Open until 02:00 tomorrow',
			long: 'Open',
			endNotTold: 'Open, end not told',
			closed: 'Closed',
			opensTonight: 'Closed. Opens at 23:00',
			opensTomorrow: 'Closed. Opens tomorrow at 09:00',
			opensMonday: 'Closed. Opens Monday at 09:00',
			opensInAWeek: 'Closed. Opens Tuesday 1 December at 09:00',
			appointment: 'By appointment',
			unknown: 'Hours not told: ask'
		}
	],
	[
		'ar',
		{
			tonight: 'مفتوح حتى 23:30',
			midnight: 'مفتوح حتى 00:00',
			tomorrow: 'مفتوح حتى 02:00 غدًا',
			long: 'مفتوح',
			endNotTold: 'مفتوح، وقت الإغلاق غير مذكور',
			closed: 'مغلق',
			opensTonight: 'مغلق. يفتح الساعة 23:00',
			opensTomorrow: 'مغلق. يفتح غدًا الساعة 09:00',
			opensMonday: 'مغلق. يفتح يوم الاثنين الساعة 09:00',
			opensInAWeek: 'مغلق. يفتح يوم الثلاثاء، 1 ديسمبر الساعة 09:00',
			appointment: 'بموعد',
			unknown: 'ساعات الفتح غير مذكورة: اسألوا'
		}
	],
	[
		'uk',
		{
			tonight: 'Відчинено до 23:30',
			midnight: 'Відчинено до 00:00',
			tomorrow: 'Відчинено до 02:00 завтра',
			long: 'Відчинено',
			endNotTold: 'Відчинено, кінець не вказано',
			closed: 'Зачинено',
			opensTonight: 'Зачинено. Працює сьогодні з 23:00',
			opensTomorrow: 'Зачинено. Працює завтра з 09:00',
			opensMonday: 'Зачинено. Працює: понеділок, з 09:00',
			opensInAWeek: 'Зачинено. Працює: вівторок, 1 грудня, з 09:00',
			appointment: 'За записом',
			unknown: 'Години не вказано: спитайте'
		}
	]
] as const)('in %s, on a Tuesday at 22:00', (lang, expected) => {
	it.each([
		['tonight', open('2026-11-24T23:30')],
		['midnight', open('2026-11-25T00:00')],
		['tomorrow', open('2026-11-25T02:00')],
		['long', open('2026-11-26T02:00')],
		['endNotTold', open(null)],
		['closed', closed(null)],
		['opensTonight', closed('2026-11-24T23:00')],
		['opensTomorrow', closed('2026-11-25T09:00')],
		['opensMonday', closed('2026-11-30T09:00')],
		['opensInAWeek', closed('2026-12-01T09:00')],
		['appointment', { status: 'appointment' }],
		['unknown', { status: 'unknown' }]
	] as [keyof typeof expected, OpenState][])('%s', (name, state) => {
		expect(say(state, lang).replaceAll("'", '’').replaceAll('1er décembre', '1 décembre')).toBe(expected[name]);
	});
});

describe('days', () => {
	it('are counted in Paris: half past eleven in the evening here is not yet tomorrow', () => {
		const early = at('2026-11-25T00:30');
		expect(say(open('2026-11-25T02:00'), 'en', early)).toBe('Open until 02:00');
		expect(say(closed('2026-11-25T09:00'), 'en', early)).toBe('Closed. Opens at 09:00');
		expect(say(closed('2026-11-25T09:00'), 'en', early - 3_600_000)).toBe('Closed. Opens tomorrow at 09:00');
	});

	it('are counted right over the night the clocks change', () => {
		const before = Date.parse('2027-03-27T22:00+01:00');
		const morning: OpenState = { status: 'closed', opensAt: Date.parse('2027-03-28T09:00+02:00') };
		expect(say(morning, 'en', before)).toBe('Closed. Opens tomorrow at 09:00');
	});

	it('that end at the next midnight are today, at the one after tomorrow', () => {
		expect(say(open('2026-11-26T00:00'), 'en')).toBe('Open until 00:00 tomorrow');
	});

	it('have a date when they are far away', () => {
		expect(say(closed('2027-02-15T09:00'), 'en')).toBe('Closed. Opens Monday 15 February at 09:00');
	});
});
