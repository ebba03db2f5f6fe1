/**
 * One open book as the pages see it: its session, what Svelte may watch of it, its findings and
 * where this person is.
 */
import { createContext } from 'svelte';
import type { Identity } from '$lib/collab/room/identity';
import type { SheetRoom } from '$lib/collab/room/room-name';
import type { Peer, Place } from '$lib/collab/wire/presence';
import type { Refusal } from '$lib/collab/room/refusal';
import type { SaveState, Session, SessionEvent } from '$lib/collab/session/session';
import type { CellRef } from '$lib/budget/address/address-book';
import type { RowId } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import type { Considered } from '$lib/rules/explain/consider';
import type { CellChange, Preview } from '$lib/rules/engine/preview';
import type { MissingPart } from '$lib/budget/book/missing-part';
import type { Use } from '$lib/rules/engine/where-used';
import { account as theAccount, type Account } from './account.svelte';
import { api as theApi, type Api, type ApiFailure, type BookInfo } from './api';
import { BookView } from './book-view.svelte';
import { Findings } from './findings.svelte';
import type { EarlierFindings, KeptFindings } from './kept-findings';
import { ProjectRows } from './project-rows.svelte';
import { Retry } from './retry';
import { startChecking, type Checking, type CheckingEvents } from './rule-checking';
import { Selection } from './selection.svelte';
import type { GridComparison } from '../versions/grid-comparison';

export interface SessionNeeds {
	readonly info: BookInfo;
	readonly identity: Identity;
	/** Local clock minus the server's, in milliseconds. */
	readonly clockAhead: number;
}

/** The layers below, handed in so that a test can stand in for them. */
export interface WorkspaceParts {
	readonly api: Api;
	readonly account: Account;
	readonly openSession: (needs: SessionNeeds) => Session | Promise<Session>;
	readonly startChecking: typeof startChecking;
	/** What this device keeps of the findings of a book, for a person. */
	readonly keptFindings?: (bookId: string, person: Identity['id']) => KeptFindings;
}

/** What the pages of an open book may rely on. */
export interface OpenBook {
	readonly session: Session;
	readonly view: BookView;
	readonly projectRows: ProjectRows;
}

export class Workspace {
	phase = $state<'opening' | 'open' | 'failed'>('opening');
	failure = $state.raw<ApiFailure | undefined>();
	open = $state.raw<OpenBook | undefined>();
	info = $state.raw<BookInfo | undefined>();
	saved = $state.raw<SaveState>({ state: 'saving', waiting: 0, online: false });
	peers = $state.raw<readonly Peer[]>([]);
	undoable = $state.raw<SessionEvent['undo']>({ canUndo: false, canRedo: false });
	/** Everybody who has a role in the book, as last heard. */
	members = $state.raw<readonly Identity[]>([]);
	/** What people are called who have, or had, to do with the book, by id. */
	names = $state.raw<Readonly<Record<string, string>>>({});
	/** Who this person is in the book now. */
	identity = $state.raw<Identity | undefined>();
	/** Whether the server still lets this person in. */
	access = $state<'open' | 'signed-out' | 'withdrawn'>('open');
	/** Two states of the book that the grids show side by side, until somebody ends it. */
	comparison = $state.raw<GridComparison | undefined>();
	/** Rooms of which the server's copy is damaged. */
	damaged = $state.raw<readonly string[]>([]);
	/** The last refusal by the server of edits already made here. */
	refused = $state.raw<{ room: string; refusal: Refusal } | undefined>();

	readonly findings = new Findings();
	readonly selection = new Selection();

	readonly #parts: WorkspaceParts;
	readonly #ends: (() => void)[] = [];
	readonly #retry = new Retry(() => void this.start());
	#checking: Checking | undefined;
	#kept: KeptFindings | undefined;
	#closed = false;

	constructor(
		readonly bookId: string,
		parts: Pick<WorkspaceParts, 'openSession'> & Partial<WorkspaceParts>
	) {
		this.#parts = { api: theApi, account: theAccount, startChecking, ...parts };
	}

