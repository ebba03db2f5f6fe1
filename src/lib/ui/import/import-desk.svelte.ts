/** Taking a document over into the open book: read, compared, chosen from, written as one step. */
import { SIZE_LIMIT, type ImportReport } from '$lib/exchange/read/import-report';
import type { BlockRow } from '$lib/exchange/read/delimited/delimited-source';
import type { ColumnChoice, ReadHeading } from '$lib/exchange/read/disclosure/heading';
import { propose } from '$lib/exchange/compare/propose';
import type { ImportTarget, Proposal, ProposedRow } from '$lib/exchange/compare/proposal';
import type { Book, ColumnId, SheetKey } from '$lib/budget/book/book';
import type { Refusal } from '$lib/collab/room/refusal';
import type { Session } from '$lib/collab/session/session';
import type { WriteResult } from '$lib/collab/room/write';
import {
	chosenChanges,
	keysOfRow,
	keysOfSheet,
	refusalOf,
	suggestedKeys,
	type ChangeKey
} from './chosen-changes';
import type { ColumnMemory } from './column-memory';
import { startReading, type Reading, type ReadingEnd } from './start-reading';
import type { ReadingRequest } from './read-request';

export type ImportFailure = Exclude<ReadingEnd, { ok: true }>['failure'];

/** What the book adds itself. */
type Asked = Omit<ReadingRequest, 'choices' | 'settings' | 'format'>;

export type ImportPhase =
	| { readonly kind: 'idle' }
	| { readonly kind: 'reading'; readonly name: string; readonly percent?: number }
	| { readonly kind: 'failed'; readonly name: string; readonly failure: ImportFailure }
	| { readonly kind: 'compared'; readonly name: string };

export class ImportDesk {
	phase = $state.raw<ImportPhase>({ kind: 'idle' });
	proposal = $state.raw<Proposal | undefined>();
	chosen = $state.raw<ReadonlySet<ChangeKey>>(new Set());
	headings = $state.raw<readonly ReadHeading[]>([]);
	target = $state.raw<ImportTarget>({});
	/** Why what is chosen cannot be written as it is: rights, or too much for a room. */
	readonly unwritable = $derived.by((): Refusal | undefined => {
		const { proposal, chosen, session } = this;
		if (!proposal || chosen.size === 0) return undefined;
		return session.mayWriteAll(chosenChanges(proposal, chosen, session.book).batch);
	});
	/** After a write: how much was written, and how many cells others had changed meanwhile. */
	written = $state.raw<{ readonly count: number; readonly stale: number } | undefined>();
	report = $state.raw<ImportReport | undefined>();
	#book: Book | undefined;
	#request: Asked | undefined;
	#reading: Reading | undefined;
	#refusals = new Map<ProposedRow, Refusal | undefined>();

	constructor(
		readonly session: Session,
		readonly memory: ColumnMemory,
		readonly start: typeof startReading = startReading
	) {
		const { unit } = session.identity;
		if (unit !== undefined) this.target = { unit };
	}

	async readFile(file: File): Promise<void> {
		const { name, size } = file;
		this.clear();
		if (size > SIZE_LIMIT) {
			const failure = { kind: 'too-large', bytes: size, limit: SIZE_LIMIT } as const;
			this.phase = { kind: 'failed', name, failure };
			return;
		}
		this.phase = { kind: 'reading', name };
		const bytes = new Uint8Array(await file.arrayBuffer());
		await this.#read({ name, from: { bytes } });
	}

	async readBlock(name: string, rows: readonly BlockRow[]): Promise<void> {
		this.clear();
		await this.#read({ name, from: { rows } });
	}

	/** Shows what a book that speaks for all of the target would change: that it has not, too. */
	show(name: string, book: Book, target: ImportTarget): void {
		this.clear();
		this.target = target;
		this.#book = book;
		this.phase = { kind: 'compared', name };
		this.compare();
		this.set(this.writable(), true);
	}

	/** Offers changes that were made out elsewhere, all of them chosen. */
	offer(name: string, proposal: Proposal): void {
		this.clear();
		this.proposal = proposal;
		this.#refusals = new Map();
		this.phase = { kind: 'compared', name };
		this.set(this.writable(), true);
	}

	cancel(): void {
		this.#reading?.cancel();
	}

