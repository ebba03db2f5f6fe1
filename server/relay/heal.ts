/**
 * Mends a room that hostile updates damaged before updates were judged whole: keys of its sheets
 * whose value was deleted, or replaced by what is none. The value comes back from the log while it
 * is replayed, else from the history. Nobody of ours leaves a key without a value (C3).
 */
import type * as Y from 'yjs';
import { readConflict, settledKey } from '$lib/collab/conflict/conflict';
import { BY_SERVER, type HistoryChange, type HistoryEntry } from '$lib/collab/history/history';
import { parseRoom, parseSheetRoom } from '$lib/collab/room/room-name';
import { isSheetName, readRecord, splitKey } from '$lib/collab/room/schema';
import type { Store } from '../store/store';
import { inSlices } from '../threads/turns';

const ROOTS = ['meta', 'rows', 'cells', 'conflicts'] as const;
type Root = (typeof ROOTS)[number];
const PAGE = 500;
/** Keys that are looked at between two interruptions. */
const STEP = 2_000;
/** So many pages of history are searched; older values are told as lost. */
const PAGES = 40;

export interface Healing {
	/** What came back, as `root key`. */
	readonly healed: readonly string[];
	/** What is gone for good. */
	readonly lost: readonly string[];
}

interface Missing {
	readonly root: Root;
	readonly key: string;
	value: unknown;
}

export class Healer {
	/** The last good value of each key that has none now, as the log told it. */
	readonly #logged = new Map<string, unknown>();
	readonly #stop: () => void;
	readonly #roots: readonly Root[];

	constructor(
		readonly doc: Y.Doc,
		readonly room: string
	) {
		// In other rooms people could delete what was theirs; only the schema is nobody's.
		this.#roots = parseSheetRoom(room) ? ROOTS : ['meta'];
		const note = (transaction: Y.Transaction): void => this.#note(transaction);
		doc.on('afterTransaction', note);
		this.#stop = () => doc.off('afterTransaction', note);
	}

	/** Once the log is replayed: writes what is missing; the caller puts the change into the log. */
	async heal(history: Store['history']): Promise<Healing | undefined> {
		this.#stop();
		const missing = await inSlices(this.#missing());
		if (missing.length === 0) return undefined;
		const unknown = missing.filter(({ value }) => value === undefined);
		if (unknown.length > 0) await this.#search(unknown, history);
		const found = missing.filter(({ value }) => value !== undefined);
		this.doc.transact(() => {
			for (const { root, key, value } of found) this.doc.getMap(root).set(key, value);
		}, 'heal');
		const named = ({ root, key }: Missing): string => `${root} ${key}`;
		const lost = missing.filter((one) => !found.includes(one));
		return { healed: found.map(named), lost: lost.map(named) };
	}

	/** While the overwritten values can still be read: afterwards Yjs throws them away. */
	#note({ changed }: Y.Transaction): void {
		for (const root of this.#roots) {
			const entries = this.doc.share.get(root)?._map;
			const keys = [...changed].find(([type]) => type._map === entries)?.[1];
			for (const key of keys ?? []) {
				const item = key === null ? undefined : entries?.get(key);
				if (key === null || !item) continue;
				const name = `${root} ${key}`;
				if (isGood(root, key, item)) this.#logged.delete(name);
				else if (!this.#logged.has(name)) this.#logged.set(name, lastGood(root, key, item));
			}
		}
	}

	*#missing(): Generator<undefined, Missing[]> {
		const missing: Missing[] = [];
		let looked = 0;
		for (const root of this.#roots)
			for (const [key, item] of this.doc.getMap(root)._map) {
				if (++looked % STEP === 0) yield;
				const isOurs = this.#roots.length > 1 || key === 'schema';
				if (!isOurs || isGood(root, key, item)) continue;
				let value = this.#logged.get(`${root} ${key}`);
				// Each migration leaves alone what has its form already: from the first on, all are right.
				if (root === 'meta' && key === 'schema') value ??= 1;
				missing.push({ root, key, value });
			}
		return missing;
	}

	async #search(missing: readonly Missing[], history: Store['history']): Promise<void> {
		const book = parseRoom(this.room)!.book;
		let before: number | undefined;
		for (let page = 0; page < PAGES; page++) {
			const query = { book, rooms: [this.room], limit: PAGE };
			const { entries, next } = await history.query(before ? { ...query, before } : query);
			for (const entry of entries)
				for (const one of missing) one.value ??= toldBy(entry, one.root, one.key);
			if (next === undefined || missing.every(({ value }) => value !== undefined)) break;
			before = next;
		}
		// A row whose place is not known any more comes last.
		for (const one of missing) if (one.key.endsWith(':order')) one.value ??= 'z';
	}
}

function lastGood(root: Root, key: string, from: Y.Item): unknown {
	for (let item: Y.Item | null = from; item; item = item.left) {
		const value: unknown = item.content.getContent().at(-1);
		if (value !== undefined && isGoodValue(root, key, value)) return value;
	}
	return undefined;
}

function isGood(root: Root, key: string, item: Y.Item): boolean {
	return !item.deleted && isGoodValue(root, key, item.content.getContent().at(-1));
}

/** Whether it can be read; what may be written there, the judge decides. */
function isGoodValue(root: Root, key: string, value: unknown): boolean {
	switch (root) {
		case 'meta':
			return key !== 'schema' || typeof value === 'number';
		case 'cells':
			return readRecord(value) !== undefined;
		case 'rows':
			if (key.endsWith(':sheet')) return isSheetName(value);
			return key.endsWith(':order') ? typeof value === 'string' : true;
		case 'conflicts':
			if (key.endsWith(settledKey('')) || key.startsWith('removal#')) return true;
			return readConflict(value) !== undefined;
	}
}

/** What an entry of the history tells of a key's value. */
function toldBy({ change, at, by }: HistoryEntry, root: Root, key: string): unknown {
	if (root === 'conflicts') return conflictTold(change, at, key);
	if (root === 'meta') {
		if (change.kind !== 'head' || change.key !== key) return undefined;
		const value = change.after ?? change.before;
		return value === undefined ? undefined : { v: value, t: at, by: BY_SERVER };
	}
	const split = splitKey(key);
	if (!split || !('row' in change) || change.row !== split.row) return undefined;
	if (root === 'rows') return split.rest === 'sheet' ? change.sheet : undefined;
	if (change.kind === 'conflict' && change.column === split.rest)
		return { v: change.kept.value, t: at, by: change.kept.by };
	if (change.kind !== 'cell' || change.column !== split.rest) return undefined;
	// Whoever deleted it has not written it.
	if (change.after === undefined && change.author === undefined)
		return { v: change.before, t: at, by: BY_SERVER };
	return { v: change.after, t: change.written ?? at, by: change.author ?? by };
}

function conflictTold(change: HistoryChange, at: number, id: string): unknown {
	const about = id.slice(0, id.lastIndexOf('#'));
	const isIt =
		change.kind === 'conflict'
			? `${change.row}:${change.column}` === about
			: change.kind === 'head-conflict' && change.key === about;
	if (!isIt) return undefined;
	if (change.kind === 'head-conflict') {
		const side = ({ value, by }: typeof change.kept): object => ({ v: value, t: at, by });
		return { key: change.key, kept: side(change.kept), lost: side(change.lost), at };
	}
	if (change.kind !== 'conflict') return undefined;
	const side = ({ value, by }: typeof change.kept): object => ({
		...(value !== undefined && { v: value }),
		...{ t: at, by }
	});
	const { row, column, kept, lost } = change;
	return { row, column, kept: side(kept), lost: side(lost), at };
}
