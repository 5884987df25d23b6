import type { MapManifest } from '#lib/domain/street-map/format.ts';

/** The note that lies beside the packs, as the Open Database Licence asks. */
export function licenceNote({ madeAt, provenance }: MapManifest): string {
	const sources = provenance.map(
		({ name, producer, licence, date, url }) =>
			`- ${name}: ${producer}, ${licence}, ${date ? `data of ${date}` : 'date not told'}\n  ${url}`
	);
	return `Street map pack and address pack of Fanal
Sources read on ${madeAt.slice(0, 10)}.

These files are databases derived from the open data below. They are made available under the Open Database
License (ODbL) 1.0: https://opendatacommons.org/licenses/odbl/1-0/
Whoever passes them on, changed or not, keeps this licence and names the producers:

© Ville de Paris · © les contributeurs d'OpenStreetMap (ODbL) · Île-de-France Mobilités · IGN · Base Adresse Nationale

Sources
${sources.join('\n')}
`;
}
