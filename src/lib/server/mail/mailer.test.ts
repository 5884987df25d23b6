import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { expect, it, onTestFinished } from 'vitest';
import { invitationLetter } from './letters.ts';
import { sendMail } from './mailer.ts';

/** A real mail server that keeps what it is given. */
async function mailServer(): Promise<{ url: string; got: { to: string[]; text: string }[] }> {
	const got: { to: string[]; text: string }[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onRcptTo: ({ address }, _, done) =>
			done(address.startsWith('nobody@') ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
		onData(stream, session, done) {
			let text = '';
			stream.on('data', (chunk) => (text += String(chunk)));
			stream.on('end', () => {
				got.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
				done();
			});
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
	return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, got };
}

it('reaches a mail server, in the language of whom it is for', async () => {
	const { url, got } = await mailServer();
	const link = 'https://fanal.example/staff/welcome/abc';
	const letter = await invitationLetter('ada@example.org', { lang: 'en', role: 'editor', by: 'Nour', link });
	await sendMail(letter, { FANAL_SMTP_URL: url, FANAL_MAIL_FROM: 'Fanal <fanal@example.org>' });
	expect(got).toHaveLength(1);
	expect(got[0]?.to).toEqual(['ada@example.org']);
	expect(got[0]?.text).toContain('From: Fanal <fanal@example.org>');
	expect(got[0]?.text).toContain('Subject: Fanal: you are invited');
	expect(got[0]?.text).toContain(link);
});

it('takes an address with a comma for one address, and lets no subject add a header', async () => {
	const { url, got } = await mailServer();
	const mail = { to: 'ada@example.org', subject: 'Hello\r\nBcc: eve@example.org', text: 'x' };
	await sendMail(mail, { FANAL_SMTP_URL: url });
	expect(got[0]?.to).toEqual(['ada@example.org']);
	expect(got[0]?.text).not.toMatch(/^Bcc:/m);
});

it('becomes a file that only its owner reads, where there is no mail server', async () => {
	const data = await mkdtemp(join(tmpdir(), 'fanal-mail-'));
	onTestFinished(() => rm(data, { recursive: true }));
	await sendMail({ to: 'ada@example.org', subject: 'Été', text: 'Bonjour' }, { FANAL_DATA: data });
	const [name, ...others] = await readdir(join(data, 'mail'));
	expect(others).toEqual([]);
	expect(name).toMatch(/\.eml$/);
	expect(((await stat(join(data, 'mail', name!))).mode & 0o777).toString(8)).toBe('600');
	expect(((await stat(join(data, 'mail'))).mode & 0o777).toString(8)).toBe('700');
	expect(await readFile(join(data, 'mail', name!), 'utf8')).toMatch(/^To: ada@example.org\r$/m);
});

it('fails where the mail server does not answer', async () => {
	const mail = { to: 'ada@example.org', subject: 'x', text: 'x' };
	await expect(sendMail(mail, { FANAL_SMTP_URL: 'smtp://127.0.0.1:1' })).rejects.toThrow('ECONNREFUSED');
});

it('tells an address that is refused from a server that is not there', async () => {
	const { url } = await mailServer();
	const sent = sendMail({ to: 'nobody@example.org', subject: 'x', text: 'x' }, { FANAL_SMTP_URL: url });
	await expect(sent).rejects.toMatchObject({ code: 'EENVELOPE', responseCode: 550 });
});
