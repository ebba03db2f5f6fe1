/**
 * A process full of clerks: real sessions of the real client code, each with the rooms that it needs,
 * typing into the rows and forms of its unit. Every other edit takes back the one before, so that
 * findings come and go.
 */
import { WebSocket } from 'ws';
import type { SocketLike } from '$lib/collab/wire/bounded-socket';
import { openBook, type BookSession } from '$lib/collab/session/book-session';
import { MemoryDevice, MemoryOfflineStore } from '$lib/collab/device/memory-offline-store';
import { departmentRoom, unitRoom } from '$lib/collab/room/room-name';
import type { CellEdit } from '$lib/collab/room/write';

export interface ClerksOrder {
	readonly sync: string;
	readonly book: string;
	/** The session and the unit of each. */
	readonly clerks: readonly { readonly cookie: string; readonly unit: string }[];
	/** Milliseconds between two edits of one clerk. */
	readonly every: number;
}

class Clerk {
	edits = 0;
	readonly session: BookSession;
	#cells: CellEdit[] = [];
	#back: CellEdit | undefined;

	constructor({ sync, book, clerks }: ClerksOrder, at: number) {
		const { cookie, unit } = clerks[at];
		this.session = openBook({
			bookId: book,
			identity: { id: `clerk-${at}`, name: `经办${at}`, role: 'coordinator' },
			rooms: [departmentRoom(book), unitRoom(book, unit)].map((room) => ({
				room,
				mayWrite: true
			})),
			url: sync,
			store: new MemoryOfflineStore(new MemoryDevice()),
			connect: (url) => new WebSocket(url, { headers: { cookie } }) as unknown as SocketLike
		});
	}

	async start(): Promise<void> {
		await this.session.ready;
		const { book } = this.session;
		const amounts = (sheet: 'T12' | 'projects', column: string): CellEdit[] =>
			book
				.rows(sheet)
				.filter(({ cells, unit }) => unit && typeof cells[column] === 'number')
				.map(({ id }) => ({ row: id, column, value: book.value(id, column) }));
		const texts = book
			.rows('projects')
			.filter(({ unit }) => unit)
			.map(({ id }) => ({ row: id, column: '项目概况', value: book.value(id, '项目概况') }));
		this.#cells = [...amounts('T12', '合计'), ...amounts('projects', '年度资金总额'), ...texts];
	}

	type(): void {
		const { session } = this;
		if (this.#back) {
			session.write([this.#back]);
			this.#back = undefined;
		} else {
			const cell = this.#cells[(this.edits * 7) % this.#cells.length];
			this.#back = cell;
			const { row, column, value } = cell;
			const other = typeof value === 'number' ? value + 10_000_000 : `${value ?? ''}补`;
			session.write([{ row, column, value: other }]);
			session.setPlace({ sheet: column === '合计' ? 'T12' : 'projects', row, column });
		}
		this.edits++;
	}

	/** Ends with the book as it was found. */
	leave(): void {
		if (this.#back) this.session.write([this.#back]);
		this.#back = undefined;
	}
}

let clerks: Clerk[] = [];
let timers: NodeJS.Timeout[] = [];

/** Told by its parent what to do: `open`, `type`, `stop`. */
process.on('message', (told: { do: 'open'; order: ClerksOrder } | { do: 'type' | 'stop' }) => {
	if (told.do === 'open') void open(told.order);
	else if (told.do === 'type') type();
	else void stop();
});

let every = 1_000;
async function open(order: ClerksOrder): Promise<void> {
	every = order.every;
	clerks = order.clerks.map((_, at) => new Clerk(order, at));
	for (const clerk of clerks) await clerk.start();
	process.send!({ ready: true });
}

/** Spread over the interval, or all would type in one turn. */
function type(): void {
	timers = clerks.map((clerk, i) =>
		setTimeout(
			() => (timers[i] = setInterval(() => clerk.type(), every)),
			(every * i) / clerks.length
		)
	);
}

async function stop(): Promise<void> {
	for (const timer of timers) clearInterval(timer);
	for (const clerk of clerks) clerk.leave();
	const edits = clerks.reduce((sum, clerk) => sum + clerk.edits, 0);
	await Promise.all(clerks.map((clerk) => saved(clerk.session)));
	process.send!({ edits }, () => process.exit(0));
}

function saved(session: BookSession): Promise<void> {
	return new Promise((resolve) => {
		const look = (): void => {
			if (session.saved.state === 'server') resolve();
			else setTimeout(look, 50);
		};
		look();
	});
}
