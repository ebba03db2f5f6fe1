/**
 * What somebody who may write a room of sheets may write there: values in their own name, rows of
 * this room only, and nothing that is the server's. Decided before the update reaches the log.
 *
 * One exception: after a restored backup (or a log that was cut) people bring back what others had
 * written in the time that was lost, and what the server had; in that time names are not checked.
 */
import type * as Y from 'yjs';
import { tableOf, type RowId, type SheetKey } from '$lib/budget/book';
import { notedSheet } from '$lib/budget/table-note';
import { readRemoval } from '$lib/collab/conflict/contested-removal';
import { isExplanationKey } from '$lib/collab/room/explanation-record';
import type { UpdateFailure } from '$lib/collab/wire/inspect-update';
import type { SheetRoom } from '$lib/collab/room/room-name';
import { admits } from '$lib/collab/room/room-of';
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
	type DeletedMark,
	type RowAttribute
} from '$lib/collab/room/schema';
import { isHeadKey, readStamped } from '$lib/collab/room/head-record';
import type { StructSpan } from '$lib/collab/wire/update-reader';
import type { LostSpan } from '../store/store';
import { MapWrites, type MapPlace } from './map-writes';
import type { RowOwners } from './row-owners';

/** The roots of a room of sheets whose entries are checked one by one. */
const ROOTS: ReadonlySet<string> = new Set(['meta', 'rows', 'cells', 'conflicts']);
const INDICATORS = 'indicators@';
/** A client's clock as corrected by the server's may still be a little off. */
const CLOCK_ERROR = 60_000;

export interface AuthorityOptions {
	readonly room: SheetRoom;
	readonly doc: Y.Doc;
	readonly owners: RowOwners;
	readonly lostSpans: () => readonly LostSpan[];
	/** When the room was read from its log, UTC milliseconds. */
	readonly since: number;
}

export type Authorised =
	{ readonly ok: true; accept(): void } | { readonly ok: false; readonly failure: UpdateFailure };

export class SheetAuthority {
	readonly #options: AuthorityOptions;
	readonly #writes: MapWrites;
	/** Who removed something when, as `by#t`: what stood when the room was read, and all since. */
	readonly #removals = new Set<string>();

	constructor(options: AuthorityOptions) {
		this.#options = options;
		this.#writes = new MapWrites(options.doc, ROOTS);
		for (const [key, value] of rowsOf(options.doc).entries()) {
			const mark = key.endsWith(':deleted') ? readDeleted(value) : undefined;
			if (mark) this.#removals.add(idOf(mark));
		}
	}

	/** Whether this person may write all of an update that was inspected; call `accept` if it is taken. */
	check(structs: readonly StructSpan[], person: string): Authorised {
		const { writes, accept } = this.#writes.read(structs);
		const rows: string[] = [];
		const marks: DeletedMark[] = [];
		for (const { place, values } of writes) {
			for (const value of values) {
				const wrong = place ? this.#wrong(place, value, person) : this.#foreignName(value, person);
				if (wrong !== undefined) return notOwn(place ? `${place.root} ${place.key}` : wrong);
				const mark = place?.root === 'rows' ? readDeleted(value) : undefined;
				if (mark) marks.push(mark);
			}
			if (place?.root === 'rows' && place.key.endsWith(':sheet'))
				rows.push(splitKey(place.key)!.row);
		}
		return {
			ok: true,
			accept: () => {
				accept();
				for (const mark of marks) this.#removals.add(idOf(mark));
				for (const row of rows) this.#options.owners.claim(row, this.#options.room);
			}
		};
	}

	settled(): void {
		this.#writes.settled();
	}

	/** What is wrong with a value; the words are for the log. */
	#wrong({ root, key }: MapPlace, value: unknown, person: string): string | undefined {
		if (root === 'cells') return this.#wrongCell(key, value, person);
		if (root === 'rows') return this.#wrongRow(key, value, person);
		if (root === 'conflicts') return this.#wrongConflict(key, value, person);
		// The head is the department's, its schema the server's; a unit explains its own findings.
		if (this.#options.room.kind !== 'department' && !isExplanationKey(key)) return 'head';
		if (key === 'schema' || key === 'epoch') return 'schema';
		const stamped = isHeadKey(key) ? readStamped(value) : undefined;
		return stamped && this.#foreignName(stamped, person);
	}

