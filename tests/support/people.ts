import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, type Page } from '@playwright/test';
import { environmentOf } from './own-database.ts';
import { totp } from './totp.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

export const PASSWORD = 'seven quiet lanterns';

/** Prints the first link, as somebody at the console of the server would. */
export async function createAdmin(dataDir: string, origin: string, email: string): Promise<string> {
	const env = { ...(await environmentOf(dataDir)), ORIGIN: origin };
	const { stdout } = await run('npm', ['run', 'admin:create', '--', email], { cwd: root, env });
	return stdout.trimEnd().split('\n').at(-1) ?? '';
}

const shown = new Map<string, number>();

/** A code that was not used yet, as the server asks for it: an older one while it holds, else it waits for the next. */
export async function freshCode(letters: string): Promise<string> {
	const halfMinute = (at: number) => Math.floor(at / 30_000);
	// The one before holds until this half minute ends.
	const next = Math.max(halfMinute(Date.now() - 20_000), (shown.get(letters) ?? 0) + 1);
	// The one after is right already.
	await expect.poll(() => halfMinute(Date.now()) + 1, { timeout: 60_000 }).toBeGreaterThanOrEqual(next);
	shown.set(letters, next);
	return totp(letters, next * 30_000);
}

/** The link in the newest mail file to an address, once it is there. */
export async function mailedLink(dataDir: string, to: string): Promise<string> {
	const folder = join(dataDir, 'mail');
	const find = () => {
		const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')) : [];
		const texts = names.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
		const mine = texts.filter((text) => text.includes(`\r\nTo: ${to}\r\n`) || text.startsWith(`To: ${to}`));
		// Long lines are folded with a `=` at their end.
		return /https?:\/\/\S+\/staff\/\S+/.exec(mine.at(-1)?.replaceAll('=\r\n', '') ?? '')?.[0] ?? '';
	};
	await expect.poll(find).not.toBe('');
	return find();
}

/** Accepts an invitation, in French; sets the second step up where the role asks for it. Gives back its letters. */
export async function acceptInvitation(
	page: Page,
	link: string,
	name: string
): Promise<{ letters: string; codes: string[] } | null> {
	await page.goto(link);
	await page.getByLabel('Prénom et nom').fill(name);
	await page.getByLabel('Nouveau mot de passe').fill(PASSWORD);
	await page.getByRole('button', { name: 'Créer mon compte' }).click();
	await page.waitForURL(/\/staff(\/account\/second-step)?$/);
	if (page.url().endsWith('/staff')) return null;
	const letters = await page.locator('p code').first().innerText();
	const codes = await page.locator('li code').allInnerTexts();
	await page.getByLabel('Code à six chiffres').fill(await freshCode(letters));
	await page.getByRole('button', { name: 'C’est fait' }).click();
	await page.waitForURL(/\/staff$/);
	return { letters, codes };
}

/** Signs in, in French, with a code where one is asked for. */
export async function signIn(page: Page, origin: string, email: string, letters?: string): Promise<void> {
	await page.goto(`${origin}/staff/sign-in`);
	await page.getByLabel('Adresse e-mail').fill(email);
	await page.getByLabel('Mot de passe').fill(PASSWORD);
	await page.getByRole('button', { name: 'Se connecter' }).click();
	if (letters) {
		await page.getByLabel('Code').fill(await freshCode(letters));
		await page.getByRole('button', { name: 'Se connecter' }).click();
	}
}

/** Invites somebody from the people's room, in French. */
export async function invite(
	admin: Page,
	origin: string,
	email: string,
	{ role = 'editor', organisation = '' }: { role?: string; organisation?: string } = {}
): Promise<void> {
	await admin.goto(`${origin}/staff/people`);
	await admin.getByLabel('Adresse e-mail').fill(email);
	await admin.locator('select[name=role]').first().selectOption(role);
	await admin.locator('select[name=organisation]').first().selectOption(organisation);
	await admin.getByRole('button', { name: 'Envoyer l’invitation' }).click();
	await expect(admin.getByRole('status')).toContainText(email);
}

/** Waits until the scripts of a room of the staff have started: Playwright types in two steps, a person in one. */
export const started = (page: Page): Promise<void> =>
	expect(page.locator('html')).toHaveAttribute('data-rendered', 'here');