	clear(): void {
		this.cancel();
		this.phase = { kind: 'idle' };
		this.proposal = undefined;
		this.report = undefined;
		this.written = undefined;
		this.headings = [];
		this.#book = undefined;
	}

	/** Reads the same source again with what a person said that a header means. */
	async match(signature: string, choice: ColumnChoice): Promise<WriteResult> {
		const kept = this.memory.keep(signature, choice);
		if (this.#request) await this.#read(this.#request);
		return kept;
	}

	aim(target: ImportTarget): void {
		this.target = target;
		this.compare();
	}

	compare(): void {
		if (!this.#book) return;
		this.proposal = propose(this.#book, this.session.book, {
			target: this.target,
			absent: absentColumns(this.headings, this.target),
			newId: () => `r${crypto.randomUUID().replaceAll('-', '')}`
		});
		this.#refusals = new Map();
		this.chosen = suggestedKeys(this.proposal, (row) => !this.refusal(row));
	}

	refusal(row: ProposedRow): Refusal | undefined {
		if (!this.#refusals.has(row)) this.#refusals.set(row, refusalOf(row, this.session));
		return this.#refusals.get(row);
	}

	/** Takes or leaves boxes; those of rows that one may not write stay as they are. */
	set(keys: readonly ChangeKey[], taken: boolean): void {
		const chosen = new Set(this.chosen);
		for (const key of keys) {
			if (taken) chosen.add(key);
			else chosen.delete(key);
		}
		this.chosen = chosen;
	}

	/** The boxes of a sheet, or of all, that this person may tick. */
	writable(sheet?: SheetKey): ChangeKey[] {
		const sheets = (this.proposal?.sheets ?? []).filter((s) => !sheet || s.sheet === sheet);
		return sheets.flatMap(({ rows }) =>
			rows.filter((row) => !this.refusal(row)).flatMap(keysOfRow)
		);
	}

	get all(): ChangeKey[] {
		return (this.proposal?.sheets ?? []).flatMap(keysOfSheet);
	}

	/** Writes what is chosen as one undoable step, and compares anew. */
	apply(): WriteResult {
		if (!this.proposal) return { ok: true };
		const { batch, count, stale } = chosenChanges(this.proposal, this.chosen, this.session.book);
		const result = this.session.writeAll(batch);
		if (result.ok) {
			this.written = { count, stale };
			this.compare();
			this.chosen = new Set();
		}
		return result;
	}

	/** With what people said that headers mean, and the format and settings of this book. */
	#asked(request: Asked): ReadingRequest {
		const { settings, format } = this.session.book.head;
		const { columns, columnGroups } = settings;
		// Copies: what a shared room holds cannot be sent to a worker.
		const said = JSON.parse(
			JSON.stringify({ settings: { columns, columnGroups }, format })
		) as Pick<ReadingRequest, 'settings' | 'format'>;
		return { ...request, ...said, choices: this.memory.choices };
	}

	async #read(request: Asked): Promise<void> {
		this.cancel();
		const { name } = request;
		this.#request = request;
		this.phase = { kind: 'reading', name };
		const reading = this.start(this.#asked(request), (done, of) => {
			const percent = of > 0 ? Math.floor((done / of) * 100) : 0;
			if (this.#reading === reading) this.phase = { kind: 'reading', name, percent };
		});
		this.#reading = reading;
		const end = await reading.end;
		if (this.#reading !== reading) return;
		this.#reading = undefined;
		if (end === 'cancelled') return this.clear();
		this.headings = ('headings' in end && end.headings) || [];
		if (!end.ok) {
			this.phase = { kind: 'failed', name, failure: end.failure };
			return;
		}
		this.#book = end.book;
		this.report = end.report;
		this.phase = { kind: 'compared', name };
		this.compare();
	}
}

/** What a table's header lacks, its rows cannot blank. */
function absentColumns(
	headings: readonly ReadHeading[],
	{ unit }: ImportTarget
): ReadonlyMap<SheetKey, ReadonlySet<ColumnId>> {
	const absent = new Map<SheetKey, ReadonlySet<ColumnId>>();
	for (const { table, absent: columns } of headings) {
		if (!table) continue;
		absent.set(table, new Set(columns));
		if (unit !== undefined) absent.set(`${table}@${unit}`, new Set(columns));
	}
	return absent;
}
