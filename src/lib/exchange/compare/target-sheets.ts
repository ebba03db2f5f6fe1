/** The sheets of a document as they would stand in the book, with the book's own unit ids. */
import { bookFormat } from '$lib/formats/book-format';
import {
	tableOf,
	type Book,
	type Row,
	type SheetKey,
	type TableId,
	type Unit,
	type UnitId
} from '$lib/budget/book/book';
import { noteRowOf, notedSheet } from '$lib/budget/book/table-note';
import { unitOf } from '../read/disclosure/unit-register';
import type { ImportTarget } from './proposal';

export interface TargetSheet {
	readonly sheet: SheetKey;
	readonly rows: readonly Row[];
}

type IsShared = (table: TableId) => boolean;

export interface TargetSheets {
	readonly sheets: readonly TargetSheet[];
	readonly outside: readonly TargetSheet[];
	/** Units of the document that the book has not. */
	readonly strangers: readonly string[];
}

/** Indicators are compared with their projects, so they are not among these. */
export function sheetsForTarget(
	{ head, sheets }: Book,
	units: readonly Unit[],
	department: string,
	{ unit }: ImportTarget
): TargetSheets {
	const ids = new Map<UnitId, UnitId>();
	const strangers: string[] = [];
	for (const { id, name } of head.units) {
		const known = unitOf(name, units, department);
		if (known) ids.set(id, known.unit.id);
		else strangers.push(name);
	}
	const ownerOf = (row: Row): UnitId | undefined =>
		unit ?? (row.unit === undefined ? undefined : ids.get(row.unit));
	const { byId } = bookFormat(head);
	const isShared: IsShared = (table) => byId.get(table)?.shared ?? false;
	const inside: TargetSheet[] = [];
	const outside: TargetSheet[] = [];
	for (const [key, rows = []] of Object.entries(sheets)) {
		const sheet = key as SheetKey;
		if (sheet.startsWith('indicators@') || rows.length === 0) continue;
		if (unit !== undefined && sheet === 'narrative') {
			outside.push({ sheet, rows });
			continue;
		}
		inside.push({
			sheet: sheetFor(sheet, unit, isShared),
			rows: rows.map((row) =>
				ownedBy(noteFor(row, sheet, unit, isShared), ownerFor(sheet, ownerOf(row), unit, isShared))
			)
		});
	}
	return { sheets: inside, outside, strangers };
}

/** A unit's own edition has the first ten tables only; the others it shares. */
function sheetFor(sheet: SheetKey, unit: UnitId | undefined, isShared: IsShared): SheetKey {
	const table = tableOf(sheet);
	if (!table || unit === undefined || isShared(table.table)) return sheet;
	return `${table.table}@${unit}`;
}

function ownerFor(
	sheet: SheetKey,
	owner: UnitId | undefined,
	unit: UnitId | undefined,
	isShared: IsShared
): UnitId | undefined {
	if (sheet === 'narrative') return undefined;
	const table = tableOf(sheet);
	if (table && !isShared(table.table)) return unit;
	return sheet === 'notes' ? unit : owner;
}

function noteFor(row: Row, sheet: SheetKey, unit: UnitId | undefined, isShared: IsShared): Row {
	const noted = sheet === 'notes' ? notedSheet(row.id) : undefined;
	return noted ? { ...row, id: noteRowOf(sheetFor(noted, unit, isShared)) } : row;
}

function ownedBy({ unit: _, ...row }: Row, unit: UnitId | undefined): Row {
	return unit === undefined ? row : { ...row, unit };
}
