import { invitationPath, invite } from '#lib/server/people/invitation.ts';
import { readAddress } from '#lib/server/people/address.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';

/** Longest wait for the database to come up, in milliseconds. */
const PATIENCE = 60_000;

/** Prints the link by which the first admin comes in, alone on the last line. It works whether the server runs or not. */
const email = readAddress(process.argv[2] ?? '');
if (!email) {
	console.error('Say whose account it is: npm run admin:create -- name@example.org');
	process.exit(1);
}
const database = openDatabase(process.cwd(), process.env);
if (!database) throw new Error('There is no database: FANAL_DATABASE is off');
try {
	await database.whenUp(PATIENCE);
	const lang = process.env['FANAL_LANG'] === 'en' ? 'en' : 'fr';
	const token = await invite(database.orm, { email, role: 'admin', organisation: null, lang }, 'console');
	const origin = process.env['ORIGIN'] || `http://localhost:${process.env['PORT'] || 3000}`;
	console.log(`Whoever opens this address becomes admin as ${email}. It works once, for seven days:`);
	console.log(new URL(invitationPath(token), origin).href);
} finally {
	await database.close();
}
