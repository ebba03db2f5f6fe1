/** Indicator lines of a real grid: every cell stands under its header, and merges say how far labels reach. */
import { INDICATOR_TREE, type Half, type IndicatorColumn } from '$lib/budget/form/first-form';
import type { SourceCell } from '../source';
import type { BookDraft, DraftRow } from './book-draft';
import { classOf, type GroupName } from './form-grid';
import { CLASS_LABELS, GRID_LABELS, GROUP_LABELS } from './form-labels';
import type { Piece } from './form-reader';
import { fold } from './similarity';

type Role = '边' | '一级' | '二级' | '三级' | '指标值';

interface RoleColumn {
	readonly index: number;
	readonly role: Role;
	readonly half: Half;
}
export type IndicatorColumns = readonly RoleColumn[];

/** The columns of a header that is whole in each of its halves; else `undefined`. */
export function indicatorColumns(header: readonly Piece[]): IndicatorColumns | undefined {
	const columns: RoleColumn[] = [];
	const seen = { 二级: 0, 三级: 0, 指标值: 0 };
	for (const { cell, text } of header) {
		const bare = fold(text);
		const role = bare.replace(/指标$/, '') as Role;
		if (role === '二级' || role === '三级' || bare === '指标值') {
			const own = bare === '指标值' ? '指标值' : (role as '二级' | '三级');
			const half: Half = seen[own]++ === 0 ? '实施期' : '年度';
			columns.push({ index: cell.index, role: own, half });
		} else if (role === '一级') columns.push({ index: cell.index, role, half: '实施期' });
		else if (GRID_LABELS.match(text))
			columns.push({ index: cell.index, role: '边', half: '实施期' });
		else return undefined;
	}
	if (seen.三级 !== seen.指标值 || seen.三级 < 1 || seen.三级 > 2) return undefined;
	if (seen.二级 !== seen.三级 && seen.二级 !== 0) return undefined;
	// One half only: the flat form, kept as 年度.
	return seen.三级 === 2 ? columns : columns.map((column) => ({ ...column, half: '年度' }));
}

/** A label with the last line that its cell covers. */
interface Standing {
	readonly text: string;
	readonly until: number;
}

export class ExactIndicators {
	#class: Standing | undefined;
	readonly #groups: Partial<Record<Half, Standing>> = {};

	constructor(readonly draft: BookDraft) {}

	take(row: DraftRow, pieces: readonly Piece[], columns: IndicatorColumns): void {
		for (const piece of pieces) {
			const column = columns.findLast(({ index }) => index <= piece.cell.index);
			if (!column || column.role === '边') this.#takeMargin(row, piece);
			else if (column.role === '一级') this.#takeClass(row, piece);
			else if (column.role === '二级') this.#takeGroup(row, piece, column.half);
			else {
				const id: IndicatorColumn = `${column.half}.${column.role}`;
				this.draft.putText(row, id, piece.text, piece.cell, '\n');
			}
		}
		this.#writeLabels(row);
	}

	#takeMargin(row: DraftRow, { cell, text }: Piece): void {
		if (GRID_LABELS.match(text)) this.draft.label(cell);
		else this.draft.unplaced(cell, text, { row: row.id });
	}

	/** A class begins new groups. */
	#takeClass(row: DraftRow, piece: Piece): void {
		this.#class = this.#standing(row, '一级', piece, CLASS_LABELS.match(piece.text)?.label);
		delete this.#groups.实施期;
		delete this.#groups.年度;
	}

	#takeGroup(row: DraftRow, piece: Piece, half: Half): void {
		const column: IndicatorColumn = half === '实施期' ? '二级' : '年度.二级';
		const official = GROUP_LABELS.match(piece.text)?.label;
		this.#groups[half] = this.#standing(row, column, piece, official);
	}

	/** The form prints its own labels; any other text is the document's, and goes to the book. */
	#standing(
		row: DraftRow,
		column: IndicatorColumn,
		{ cell, text }: Piece,
		official: string | undefined
	): Standing {
		if (official === undefined) this.draft.putText(row, column, text, cell);
		else {
			this.draft.label(cell);
			if (fold(official) !== fold(text))
				this.draft.report('label-variant', cell, { found: text, expected: official });
		}
		return { text: official ?? text, until: lastLine(cell) };
	}

	#writeLabels(row: DraftRow): void {
		const standing = (label: Standing | undefined) =>
			label && row.line <= label.until ? label.text : undefined;
		const own = standing(this.#groups.实施期);
		const other = standing(this.#groups.年度);
		const shared = own ?? other;
		const level = standing(this.#class) ?? (isGroup(shared) ? classOf(shared) : undefined);
		if (level !== undefined) row.cells['一级'] ??= level;
		if (shared !== undefined) row.cells['二级'] ??= shared;
		if (other !== undefined && other !== shared) row.cells['年度.二级'] ??= other;
	}
}

/** Without a merge a label reaches until the next one. */
function lastLine({ line, down }: SourceCell): number {
	return down === undefined ? Infinity : line + down - 1;
}

function isGroup(text: string | undefined): text is GroupName {
	const groups: readonly string[] = Object.values(INDICATOR_TREE).flat();
	return text !== undefined && groups.includes(text);
}
