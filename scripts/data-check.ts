import { checkDuplicates, checkRecords } from '#lib/server/publishing/check-records.ts';
import { readRecords } from '#lib/server/publishing/read-records.ts';
import { buildPacks } from '#lib/server/street-map/build-packs.ts';
import { checkAddresses } from '#lib/server/street-map/check-addresses.ts';

const { records, problems } = await readRecords(process.cwd());
const addresses = await foundAddresses(process.env.FANAL_OPEN_DATA || null);
const all = [...problems, ...checkRecords(records), ...checkDuplicates(records.places), ...addresses];
for (const { file, field, message } of all) console.error(`${file}${field ? `: ${field}` : ''} ${message}`);

const { programmes, organisations, guides, events, notices, terms } = records;
const published = records.places.filter(({ editorial }) => editorial.publish).length;
console.log(
	all.length
		? `data: ${all.length} to mend`
		: `data: ${published} places to publish, ${records.places.length - published} leads, ${programmes.length} programmes, ${organisations.length} organisations, ${guides.length} guides, ${events.length} events, ${notices.length} notices, ${terms.length} terms`
);
process.exitCode = all.length ? 1 : 0;

/** Are the places where their addresses are? Known only with the open data at hand. */
async function foundAddresses(mirror: string | null) {
	if (mirror === null) {
		console.log('data: addresses not compared with their points: FANAL_OPEN_DATA names no folder of open data');
		return [];
	}
	const packs = await buildPacks({ mirror }, process.cwd(), () => {});
	const { problems, checked } = checkAddresses(records.places, packs);
	console.log(`data: ${checked} addresses compared with their points`);
	return problems;
}