	#wrongCell(key: string, value: unknown, person: string): string | undefined {
		const split = splitKey(key);
		const record = readRecord(value);
		if (!split || !isRowId(split.row) || !isColumnId(split.rest) || !record) return 'no record';
		return this.#foreignName(record, person);
	}

	#wrongRow(key: string, value: unknown, person: string): string | undefined {
		const { room } = this.#options;
		const split = splitKey(key);
		if (!split || !isRowId(split.row)) return 'no row';
		const attribute = split.rest as RowAttribute;
		if (!ROW_ATTRIBUTES.includes(attribute)) return 'no attribute';
		if (attribute === 'sheet') {
			if (!isSheetKey(value) || !admits(room, value)) return 'foreign sheet';
			return this.#mayHold(split.row, value) ? undefined : 'row of another room';
		}
		if (attribute === 'unit')
			return room.kind === 'unit' && value !== room.unit ? 'unit' : undefined;
		if (attribute !== 'deleted' || value === null) return undefined;
		const mark = readDeleted(value);
		if (!mark) return 'no mark';
		// Taking back how a removal was settled puts back the mark that somebody else had made.
		if (this.#isKnownRemoval(mark, [split.row])) return undefined;
		return this.#foreignName(mark, person);
	}

	/** Whether the row is none of another room, nor belongs to a table or a project of one. */
	#mayHold(row: RowId, sheet: SheetKey): boolean {
		const { room, owners } = this.#options;
		if (!owners.mayClaim(row, room)) return false;
		if (sheet.startsWith(INDICATORS)) return owners.mayClaim(sheet.slice(INDICATORS.length), room);
		const unit = room.kind === 'unit' ? room.unit : undefined;
		const noted = sheet === 'notes' ? notedSheet(row) : undefined;
		return noted === undefined || tableOf(noted)?.unit === unit;
	}

	#wrongConflict(key: string, value: unknown, person: string): string | undefined {
		if (value === null) return undefined;
		if (key.endsWith(':settled')) return this.#foreignName(value, person) ?? noName(value);
		const removal = readRemoval(value);
		if (!removal) return this.#isLost((value as { at?: unknown }).at) ? undefined : 'conflict';
		const { by, t } = removal.removed;
		if (key !== `removal#${by}#${t}`) return 'removal';
		const isKnown = by === person || this.#isKnownRemoval(removal.removed, removal.rows);
		return isKnown || this.#isLost(t) ? undefined : 'removal that nobody made';
	}

	/**
	 * Whether somebody made that removal, though another may have taken its place meanwhile. Of what was
	 * replaced before the room was read nothing is left but that the row had been removed once.
	 */
	#isKnownRemoval(removed: Removed, rows: readonly RowId[]): boolean {
		const { doc, since } = this.#options;
		if (this.#removals.has(idOf(removed))) return true;
		if (doc.share.has('conflicts') && doc.getMap('conflicts').has(`removal#${idOf(removed)}`))
			return true;
		return removed.t < since && rows.some((row) => rowsOf(doc).has(rowKey(row, 'deleted')));
	}

	/** Whether a value says that somebody else wrote it, outside of the time that was lost. */
	#foreignName(value: unknown, person: string): string | undefined {
		if (typeof value !== 'object' || value === null) return undefined;
		const { by, t } = value as { by?: unknown; t?: unknown };
		return by === undefined || by === person || this.#isLost(t) ? undefined : 'foreign name';
	}

	#isLost(t: unknown): boolean {
		if (typeof t !== 'number') return false;
		return this.#options
			.lostSpans()
			.some(({ after, until }) => t >= after - CLOCK_ERROR && t <= until + CLOCK_ERROR);
	}
}

type Removed = Pick<DeletedMark, 'by' | 't'>;

const idOf = ({ by, t }: Removed): string => `${by}#${t}`;

/** A settlement is somebody's. */
function noName(value: unknown): string | undefined {
	return typeof (value as { by?: unknown } | null)?.by === 'string' ? undefined : 'nobody';
}

function notOwn(what: string): Authorised {
	return { ok: false, failure: { kind: 'not-own', what: what.slice(0, 200) } };
}
