import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { cutQueries } from './faults/cut-queries.ts';
import { databaseDown } from './faults/database-down.ts';
import { killedDatabases } from './faults/killed-databases.ts';
import { killedServers } from './faults/killed-servers.ts';
import { say, type Finding } from './faults/lab.ts';
import { heardInTime, migratingAtOnce } from './faults/many-servers.ts';
import { oneInvitation } from './faults/one-invitation.ts';

const { values } = parseArgs({
	options: { share: { type: 'string', default: '1' }, only: { type: 'string', default: '' } }
});
const share = Number(values.share);
const some = (times: number) => Math.max(2, Math.ceil(times * share));
if (!existsSync('build/main.js')) throw new Error('the server is not built: npm run build');

const trials: Record<string, () => Promise<Finding>> = {
	migrate: () => migratingAtOnce(some(20)),
	notice: () => heardInTime(some(30)),
	invitation: () => oneInvitation(some(20)),
	queries: () => cutQueries(share),
	servers: () => killedServers(some(100)),
	databases: () => killedDatabases(some(30)),
	down: () => databaseDown(some(60))
};

const begun = performance.now();
let failed = 0;
for (const [key, trial] of Object.entries(trials)) {
	if (values.only && values.only !== key) continue;
	const since = performance.now();
	const found = await trial().catch((error: unknown): Finding => ({ name: key, tried: 0, wrong: [say(error)] }));
	const took = Math.round((performance.now() - since) / 1000);
	const { name, tried, wrong, also } = found;
	const counted = [String(tried), ...(also ? [also] : []), `${took} s`].join(', ');
	console.log(`${wrong.length === 0 ? '✓' : '✗'} ${name}: ${wrong.length} wrong of ${counted}`);
	for (const line of wrong.slice(0, 20)) console.log(`    ${line}`);
	if (wrong.length > 0) failed += 1;
}
const whole = `${Math.round((performance.now() - begun) / 1000)} s`;
console.log(failed === 0 ? `faults: none lost, none torn, in ${whole}` : `faults: ${failed} failed, in ${whole}`);
process.exit(failed === 0 ? 0 : 1);
