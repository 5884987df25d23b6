import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chown, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** As whom PostgreSQL runs: words to put before a command, and options for `spawn`. */
export interface Account {
	prefix: string[];
	options: { uid?: number; gid?: number };
	/** Who must own the files of the database; absent when it is the account of this process. */
	owner?: { uid: number; gid: number };
}

/** The capability that lets an unprivileged account pass folders closed to it, as root does. */
const PASS = 'dac_override';

/**
 * PostgreSQL refuses to run as root. For root this finds another account, the owner of the data first, then `postgres`,
 * then `nobody`, and gives it `folder` (which stays closed to all others). Where that account cannot enter the folders
 * above, a project in /root say, it gets the right to pass them and nothing else of root. Throws when nothing helps.
 */
export async function chooseAccount(folder: string, cluster: string, program: string): Promise<Account> {
	if (process.getuid?.() !== 0) return { prefix: [], options: {} };
	const owner = (await ownerOf(cluster)) ?? (await ownerOf(folder)) ?? fromPasswd('postgres') ?? fromPasswd('nobody');
	if (!owner) throw new Error('PostgreSQL does not run as root, and there is no account "postgres" or "nobody" here');
	if ((await stat(folder)).uid === 0) await chown(folder, owner.uid, owner.gid);

	const plain: Account = { prefix: [], options: owner, owner };
	if (await reaches(plain, folder, program)) return plain;
	const setpriv = ['--reuid', owner.uid, '--regid', owner.gid, '--clear-groups', '--inh-caps', `-all,+${PASS}`];
	const passing: Account = {
		prefix: ['setpriv', ...setpriv.map(String), '--ambient-caps', `-all,+${PASS}`, '--'],
		options: {},
		owner
	};
	if (await reaches(passing, folder, program)) return passing;
	throw new Error(
		`PostgreSQL does not run as root, and the account ${owner.uid} cannot enter ${folder} or start ${program}. ` +
			'Start Fanal as an ordinary user, put it and FANAL_DATA where that account may go, or set DATABASE_URL'
	);
}

/** An owner that initdb can look up; root is none. */
async function ownerOf(path: string): Promise<Account['owner'] | undefined> {
	const found = await stat(path).catch(() => null);
	if (!found || found.uid === 0) return undefined;
	return accounts().some(({ uid }) => uid === found.uid) ? { uid: found.uid, gid: found.gid } : undefined;
}

const fromPasswd = (name: string) => {
	const found = accounts().find((each) => each.name === name);
	return found && { uid: found.uid, gid: found.gid };
};

function accounts(): { name: string; uid: number; gid: number }[] {
	if (!existsSync('/etc/passwd')) return [];
	const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
	return lines.map((line) => {
		const [name = '', , uid, gid] = line.split(':');
		return { name, uid: Number(uid), gid: Number(gid) };
	});
}

async function reaches({ prefix, options }: Account, folder: string, program: string): Promise<boolean> {
	const [command = '', ...args] = [
		...prefix,
		'/bin/sh',
		'-c',
		'cd "$1" && [ -w . ] && "$2" --version',
		'sh',
		folder,
		program
	];
	const done = await run(command, args, { ...options, cwd: '/' }).catch(() => null);
	return done !== null;
}
