import { checkDuplicates, checkRecords } from '#lib/server/publishing/check-records.ts';
import { readRecords } from '#lib/server/publishing/read-records.ts';

const { records, problems } = await readRecords(process.cwd());
const all = [...problems, ...checkRecords(records), ...checkDuplicates(records.places)];
for (const { file, field, message } of all) console.error(`${file}${field ? `: ${field}` : ''} ${message}`);

const { programmes, organisations, guides, events, notices, terms } = records;
const published = records.places.filter(({ editorial }) => editorial.publish).length;
console.log(
	all.length
		? `data: ${all.length} to mend`
		: `data: ${published} places to publish, ${records.places.length - published} leads, ${programmes.length} programmes, ${organisations.length} organisations, ${guides.length} guides, ${events.length} events, ${notices.length} notices, ${terms.length} terms`
);
process.exitCode = all.length ? 1 : 0;
