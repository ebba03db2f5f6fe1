/**
 * What somebody who may write a room of sheets may write there: values in their own name, rows of
 * this room only, and nothing that is the server's.
 *
 * One exception: after a restored backup (or a log that was cut) people bring back what others had
 * written in the time that was lost, and what the server had; for 30 days names of that time are
 * not checked.
 */
import type * as Y from 'yjs';
import { isReadable } from '$lib/formats/book-format';
import { tableOf, type CellValue, type RowId, type SheetKey } from '$lib/budget/book/book';
import { notedSheet } from '$lib/budget/book/table-note';
import { PROSE_COLUMNS } from '$lib/budget/form/first-form';
import { homeOf, isFormulaText, mayHoldAmounts } from '$lib/budget/computed/formula-cell';
import { readCellFormula } from '$lib/budget/formula/read-cell-formula';
import { readConflict, settledKey } from '$lib/collab/conflict/conflict';
import { readRemoval } from '$lib/collab/conflict/contested-removal';
import type { SheetRoom } from '$lib/collab/room/room-name';
import { admits } from '$lib/collab/room/room-of';
import { isRole, isSide } from '$lib/collab/room/row-mark';
import {
	isColumnId,
	isRowId,
	isSheetKey,
	readDeleted,
	readRecord,
	ROW_ATTRIBUTES,
	rowKey,
	rowsOf,
	splitKey,
	splitTextName,
	type DeletedMark,
	type RowAttribute
} from '$lib/collab/room/schema';
import type { RowOwners } from '../row-owners';
import { HeadRights } from './head-rights';
import type { RoomRights, Writer } from './rights';
import type { StoodRecords } from './stood-records';
import type { UpdateWrites } from './update-writes';

const INDICATORS = 'indicators@';
/** The longest order key: each insertion in a narrow place makes one longer. */
const MAX_ORDER = 2_000;
const SETTLED = settledKey('');
const REMOVAL = 'removal#';

export interface SheetRightsOptions {
	readonly room: SheetRoom;
	readonly doc: Y.Doc;
	readonly owners: RowOwners;
	readonly mayBeLost: (t: unknown) => boolean;
	readonly stood: StoodRecords;
	/** When the room was read from its log, UTC milliseconds. */
	readonly since: number;
}

export class SheetRights implements RoomRights {
	/** Who removed something when, as `by#t`: what stood when the room was read, and all since. */
	readonly #removals = new Set<string>();
	readonly #head: HeadRights;

	constructor(readonly options: SheetRightsOptions) {
		this.#head = new HeadRights(options);
		for (const [key, value] of rowsOf(options.doc).entries()) {
			const mark = key.endsWith(':deleted') ? readDeleted(value) : undefined;
			if (mark) this.#removals.add(idOf(mark));
		}
	}

	wrong({ maps, texts }: UpdateWrites, who: Writer): string | undefined {
		if (maps.length + texts.size > 0 && !isReadable(this.options.owners.format))
			return 'a format that cannot be read';
		for (const { root, key, values } of maps) {
			if (this.#wrongKey(root, key)) return `${root} ${key}`;
			for (const value of values ?? []) {
				const wrong = this.#wrongValue(root, key, value, who);
				if (wrong !== undefined) return `${root} ${key}: ${wrong}`;
			}
		}
		for (const root of texts) {
			const cell = splitTextName(root);
			if (!cell || !this.#isOfRoom(cell.row)) return root;
		}
		return undefined;
	}

	taken({ maps }: UpdateWrites): void {
		for (const write of maps) {
			if (write.root === 'rows') this.#note(write.key, write.values ?? []);
			this.#head.taken(write);
		}
	}

	settled(): void {
		// What it notes stays true.
	}

	#note(key: string, values: readonly unknown[]): void {
		const { owners, room } = this.options;
		for (const value of values) {
			const mark = readDeleted(value);
			if (mark) this.#removals.add(idOf(mark));
		}
		if (key.endsWith(':sheet')) owners.claim(splitKey(key)!.row, room);
	}

	/** Whether no client of ours has anything to write there, be it that it was overwritten at once. */
	#wrongKey(root: string, key: string): boolean {
		const split = splitKey(key);
		switch (root) {
			case 'cells':
				return !split || !this.#isOfRoom(split.row) || !isColumnId(split.rest);
			case 'rows':
				return (
					!split || !isRowId(split.row) || !ROW_ATTRIBUTES.includes(split.rest as RowAttribute)
				);
			case 'conflicts':
				return false;
			case 'meta':
				return this.#head.wrongKey(key);
			default:
				return true;
		}
	}

