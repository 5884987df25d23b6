import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type BrowserContext } from '@playwright/test';
import type { Kind } from '#lib/domain/kinds.ts';
import { event, french, guide, notice, place, programme, term } from '#lib/domain/testing.ts';
import type { Point } from '#lib/domain/place/distance.ts';
import { languages } from '#lib/domain/taxonomy/languages.ts';
import { publishAlert } from '#lib/server/alerts/alerts.ts';
import type { Database } from '#lib/server/db/database.ts';
import { commentOn } from '#lib/server/records/decide.ts';
import { makeProposal } from '#lib/server/records/proposals.ts';
import { saveRecord } from '#lib/server/records/save.ts';
import { BareBrowser, enter, makePerson } from './bare-browser.ts';
import { hostileTexts, poisoned } from './hostile-texts.ts';
import { startServer, type RunningServer } from './server.ts';
import { beside, publishNow } from './staff.ts';

export const day = (after: number) => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);
const source = { url: 'https://www.paris.fr/', label: 'Ville', date: '2026-11-01' };
const told = { text: french('Dit.'), source };
/** Records that say something in every field; an organisation is shown when something public names it. */
export const bases: Record<Exclude<Kind, 'emergency'>, (id: string) => object> = {
	places: (id) =>
		place(id, {
			contacts: { phone: null, shortPhone: null, email: 'accueil@example.org', website: 'https://example.org/' },
			languages: [{ code: 'ar', how: 'staff', note: french('Le matin.') }],
			transit: [{ station: 'Belleville', lines: ['2'], metres: 100 }],
			exceptions: [{ from: day(-1), to: day(9), kind: 'message', text: french('Attention.') }],
			checkedOn: '2026-11-20',
			sources: [source]
		}),
	organisations: (id) => ({
		...{ id, name: 'Organisation', aliases: ['Autre'], kind: 'association', website: 'https://example.org/' },
		...{ phone: null, texts: { summary: french('Elle aide.') }, sources: [source] }
	}),
	events: (id) =>
		event(id, {
			...{ start: day(3), datePrecision: 'day', placeText: french('Ici.'), languages: ['fr'], sources: [source] },
			checkedOn: '2026-11-20',
			organisations: [id]
		}),
	guides: (id) =>
		guide(id, {
			documents: { needed: [told], useful: [told], notNeeded: [told] },
			...{ cost: told, delay: told, after: told, ifRefused: told, beware: told, sources: [source] },
			questions: [{ question: french('Est-ce vous ?'), yes: 'concerned', no: 'notConcerned', see: null, source }],
			officialLinks: [{ url: 'https://www.service-public.fr/', title: french('Le site') }],
			checkedOn: '2026-11-20'
		}),
	programmes: (id) => programme(id, { website: 'https://example.org/', sources: [source], checkedOn: '2026-11-20' }),
	notices: (id) => notice(id, { sources: [source] }),
	terms: (id) => term(id, { sources: [source] })
};
export const kinds = Object.keys(bases) as (keyof typeof bases)[];
const rooms: Partial<Record<Kind, string>> = { notices: 'decisions', terms: 'words' };
/** The part of an address that names a kind. */
export const roomOf = (kind: Kind): string => rooms[kind] ?? kind;
export const idOf = (number: number) => `hostile-${number}`;

/** A server whose records, alerts, proposals and reports say hostile things in every field. */
export interface HostileSite {
	data: string;
	server: RunningServer;
	database: Database;
	/** Signed in, with all rights. */
	admin: BareBrowser;
	/** One for each text. */
	proposals: number[];
	close: () => Promise<void>;
}

/** `point`: where all its places are; else they have none. */
export async function openHostileSite(point: Point | null = null): Promise<HostileSite> {
	const data = mkdtempSync(join(tmpdir(), 'fanal-hostile-'));
	const server = await startServer({ dataDir: data, database: true });
	const database = await beside({ folder: data });
	await makePerson(database, 'admin@example.org', 'admin');
	const admin = await enter(new BareBrowser(server.url), 'admin@example.org');
	const proposals: number[] = [];
	for (const number of hostileTexts.keys()) proposals.push(await fill({ server, database }, number, point));
	await publishNow(database);
	const shown = async () => {
		const answer = await fetch(`${server.url}/api/v1/places/${idOf(0)}`);
		return answer.ok && (await answer.text()).includes('hit(1)');
	};
	await expect.poll(shown, { timeout: 20_000 }).toBe(true);
	const close = async () => {
		await database.close();
		await server.kill();
		rmSync(data, { recursive: true });
	};
	return { data, server, database, admin, proposals, close };
}

/** One text in all that somebody can type. */
async function fill(
	{ server, database }: Pick<HostileSite, 'server' | 'database'>,
	number: number,
	point: Point | null
): Promise<number> {
	const text = hostileTexts[number]!;
	const id = idOf(number);
	for (const kind of kinds) {
		const placed = kind === 'places' && point ? { coordinates: { ...point, precision: 'address' } } : {};
		const { body, taken } = poisoned(kind, { ...bases[kind](id), ...placed }, text);
		expect([kind, taken]).not.toEqual([kind, 0]);
		expect(await saveRecord(database.orm, { kind, id, body, expected: 0, actor: 'lea' })).toMatchObject({ ok: true });
	}
	const author = await makePerson(database, `${id}@example.org`, 'association', id, text);
	const { body } = poisoned('places', bases.places(id) as Record<string, unknown>, `${text} encore`);
	const made = await makeProposal(database.orm, { kind: 'places', id, expected: 1, body, actor: author, reason: text });
	if (!made.ok || made.number === null) throw new Error(JSON.stringify(made));
	await commentOn(database.orm, { number: made.number, actor: author, text });
	const texts = Object.fromEntries(languages.map(({ code }) => [code, text]));
	const alert = { from: day(0), to: day(5), needs: [], arrondissements: [], texts };
	if (number % 2) expect(await publishAlert(database.orm, alert, author)).toBeNull();
	const visitor = new BareBrowser(server.url, `127.0.1.${number + 1}`);
	const report = { method: 'POST', body: JSON.stringify({ kind: 'other', place: null, text }) };
	const sent = await visitor.ask('/api/v1/reports', { ...report, headers: { 'content-type': 'application/json' } });
	expect(sent.status).toBe(201);
	return made.number;
}

export const each = <T>(make: (number: number, text: string) => T[]): T[] =>
	hostileTexts.flatMap((text, number) => make(number, text));

/** What ran in any page of a context, asked somebody, or was stopped by the policy: that it had to be is a fault as well. */
export async function listenTo(context: BrowserContext): Promise<string[]> {
	const hits: string[] = [];
	for (const name of ['hit', 'stopped'])
		await context.exposeBinding(
			name,
			({ page }, what: unknown) => void hits.push(`${page.url()} ${name} ${String(what)}`)
		);
	await context.addInitScript(() =>
		document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample, blockedURI }) =>
			(globalThis as unknown as { stopped(what: string): void }).stopped(`${violatedDirective} ${blockedURI} ${sample}`)
		)
	);
	context.on('dialog', (dialog) => void hits.push(dialog.message()));
	return hits;
}
