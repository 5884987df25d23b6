import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { expect } from '@playwright/test';

export interface MailServer {
	/** `smtp://…`, for FANAL_SMTP_URL. */
	url: string;
	/** What came for an address, the oldest first, each as it can be read. */
	lettersTo(address: string): string[];
	/** The link in the newest letter to an address that says `words`, once it is there. */
	linkTo(address: string, words: string): Promise<string>;
	close(): Promise<void>;
}

/** A real mail server that keeps what it is given. */
export async function startMailServer(): Promise<MailServer> {
	const got: { to: string[]; text: string }[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData(stream, session, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				got.push({
					to: session.envelope.rcptTo.map(({ address }) => address),
					text: readable(Buffer.concat(chunks).toString('utf8'))
				});
				done();
			});
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const lettersTo = (address: string) => got.filter(({ to }) => to.includes(address)).map(({ text }) => text);
	return {
		url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
		lettersTo,
		linkTo: async (address, words) => {
			const find = () => {
				const letter = lettersTo(address).findLast((text) => text.includes(words));
				return /https?:\/\/\S+\/staff\/\S+/.exec(letter ?? '')?.[0] ?? '';
			};
			await expect.poll(find, { timeout: 10_000 }).not.toBe('');
			return find();
		},
		close: () => new Promise<void>((resolve) => server.close(resolve))
	};
}

/** The text of a letter: quoted-printable (RFC 2045, 6.7) or base64 read, as nodemailer writes either. */
function readable(letter: string): string {
	const [head = '', ...rest] = letter.split('\r\n\r\n');
	const body = rest.join('\r\n\r\n');
	if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8');
	const bytes = body
		.replaceAll('=\r\n', '')
		.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}
