import { setTimeout } from 'node:timers/promises';
import { comeIn, type StaffClient } from '../../tests/support/staff-client.ts';
import { startServer } from '../../tests/support/server.ts';
import { layOut, reach, until } from './lab.ts';
import type { Ledger } from './ledger.ts';

export type Work = 'edit' | 'review' | 'publish';

interface Staff {
	editor: StaffClient;
	publisher: StaffClient;
}

/** A built server on a small project, with a database of its own, and two people who came in. */
export async function openStaffed() {
	const lab = await layOut();
	const server = await startServer({ dataDir: lab.data, database: true, content: lab.root });
	const sequence = async () =>
		((await (await fetch(`${server.url}/editions/current.json`)).json()) as { sequence: number }).sequence;
	// Before, it serves `data/` alone: nobody comes in yet.
	if (!(await until(async () => (await sequence()) > 1))) throw new Error('the server did not find its database');
	const database = await reach({ folder: lab.data });
	const editor = await comeIn(server.url, database, 'editor');
	const publisher = await comeIn(server.url, database, 'publisher');
	await database.close();
	return { lab, server, staff: { editor, publisher } };
}

let made = 0;
/** A name that no other edit has. */
const newName = () => `edit-${(made += 1)}`;

/** Staff who work over HTTP without a pause, each on places of their own, and write down what they were told is done. */
export class AtWork {
	/** Requests that ended without an answer, or with another than "done". */
	cut = 0;
	#ends = false;
	readonly #running: Promise<void>[];
	/** Edits of who publishes, that their next publication must show. */
	readonly #unpublished = new Map<string, string>();

	constructor(
		private readonly staff: Staff,
		private readonly ledger: Ledger,
		works: readonly Work[],
		places: number
	) {
		this.#running = works.map((work, lane) => {
			const own = Array.from({ length: places }, (_, n) => n).filter((n) => n % works.length === lane);
			return this.#repeat(work, own);
		});
	}

	async stop(): Promise<void> {
		this.#ends = true;
		await Promise.all(this.#running);
	}

	async #repeat(work: Work, own: number[]): Promise<void> {
		for (let turn = 0; !this.#ends; turn += 1) {
			const id = `p${own[turn % own.length] ?? 0}`;
			const done = await this.#do(work, id, turn).catch(() => false);
			if (done) continue;
			this.cut += 1;
			await setTimeout(50);
		}
	}

	async #do(work: Work, id: string, turn: number): Promise<boolean> {
		if (work === 'edit') return (await this.#edit(id)) !== null;
		if (work === 'review') return this.#review(id);
		return turn % 5 === 4 ? this.#goBack() : this.#editAndPublish(id);
	}

	async #edit(id: string): Promise<string | null> {
		const name = newName();
		const outcome = await this.#save(this.staff.publisher, id, name);
		if (!outcome.location.endsWith('?done=saved')) return null;
		this.ledger.tell('version', id, name);
		return name;
	}

	async #review(id: string): Promise<boolean> {
		const { editor, publisher } = this.staff;
		const name = newName();
		const proposed = await this.#save(editor, id, name);
		if (!proposed.location.endsWith('?done=proposed')) return false;
		this.ledger.tell('proposal', id, name);
		const waiting = await publisher.page('/staff/review');
		// What was cut before it was decided waits too: all of it is decided now, the oldest first.
		const numbers = [...waiting.matchAll(/href="\/staff\/review\/(\d+)"/g)].map(([, number]) => Number(number));
		for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
			const fields = { 'choice:name': 'ours' };
			const decided = await publisher.send(`/staff/review/${number}?/approve`, fields);
			if (decided.type !== 'success') continue;
			this.ledger.tell('approved', number);
		}
		return true;
	}

	async #editAndPublish(id: string): Promise<boolean> {
		const name = await this.#edit(id);
		if (name === null) return false;
		this.#unpublished.set(id, name);
		// Others work too: what was read is then not all that waits, and is read again.
		for (let tries = 0; tries < 5; tries += 1) if (await this.#publish()) return true;
		return false;
	}

	async #publish(): Promise<boolean> {
		const { publisher } = this.staff;
		const page = await publisher.page('/staff/publish');
		const [, seen = ''] = /name="seen" value="([^"]+)"/.exec(page) ?? [];
		const note = newName();
		const { type, data } = await publisher.send('/staff/publish?/publish', { seen, note });
		if (type !== 'success' || !data.includes('published')) return false;
		this.ledger.tell('publication', note);
		for (const [place, name] of this.#unpublished) this.ledger.tell('shown', place, name);
		this.#unpublished.clear();
		return true;
	}

	async #goBack(): Promise<boolean> {
		const { publisher } = this.staff;
		const page = await publisher.page('/staff/publish');
		const [, number] = /name="number" value="(\d+)"/.exec(page) ?? [];
		if (!number) return true;
		const note = newName();
		const { type, data } = await publisher.send('/staff/publish?/rollback', { number, note });
		if (type !== 'success') return false;
		if (data.includes('rolledBack')) this.ledger.tell('publication', note);
		return true;
	}

	async #save(client: StaffClient, id: string, name: string) {
		const page = await client.page(`/staff/places/${id}`);
		const [, expected = ''] = /name="expected" value="(\d+)"/.exec(page) ?? [];
		return client.send(`/staff/places/${id}?/save`, { expected, name });
	}
}
