/**
 * What a transaction did to a room, for the history. Call it in the document's `afterTransaction`:
 * later, Yjs has thrown the overwritten values away.
 */
import * as Y from 'yjs';
import type { RowId, SheetKey } from '$lib/budget/book/book';
import { PROSE_COLUMNS } from '$lib/budget/form/first-form';
import type { HistoryChange } from './history';
import {
	cellsOf,
	conflictsOf,
	isSheetName,
	MAP_ROOTS,
	metaOf,
	readRecord,
	rowKey,
	rowsOf,
	splitKey,
	splitTextName,
	textName
} from '../room/schema';
import { isHeadKey, readStamped, headValue } from '../room/head-record';
import type { TextPiece } from '../room/text-change';

/** How many characters around a change of a text go with it. */
const CONTEXT = 16;
/** Pieces of the head that are the machine's, not people's; a format is told of by who changed it. */
const OWN_KEYS = new Set(['schema', 'epoch', 'format']);

/** The changes of a transaction, rows before cells; empty where nothing that shows is different. */
export function deriveHistory(doc: Y.Doc, transaction: Y.Transaction): HistoryChange[] {
	const derivation = new Derivation(doc, transaction);
	return [
		...derivation.rows(),
		...derivation.conflicts(),
		...derivation.cells(),
		...derivation.texts(),
		...derivation.head()
	];
}

/** What a key held before a transaction, and what it holds now. */
interface KeyChange {
	readonly key: string;
	readonly before: unknown;
	readonly after: unknown;
}

class Derivation {
	/** Cells and pieces of the head whose change is told as a conflict already. */
	readonly #told = new Set<string>();
	/** The root maps that changed, as they are named in `changed`: asking for one as a map may replace it. */
	readonly #roots = new Map<string, object>();
	readonly #changed: ReadonlyMap<object, ReadonlySet<string | null>>;

	constructor(
		readonly doc: Y.Doc,
		readonly transaction: Y.Transaction
	) {
		this.#changed = transaction.changed;
		for (const root of MAP_ROOTS) {
			const type: object | undefined = doc.share.get(root);
			if (type && this.#changed.has(type)) this.#roots.set(root, type);
		}
	}

	*rows(): Iterable<HistoryChange> {
		for (const { key, before, after } of this.#keys('rows', rowsOf)) {
			const split = splitKey(key);
			if (!split || same(before, after)) continue;
			const { row, rest: attribute } = split;
			const place = { kind: 'row', ...this.#inSheet(row) } as const;
			if (attribute === 'deleted') {
				if (after) yield { ...place, change: 'removed' };
				else if (before) yield { ...place, change: 'restored' };
			} else if (attribute === 'sheet' && before === undefined) {
				yield { ...place, change: 'inserted' };
			} else if (before !== undefined) {
				yield { ...place, change: attribute === 'order' ? 'moved' : 'marked' };
			}
		}
	}

	*cells(): Iterable<HistoryChange> {
		for (const { key, before, after } of this.#keys('cells', cellsOf)) {
			const split = splitKey(key);
			if (!split || PROSE_COLUMNS.has(split.rest) || this.#told.has(key)) continue;
			const [was, is] = [readRecord(before), readRecord(after)];
			if (was?.v === is?.v) continue;
			yield {
				kind: 'cell',
				...this.#inSheet(split.row),
				column: split.rest,
				...(was?.v !== undefined && { before: was.v }),
				...(is?.v !== undefined && { after: is.v }),
				...(is && { author: is.by, written: is.t })
			};
		}
	}

	*texts(): Iterable<HistoryChange> {
		for (const type of this.#changed.keys()) {
			const name = this.#textNamed(type);
			const cell = name === undefined ? undefined : splitTextName(name);
			if (name === undefined || !cell) continue;
			const pieces = piecesOf(this.doc.getText(name), this.transaction);
			if (pieces.length === 0) continue;
			const stamp = readRecord(cellsOf(this.doc).get(`${cell.row}:${cell.column}`));
			yield {
				kind: 'text',
				...this.#inSheet(cell.row),
				column: cell.column,
				pieces,
				...(stamp && { author: stamp.by, written: stamp.t })
			};
		}
	}

	*head(): Iterable<HistoryChange> {
		for (const { key, before, after } of this.#keys('meta', metaOf)) {
			if (OWN_KEYS.has(key) || this.#told.has(key)) continue;
			const says = isHeadKey(key) ? headValue : (stored: unknown): unknown => stored;
			const [was, is] = [says(before), says(after)];
			if (!same(was, is)) yield headChange(key, was, is);
		}
	}

	*conflicts(): Iterable<HistoryChange> {
		for (const { key, before, after } of this.#keys('conflicts', conflictsOf)) {
			if (typeof after !== 'object' || after === null || same(before, after)) continue;
			const change = key.endsWith(':settled')
				? this.#settled(key.slice(0, -':settled'.length), after as Fields)
				: this.#conflict(after as Fields);
			if (change) yield change;
		}
	}

	#conflict({ row, column, key, kept, lost }: Fields): HistoryChange | undefined {
		if (typeof key === 'string') return this.#headConflict(key, kept, lost);
		const [stands, fell] = [readRecord(kept), readRecord(lost)];
		if (typeof row !== 'string' || typeof column !== 'string' || !stands || !fell) return undefined;
		this.#told.add(`${row}:${column}`);
		return {
			kind: 'conflict',
			...this.#inSheet(row),
			column,
			kept: { ...(stands.v !== undefined && { value: stands.v }), by: stands.by },
			lost: { ...(fell.v !== undefined && { value: fell.v }), by: fell.by }
		};
	}

	#headConflict(key: string, kept: unknown, lost: unknown): HistoryChange | undefined {
		const [stands, fell] = [readStamped(kept), readStamped(lost)];
		if (!stands || !fell) return undefined;
		this.#told.add(key);
		return {
			kind: 'head-conflict',
			key,
			kept: { value: stands.v, by: stands.by },
			lost: { value: fell.v, by: fell.by }
		};
	}

	#settled(id: string, { chose }: Fields): HistoryChange {
		const about = conflictsOf(this.doc).get(id) as Fields | undefined;
		const row = typeof about?.row === 'string' ? about.row : undefined;
		return {
			kind: 'settled',
			...(row !== undefined && this.#inSheet(row)),
			...(typeof about?.column === 'string' && { column: about.column }),
			...(typeof about?.key === 'string' && { key: about.key }),
			chose: chose === 'kept' || chose === 'lost' ? chose : 'other'
		};
	}

	#inSheet(row: RowId): { readonly sheet?: SheetKey; readonly row: RowId } {
		const sheet = rowsOf(this.doc).get(rowKey(row, 'sheet'));
		return isSheetName(sheet) ? { sheet, row } : { row };
	}

	/** The keys of a root map whose current value a transaction brought or took. */
	*#keys(root: string, mapOf: (doc: Y.Doc) => Y.Map<unknown>): Iterable<KeyChange> {
		const keys = this.#changedIn(root);
		if (!keys) return;
		const map = mapOf(this.doc);
		for (const key of keys) {
			const item = key === null ? undefined : map._map.get(key);
			if (key === null || !item) continue;
			const isNew = this.#isNew(item);
			// What came was overwritten by what stood already.
			if (!isNew && !Y.isDeleted(this.transaction.deleteSet, item.id)) continue;
			yield {
				key,
				before: isNew ? contentOf(this.#before(item)) : contentOf(item),
				after: item.deleted ? undefined : contentOf(item)
			};
		}
	}

	/** The item of the same key that stood before the transaction. */
	#before(item: Y.Item): Y.Item | null {
		let earlier = item.left;
		while (earlier && this.#isNew(earlier)) earlier = earlier.left;
		return earlier;
	}

	#isNew({ id }: Y.Item): boolean {
		return id.clock >= (this.transaction.beforeState.get(id.client) ?? 0);
	}

