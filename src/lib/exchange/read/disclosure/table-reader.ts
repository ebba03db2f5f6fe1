/** Reads one of the 13 tables: its heading lines, header, rows and note. */
import type { AmountUnit } from '$lib/budget/amount';
import { NOTE_COLUMN, noteRowOf } from '$lib/budget/table-note';
import type { Column, TableTemplate } from '$lib/budget/table-template';
import { columnsOfSide, templateOf } from '$lib/budget/table-template';
import type { Side } from '$lib/budget/book';
import type { BookDraft, DraftRow } from './book-draft';
import type { TableBlock } from './outline';
import { tableTitled } from './outline';
import { fold, likeness } from './similarity';
import type { SourceCell, SourceLine } from '../source';
import { alignPages, type AlignedRow } from './table-alignment';
import { headerKind } from './table-header';

/** What heads a table besides its title. */
export interface TableFacts {
	readonly department?: string;
	readonly year?: number;
	readonly rows: readonly DraftRow[];
}

const DEPARTMENT_LINE = /^(?:部门|单位)名称\s*[:：]\s*(.*)$/;
const UNIT_LINE = /^(?:金额)?单位\s*[:：]\s*(万元|元)$/;
const NOTE_LINE = /^(?:备?注|说明)\s*[:：]\s*(.*)$/;

export function readTable(block: TableBlock, draft: BookDraft): TableFacts {
	const template = templateOf(block.table);
	const year = /(\d{4})\s*年/.exec(block.title.text.normalize('NFKC'))?.[1];
	draft.takeLine('table-heading', block.title, { place: { table: block.table } });
	const reading = new TableReading(template, draft);
	for (const line of block.lines) reading.take(line);
	return {
		rows: reading.finish(),
		...(reading.department && { department: reading.department }),
		...(year && { year: Number(year) })
	};
}

class TableReading {
	department: string | undefined;
	#unit: AmountUnit = '万元';
	readonly #body: SourceLine[] = [];
	#headers = new Set<string>();

	constructor(
		readonly template: TableTemplate,
		readonly draft: BookDraft
	) {}

	take(line: SourceLine): void {
		if (line.filled.length <= 2 && this.#takeFront(line)) return;
		const kind = headerKind(this.template, line);
		if (!kind) {
			this.#body.push(line);
			return;
		}
		const text = fold(line.text);
		const seen = this.#headers.has(text);
		this.#headers.add(text);
		const place = { table: this.template.id };
		if (kind === 'numbers') this.draft.takeLine('column-numbers', line, { place });
		else this.draft.takeLine(seen ? 'repeated-header' : 'table-header', line, { place });
	}

	/** 部门名称, 单位 and 注 lines, and the title where a page repeats it. */
	#takeFront(line: SourceLine): boolean {
		const kinds = line.filled.map((cell) => this.#takeFrontCell(cell, line));
		return kinds.some(Boolean);
	}

	#takeFrontCell(cell: SourceCell, line: SourceLine): boolean {
		const place = { table: this.template.id };
		const department = DEPARTMENT_LINE.exec(cell.text)?.[1];
		if (department !== undefined) {
			this.department = department;
			this.draft.take('table-heading', cell, { place });
			return true;
		}
		const unit = UNIT_LINE.exec(cell.text)?.[1] as AmountUnit | undefined;
		if (unit) {
			this.#unit = unit;
			this.draft.label(cell);
			const details = { found: unit, expected: '万元', place };
			if (unit !== '万元') this.draft.report('amount-unit-differs', cell, details);
			return true;
		}
		if (line.filled.length > 1) return false;
		const note = NOTE_LINE.exec(cell.text)?.[1];
		if (note !== undefined) {
			const id = noteRowOf(this.template.id);
			const row =
				this.draft.rows.find((r) => r.id === id) ?? this.draft.addRow(id, 'notes', line.number);
			this.draft.putText(row, NOTE_COLUMN, note, cell, '\n');
			return true;
		}
		if (tableTitled(cell.text) !== this.template.id) return false;
		this.draft.take('repeated-header', cell, { place });
		return true;
	}

	finish(): DraftRow[] {
		const aligned = alignPages(this.template, this.#body, this.draft);
		const sides: (Side | undefined)[] = twoSided(this.template) ? ['收入', '支出'] : [undefined];
		return sides.flatMap((side) => aligned.flatMap((row) => this.#readSide(row, side)));
	}

	#readSide(aligned: AlignedRow, side: Side | undefined): DraftRow[] {
		const columns = columnsOfSide(this.template, side);
		const cells = columns.flatMap((column) => {
			const cell = aligned.cells.get(column.id);
			return cell ? [{ column, cell }] : [];
		});
		if (cells.length === 0) return [];
		const { id } = this.template;
		const row = this.draft.addRow(this.draft.nextId('r'), id, aligned.line.number, {
			...(side && { side })
		});
		for (const { column, cell } of cells) this.#put(row, column, cell);
		if (isTotal(this.template, row)) row.role = 'total';
		return [row];
	}

	#put(row: DraftRow, column: Column, cell: SourceCell): void {
		if (column.holds === 'amount') {
			this.draft.putAmount(row, column.id, cell.text, this.#unit, cell);
		} else this.draft.putText(row, column.id, cell.text, cell);
	}
}

const twoSided = (template: TableTemplate): boolean => template.columns.some((c) => c.side);

/** The rows that the official form marks as totals, by their label. */
function isTotal(template: TableTemplate, row: DraftRow): boolean {
	const label = columnsOfSide(template, row.side)
		.filter((c) => c.holds !== 'amount')
		.map((c) => row.cells[c.id] ?? '')
		.join('');
	return template.fixedRows.some(
		(fixed) =>
			fixed.role === 'total' && fixed.side === row.side && likeness(fixed.label, label) >= 0.99
	);
}
