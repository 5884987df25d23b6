import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';

/** The least a list can be: one HTML page with these names, no script, no style sheet, compressed as ours is. */
export async function startBareList(names: string[]): Promise<{ url: string; stop: () => void }> {
	const items = names.map(
		(name) => `<li class="bare"><a href="#">${name.replace(/[&<]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</a>`
	);
	const html = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>List</title><ul>${items.join('')}</ul>`;
	const body = brotliCompressSync(html);
	const server = createServer((_, response) => {
		response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'br', 'content-length': body.length });
		response.end(body);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		stop: () => {
			server.closeAllConnections();
			server.close();
		}
	};
}