	/** Opens the book from the server or, without it, from this device; tries again where neither has it. */
	async start(): Promise<void> {
		await this.#begin();
		if (!this.#closed) this.#retry.ended(this.phase === 'failed' ? this.failure : undefined);
	}

	async #begin(): Promise<void> {
		const { api, account } = this.#parts;
		await account.load();
		if (!account.identity) return this.#fail(account.failure ?? { kind: 'no-identity' });
		const answer = await api.book(this.bookId);
		if (this.#closed) return;
		if (!answer.ok) return this.#fail(answer.failure);
		this.info = answer.value;
		void this.loadMembers();
		this.#kept = this.#parts.keptFindings?.(this.bookId, answer.value.identity.id);
		const earlier = this.#kept?.recall();
		const session = await this.#parts.openSession({
			info: answer.value,
			identity: answer.value.identity,
			clockAhead: account.clockAhead
		});
		if (this.#closed) return void session.close();
		this.#ends.push(() => void session.close());
		this.#listen(session);
		await session.ready;
		const found = await earlier;
		if (this.#closed) return;
		const { book } = session;
		if (found) this.findings.recall(stillThere(found, book));
		this.open = { session, view: new BookView(book, session), projectRows: new ProjectRows(book) };
		this.phase = 'open';
		this.check();
	}

	/** Parts of the book of which this device has nothing: what reads them is not checked. */
	get missing(): readonly MissingPart[] {
		return this.open?.view.missing ?? [];
	}

	/** Starts the rule engine on the book as it is now; also after it stopped. */
	check(): void {
		if (!this.open) return;
		this.#checking?.stop();
		this.findings.phase = 'checking';
		const events: CheckingEvents = {
			found: (findings) => {
				this.findings.replace(findings);
				this.#kept?.keep(findings);
			},
			changed: (change) => {
				this.findings.change(change);
				this.#kept?.keep(change.all);
			},
			notApplicable: (entries) => (this.findings.notApplicable = entries),
			failed: () => this.findings.stop()
		};
		const { book, missing } = this.open.session;
		this.open.view.missing = missing.map(partOfRoom);
		this.#checking = this.#parts.startChecking(book, events, undefined, this.missing);
	}

	/** What changes would do to the findings, before they are made. */
	async preview(changes: readonly CellChange[]): Promise<Preview | undefined> {
		return this.#checking?.preview(changes);
	}

	/** What may have caused a finding, and what would mend it. */
	async consider(finding: string): Promise<Considered | undefined> {
		return this.#checking?.consider(finding);
	}

	/** The checks that depend on a cell; `undefined` where checking has stopped. */
	async whereUsed(cell: CellRef): Promise<readonly Use[] | undefined> {
		return (await this.#checking?.whereUsed(cell))?.uses;
	}

	/** Tells others where this person is. */
	goTo(place: Place | undefined): void {
		this.open?.session.setPlace(place);
	}

	close(): void {
		this.#closed = true;
		this.#kept?.flush();
		this.#retry.stop();
		this.#checking?.stop();
		for (const end of this.#ends.splice(0).reverse()) end();
	}

	#listen(session: Session): void {
		this.saved = session.saved;
		this.identity = session.identity;
		this.peers = session.peers;
		this.#ends.push(
			session.on('changes', ({ changes, remote }) => {
				this.open?.view.changed(changes);
				this.open?.projectRows.changed(changes);
				this.#checking?.changed(changes, remote);
			}),
			session.on('missing', (missing) => this.#missingChanged(missing.map(partOfRoom))),
			session.on('saved', (saved) => this.#savedChanged(saved)),
			session.on('peers', (peers) => this.#peersChanged(peers)),
			session.on('undo', (undoable) => (this.undoable = undoable)),
			session.on('refused', (refused) => this.#refusedBy(session, refused)),
			session.on('access', (identity) => this.#accessChanged(session, identity))
		);
	}

	#missingChanged(missing: readonly MissingPart[]): void {
		if (!this.open || missing.join() === this.missing.join()) return;
		this.open.view.missing = missing;
		this.#checking?.missing(missing);
	}

	/** Who came to the book meanwhile is heard of once the line is back. */
	#savedChanged(saved: SaveState): void {
		const isBack = saved.online && !this.saved.online && this.phase === 'open';
		this.saved = saved;
		if (isBack) void this.loadMembers();
	}

	/** People keep their names here when they leave. */
	#peersChanged(peers: readonly Peer[]): void {
		this.peers = peers;
		const unnamed = peers.filter(({ identity }) => this.names[identity.id] !== identity.name);
		if (unnamed.length === 0) return;
		const names = unnamed.map(({ identity }) => [identity.id, identity.name]);
		this.names = { ...this.names, ...Object.fromEntries(names) };
	}

	async loadMembers(): Promise<void> {
		const { api } = this.#parts;
		const [members, names] = await Promise.all([api.people(this.bookId), api.names(this.bookId)]);
		if (this.#closed) return;
		if (members.ok) this.members = members.value;
		if (names.ok) this.names = { ...this.names, ...names.value };
	}

	#refusedBy(session: Session, refused: SessionEvent['refused']): void {
		const { kind } = refused.refusal;
		if (kind === 'withdrawn') this.access = kind;
		else if (kind === 'signed-out') this.access = this.access === 'open' ? kind : this.access;
		else if (kind === 'damaged') this.damaged = session.damaged;
		else this.refused = refused;
		this.open?.view.accessChanged();
	}

	/** Rights are others now: what the device remembers of them for a start without the server, too. */
	#accessChanged(session: Session, identity: Identity): void {
		this.access = 'open';
		this.damaged = session.damaged;
		this.identity = identity;
		this.open?.view.accessChanged();
		void this.#parts.api.book(this.bookId);
	}

	#fail(failure: ApiFailure): void {
		this.failure = failure;
		this.phase = 'failed';
	}
}

/** What was found of rows that are gone is gone with them. */
function stillThere({ at, findings }: EarlierFindings, book: BookReader): EarlierFindings {
	const isThere = ({ row }: { readonly row: RowId }): boolean => book.row(row) !== undefined;
	return { at, findings: findings.filter(({ cells }) => cells.every(isThere)) };
}

const partOfRoom = (room: SheetRoom): MissingPart =>
	room.kind === 'unit' ? room.unit : 'department';

export const [useWorkspace, provideWorkspace] = createContext<Workspace>();

/** The open book, for pages inside the book's layout: they are rendered only once it is open. */
export function useOpenBook(): OpenBook & { readonly workspace: Workspace } {
	const workspace = useWorkspace();
	if (!workspace.open) throw new Error('a page of a book was rendered before the book was open');
	return { ...workspace.open, workspace };
}
