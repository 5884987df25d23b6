import { it } from 'vitest';
import { readRecords } from '#lib/server/publishing/read-records.ts';
import { makeEdition } from '#lib/server/publishing/publish.ts';
import { Directory } from '#lib/domain/directory.ts';
import { find } from '#lib/domain/find.ts';
import { emptyQuery } from '#lib/domain/query.ts';
import { parseQuery } from '#lib/domain/parse-query.ts';
import { languages } from '#lib/domain/taxonomy/languages.ts';
import { createSearch } from '#lib/domain/search/search.ts';
it('x', async () => {
	let t = performance.now();
	const lap = (s: string) => {
		console.log(s, Math.round(performance.now() - t));
		t = performance.now();
	};
	const { records } = await readRecords('/work/main');
	lap('read');
	const { edition, warnings } = makeEdition(records, '2026-11');
	lap('make');
	console.log(warnings);
	const sh = (n: string) => JSON.parse(edition.shards[n]!.body);
	const per = (k: string) => Object.fromEntries(languages.map(({ code }) => [code, sh(`${k}.${code}`)]));
	const shards: any = {
		edition: edition.id,
		facts: sh('facts'),
		calendars: sh('calendars'),
		stations: sh('stations'),
		basemap: sh('basemap'),
		texts: per('text'),
		words: per('words')
	};
	const d = new Directory(shards);
	lap('dir');
	const s = createSearch({ ...shards, labels: {} });
	lap('search');
	const at = Date.parse('2026-11-24T10:00+01:00');
	const o = { lang: 'fr' as const, at, hits: null, limit: 1000 };
	const all = find(d, emptyQuery, o);
	lap('find');
	console.log(all.total, all.facets.audience);
	for (const a of ['women', 'refugees'] as const) console.log(a, find(d, { ...emptyQuery, audience: [a] }, o).total);
	for (let n = 1; n <= 4; n++) {
		const ks = ['needs', 'themes', 'audience', 'languages', 'walkIn', 'free', 'stepFree'].slice(0, n);
		const full: any = {
			needs: ['food'],
			themes: ['food.meal'],
			audience: ['women'],
			languages: ['zz'],
			walkIn: true,
			free: true,
			stepFree: true
		};
		const q: any = {
			...emptyQuery,
			organisation: 'none',
			programme: 'x',
			...Object.fromEntries(ks.map((k) => [k, full[k]]))
		};
		find(d, q, o);
		lap('relax ' + n);
	}
	console.log(
		JSON.stringify(
			find(
				d,
				{ ...emptyQuery, organisation: 'emmaus-solidarite', q: 'emmaus solidarité' },
				{ ...o, hits: s.find('emmaus solidarité') }
			).named
		)
	);
	console.log(
		JSON.stringify(
			find(d, { ...emptyQuery, programme: 'eif-fel', q: 'eif-fel' }, { ...o, hits: s.find('eif-fel') }).named.map(
				(n) => n.kind
			)
		)
	);
	for (const u of [
		'near=arrondissement:1.5',
		'near=arrondissement:0x10',
		'near=arrondissement: 5',
		'near=station:a:b',
		'open=2026-02-30',
		'open=2026-02-30T10:00',
		'open=2026-02-30T10:00Z',
		'open=2026-01-01T24:30',
		'open=2026-01-01T24:00',
		'open=2026-13-01',
		'arrondissement=7519',
		'arrondissement=7501',
		'arrondissement=100',
		'open=2026-01-31T14:00%2B0100',
		'open=2026-01-31T14:00 01:00',
		'open=2026-01-31T14:00+01:00',
		'arrondissement=19ème',
		'open=2026-01-31T14:00%2B99:00',
		'open=2026-01-31T14:00:99'
	])
		console.log(
			u,
			JSON.stringify(
				parseQuery(new URLSearchParams(u)).query.open ??
					parseQuery(new URLSearchParams(u)).query.near ??
					parseQuery(new URLSearchParams(u)).query.arrondissements
			),
			JSON.stringify(parseQuery(new URLSearchParams(u)).problems)
		);
}, 60000);
