import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { backUp } from '#lib/server/backup/backup.ts';
import { isServed } from '#lib/server/data-folder.ts';
import { giveUp, passphrase, withDatabase } from './lib/backup-database.ts';

try {
	const [name] = process.argv.slice(2);
	if (!name) throw new Error('name the file to write: npm run backup -- fanal.backup');
	const path = resolve(name);
	if (isServed(process.cwd(), path)) throw new Error(`${path} is served to everybody. Choose another folder`);
	const rows = await withDatabase((database) => backUp(database, path, passphrase()));
	const kilobytes = Math.ceil((await stat(path)).size / 1000);
	console.log(`${path}: ${rows} rows, ${kilobytes} kB, read back and whole`);
	if (!passphrase())
		console.warn(
			[
				'WARNING: this backup is NOT ENCRYPTED. Whoever reads it can sign in as anybody here: it holds hashes of',
				'passwords and the secrets of second factors. Keep it locked away, or set FANAL_BACKUP_PASSPHRASE.'
			].join('\n')
		);
} catch (error) {
	giveUp(error);
}
