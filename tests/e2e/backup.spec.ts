import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import type { Current } from '#lib/domain/edition/format.ts';
import { startServer } from '../support/server.ts';
import { beside, editPlaces, publishNow } from '../support/staff.ts';
import { coldVisit, syncedContext } from '../support/visitor.ts';

const run = promisify(execFile);
const current = async (url: string) => (await (await fetch(`${url}/editions/current.json`)).json()) as Current;

test.setTimeout(180_000);

test('a backup restored on an empty machine in one command goes on where it was, for phones too', async ({
	browser
}) => {
	const folder = mkdtempSync(join(tmpdir(), 'fanal-backup-'));
	const env = { ...process.env, FANAL_BACKUP_PASSPHRASE: 'quatre mots sans lien' };
	const [first, second, file] = [join(folder, 'a'), join(folder, 'b'), join(folder, 'fanal.backup')];
	const server = await startServer({ dataDir: first, database: true });
	await expect.poll(async () => (await current(server.url)).sequence, { timeout: 60_000 }).toBeGreaterThan(1);
	const staff = await beside({ folder: first });
	const [id] = await editPlaces(staff, 1, (place) => (place.name = 'Corrigé avant la panne'));
	await publishNow(staff);
	await run('npm', ['run', '-s', 'backup', '--', file], { env: { ...env, FANAL_DATA: first } });
	await editPlaces(staff, 1, (place) => (place.name = 'Perdu avec la machine'));
	const { sequence } = await publishNow(staff);
	await staff.close();
	await expect.poll(async () => (await current(server.url)).sequence).toBe(sequence);
	const device = await syncedContext(browser, server.url, ['fr']);
	await server.kill();

	const restored = await run('npm', ['run', '-s', 'restore', '--', file], { env: { ...env, FANAL_DATA: second } });
	expect(restored.stdout).toContain('rows restored');
	const next = await startServer({ dataDir: second, database: true, port: server.port });
	await expect.poll(async () => (await current(next.url)).sequence, { timeout: 60_000 }).toBeGreaterThan(sequence);
	const page = await coldVisit(device, `${next.url}/fr/places/${id}`);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Corrigé avant la panne', { timeout: 20_000 });
	await next.stop();
	rmSync(folder, { recursive: true });
});