	/** What is wrong with a value; the words are for the log. */
	#wrongValue(root: string, key: string, value: unknown, who: Writer): string | undefined {
		if (root === 'cells') return this.#wrongCell(key, value, who.id);
		if (root === 'rows') return this.#wrongRow(key, value, who.id);
		if (root === 'conflicts') return this.#wrongConflict(key, value, who.id);
		return this.#head.wrong(key, value, who);
	}

	#wrongCell(key: string, value: unknown, person: string): string | undefined {
		const record = readRecord(value);
		if (!record || !hasOnly(value, ['v', 't', 'by'])) return 'no record';
		// The words of a prose cell are in its text.
		if (record.v !== undefined && PROSE_COLUMNS.has(splitKey(key)!.rest)) return 'value of a text';
		if (this.#isMalformed(key, record.v)) return 'malformed formula';
		return this.#foreignName(record, person);
	}

	/** Whether a cell of amounts would hold a formula that nobody can compute. */
	#isMalformed(key: string, value: CellValue | undefined): boolean {
		const { format } = this.options.owners;
		const { row, rest: column } = splitKey(key)!;
		if (!isFormulaText(value) || !mayHoldAmounts(column, format)) return false;
		const sheet = rowsOf(this.options.doc).get(rowKey(row, 'sheet'));
		// The row may come with the same update: then any table will do.
		const home = isSheetKey(sheet, format) ? homeOf(sheet) : (format.tables[0]?.id ?? 'F');
		return !readCellFormula(value, format, home).ok;
	}

	#wrongRow(key: string, value: unknown, person: string): string | undefined {
		const { room } = this.options;
		const { format } = this.options.owners;
		const { row, rest } = splitKey(key)!;
		if (rest !== 'sheet' && !this.#isOfRoom(row)) return 'row of another room';
		switch (rest as RowAttribute) {
			case 'sheet':
				if (!isSheetKey(value, format) || !admits(room, value, format)) return 'foreign sheet';
				return this.#mayHold(row, value) ? undefined : 'row of another room';
			case 'order':
				return typeof value === 'string' && value.length <= MAX_ORDER ? undefined : 'no order';
			case 'unit':
				if (typeof value !== 'string') return 'no unit';
				return room.kind === 'unit' && value !== room.unit ? 'foreign unit' : undefined;
			case 'side':
				return isSide(value, format) ? undefined : 'no side';
			case 'role':
				return isRole(value) ? undefined : 'no role';
			case 'deleted':
				return value === null ? undefined : this.#wrongMark(row, value, person);
		}
	}

	#wrongMark(row: RowId, value: unknown, person: string): string | undefined {
		const mark = readDeleted(value);
		if (!mark || !hasOnly(value, ['t', 'by', 'seen'])) return 'no mark';
		// Taking back how a removal was settled puts back the mark that somebody else had made.
		if (this.#isKnownRemoval(mark, [row])) return undefined;
		return this.#foreignName(mark, person);
	}

	/** Whether no other room of the book has the row. */
	#isOfRoom(row: RowId): boolean {
		return isRowId(row) && this.options.owners.mayClaim(row, this.options.room);
	}

	/** Whether the row is none of another room, nor belongs to a table or a project of one. */
	#mayHold(row: RowId, sheet: SheetKey): boolean {
		const { room } = this.options;
		if (!this.#isOfRoom(row)) return false;
		if (sheet.startsWith(INDICATORS)) return this.#isOfRoom(sheet.slice(INDICATORS.length));
		const unit = room.kind === 'unit' ? room.unit : undefined;
		const noted = sheet === 'notes' ? notedSheet(row) : undefined;
		return noted === undefined || tableOf(noted)?.unit === unit;
	}

	/** How a conflict was settled is people's to say; what the conflict was is the server's. */
	#wrongConflict(key: string, value: unknown, person: string): string | undefined {
		if (key.endsWith(SETTLED)) {
			if (value === null) return undefined;
			return hasOnly(value, ['by', 't', 'chose'])
				? (this.#foreignName(value, person) ?? noName(value))
				: 'no settlement';
		}
		if (!key.startsWith(REMOVAL))
			return this.options.mayBeLost(readConflict(value)?.at) ? undefined : 'conflict';
		if (value === null) return undefined;
		const removal = readRemoval(value);
		if (!removal) return 'no removal';
		const { by, t } = removal.removed;
		if (key !== `${REMOVAL}${by}#${t}`) return 'another removal';
		const isKnown = by === person || this.#isKnownRemoval(removal.removed, removal.rows);
		return isKnown || this.options.mayBeLost(t) ? undefined : 'removal that nobody made';
	}

	/**
	 * Whether somebody made that removal, though another may have taken its place meanwhile. Of what was
	 * replaced before the room was read nothing is left but that the row had been removed once.
	 */
	#isKnownRemoval(removed: Removed, rows: readonly RowId[]): boolean {
		const { doc, since } = this.options;
		if (this.#removals.has(idOf(removed))) return true;
		if (doc.share.has('conflicts') && doc.getMap('conflicts').has(`${REMOVAL}${idOf(removed)}`))
			return true;
		return removed.t < since && rows.some((row) => rowsOf(doc).has(rowKey(row, 'deleted')));
	}

	/** Whether a value says that somebody else wrote it, outside of the time that was lost. */
	#foreignName(value: unknown, person: string): string | undefined {
		const { by, t } = value as { by?: unknown; t?: unknown };
		return by === person || this.options.mayBeLost(t) ? undefined : 'foreign name';
	}
}

type Removed = Pick<DeletedMark, 'by' | 't'>;

const idOf = ({ by, t }: Removed): string => `${by}#${t}`;

/** A settlement is somebody's. */
function noName(value: unknown): string | undefined {
	return typeof (value as { by?: unknown }).by === 'string' ? undefined : 'nobody';
}

function hasOnly(value: unknown, members: readonly string[]): boolean {
	return (
		typeof value === 'object' &&
		value !== null &&
		Object.keys(value).every((name) => members.includes(name))
	);
}
