/** What differs between two models of one sheet. */
import type { GridCell, GridLine, Lock, SheetModel } from './grid-port';
import { indexCells } from './grid-port';

/** The same lines, columns and merged blocks: only texts may differ. */
export function sameShape(a: SheetModel, b: SheetModel): boolean {
	return (
		a.lines.length === b.lines.length &&
		a.columns.length === b.columns.length &&
		a.lines.every(({ key, number }, i) => key === b.lines[i].key && number === b.lines[i].number) &&
		a.columns.every(
			({ width, filtered, sorted }, i) =>
				width === b.columns[i].width &&
				filtered === b.columns[i].filtered &&
				sorted === b.columns[i].sorted
		) &&
		JSON.stringify(a.merged) === JSON.stringify(b.merged) &&
		JSON.stringify(a.header) === JSON.stringify(b.header)
	);
}

/** A change of paint: which cells differ, or the whole where the tone of a line does. */
export type PaintChange = 'none' | 'whole' | readonly (readonly [line: number, column: number])[];

/** What to paint again after a change that keeps the shape. */
export function changedCells(a: SheetModel, b: SheetModel): PaintChange {
	if (a === b) return 'none';
	const changed: [number, number][] = [];
	for (const [l, line] of a.lines.entries()) {
		const next = b.lines[l];
		if (line.tone !== next.tone || line.owner !== next.owner) return 'whole';
		for (const [c, cell] of line.cells.entries())
			if (!sameCell(cell, next.cells[c])) changed.push([l, c]);
	}
	return changed.length === 0 ? 'none' : changed;
}

function sameCell(a: GridCell, b: GridCell): boolean {
	return (
		a.exact === b.exact &&
		a.formula === b.formula &&
		a.shown === b.shown &&
		a.kind === b.kind &&
		a.hasList === b.hasList &&
		a.indent === b.indent &&
		a.strong === b.strong &&
		a.fold === b.fold &&
		a.ref?.row === b.ref?.row &&
		a.ref?.column === b.ref?.column &&
		sameLock(a.lock, b.lock)
	);
}

function sameLock(a: Lock | undefined, b: Lock | undefined): boolean {
	if (a?.kind !== b?.kind) return false;
	return a?.kind !== 'refused' || b?.kind !== 'refused' || a.refusal.kind === b.refusal.kind;
}

/**
 * The painted lines with the values of `next`: for as long as an editor is open, lines stay where
 * they are. Cells whose row is gone keep their text and are locked.
 */
export function holdLines(painted: SheetModel, next: SheetModel): SheetModel {
	const places = indexCells(next);
	const lines = painted.lines.map((line): GridLine => {
		const cells = line.cells.map((cell): GridCell => {
			if (!cell.ref) return cell;
			const place = places.get(`${cell.ref.row}:${cell.ref.column}`);
			return place ? next.lines[place[0]].cells[place[1]] : { ...cell, lock: { kind: 'gone' } };
		});
		return { ...line, cells };
	});
	return { ...painted, lines };
}

/** More cells than this are painted by one full render. */
const MOST_PAINTED_ALONE = 200;

/** Whether the cells can be painted where they stand: few, and one line high whatever they say. */
export function mayPaintAlone(
	model: SheetModel,
	changed: readonly (readonly [line: number, column: number])[]
): boolean {
	const keepsHeight = ([line, column]: readonly [number, number]) =>
		['amount', 'code'].includes(model.lines[line].cells[column].kind);
	return changed.length <= MOST_PAINTED_ALONE && changed.every(keepsHeight);
}