	#changedIn(root: string): ReadonlySet<string | null> | undefined {
		const type = this.#roots.get(root);
		return type && this.#changed.get(type);
	}

	/** An edit of a text stamps its cell, which names the text; only where it does not, all are searched. */
	#textNamed(type: object): string | undefined {
		for (const root of this.#roots.values()) if (root === type) return undefined;
		for (const key of this.#changedIn('cells') ?? []) {
			const split = splitKey(key ?? '');
			const name = split && textName(split.row, split.rest);
			if (name !== undefined && this.doc.share.get(name) === type) return name;
		}
		for (const [name, root] of this.doc.share) if (root === type) return name;
		return undefined;
	}
}

type Fields = Readonly<Record<string, unknown>>;

function contentOf(item: Y.Item | null): unknown {
	// Values that one client wrote in a row and overwrote may come as one item: the last counts.
	return item?.content.getContent().at(-1) as unknown;
}

function headChange(key: string, was: unknown, is: unknown): HistoryChange {
	const [before, after] = [was ?? undefined, is ?? undefined];
	return {
		kind: 'head',
		key,
		...(before !== undefined && { before }),
		...(after !== undefined && { after })
	};
}

function same(a: unknown, b: unknown): boolean {
	return a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** What a transaction replaced in a text. */
function piecesOf(text: Y.Text, transaction: Y.Transaction): TextPiece[] {
	const pieces: { at: number; removed: string; inserted: string; end: number }[] = [];
	/** Places in the text as it was, and as it is. */
	let [at, end] = [0, 0];
	let words = '';
	const piece = (): (typeof pieces)[number] => {
		const last = pieces.at(-1);
		if (last && last.at + last.removed.length === at && last.end === end) return last;
		const next = { at, removed: '', inserted: '', end };
		pieces.push(next);
		return next;
	};
	for (let item = text._start; item !== null; item = item.right) {
		const content = (item.content as { str?: string }).str;
		if (content === undefined) continue;
		const isNew = item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0);
		if (isNew && !item.deleted) {
			const here = piece();
			here.inserted += content;
			end = here.end += content.length;
			words += content;
		} else if (!isNew && item.deleted && Y.isDeleted(transaction.deleteSet, item.id)) {
			piece().removed += content;
			at += content.length;
		} else if (!item.deleted) {
			at += content.length;
			end += content.length;
			words += content;
		}
	}
	return pieces.map(({ at, removed, inserted, end }) => ({
		...{ at, removed, inserted },
		lead: words.slice(Math.max(0, end - inserted.length - CONTEXT), end - inserted.length),
		tail: words.slice(end, end + CONTEXT)
	}));
}
