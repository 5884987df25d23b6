import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';

export interface Mail {
	/** One address: a list is refused before it comes here. */
	to: string;
	subject: string;
	text: string;
}

type Environment = Record<string, string | undefined>;

/**
 * Sends a mail by the server that FANAL_SMTP_URL names (`smtps://user:password@host`). Without one it becomes a file
 * `.eml` in FANAL_DATA/mail, which the owner of the machine alone may read, and the console says so. FANAL_MAIL_FROM is the sender.
 */
export async function sendMail({ to, subject, text }: Mail, env: Environment = process.env): Promise<void> {
	const from = env['FANAL_MAIL_FROM'] || 'Fanal <fanal@localhost>';
	const message: SendMailOptions = { from, to: { name: '', address: to }, subject, text };
	const url = env['FANAL_SMTP_URL'];
	if (url) {
		const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
		const transport = createTransport({ url, ...limits });
		await transport.sendMail(message);
		transport.close();
		return;
	}
	const made = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(message);
	const folder = join(resolve(env['FANAL_DATA'] || 'var'), 'mail');
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const file = join(folder, `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.eml`);
	// Whoever watches the folder finds whole files only.
	await writeFile(`${file}.part`, made.message as Buffer, { mode: 0o600 });
	await rename(`${file}.part`, file);
	process.stdout.write(`Fanal: no mail server (FANAL_SMTP_URL): a mail lies in ${file}\n`);
}
