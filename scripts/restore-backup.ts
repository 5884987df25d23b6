import { resolve } from 'node:path';
import { restoreBackup } from '#lib/server/backup/backup.ts';
import { giveUp, migrations, passphrase, withDatabase } from './lib/backup-database.ts';

try {
	const words = process.argv.slice(2);
	const replace = words.includes('--replace');
	const [name] = words.filter((word) => word !== '--replace');
	if (!name) throw new Error('name the backup: npm run restore -- fanal.backup');
	const path = resolve(name);
	const { rows, sequence } = await withDatabase((database, data) =>
		restoreBackup(database, path, passphrase(), { migrations, data, replace })
	);
	const shown = sequence === null ? 'nothing was published yet' : `published again as sequence ${sequence}`;
	console.log(`${path}: ${rows} rows restored; ${shown}. Start the server: npm start`);
} catch (error) {
	giveUp(error);
}
