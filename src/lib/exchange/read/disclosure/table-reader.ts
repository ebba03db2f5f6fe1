/** Reads one of the 13 tables: its heading lines, header, rows and note. */
import { NOTE_COLUMN, noteRowOf } from '$lib/budget/book/table-note';
import type { Column, TableTemplate } from '$lib/budget/table/table-template';
import { columnsOfSide, templateOf } from '$lib/budget/table/table-template';
import type { Side } from '$lib/budget/book/book';
import { BookDraft, type DraftRow } from './book-draft';
import type { TableBlock } from './outline-blocks';
import { fold, likeness } from './similarity';
import { bracketedUnit, ownUnit, statedUnit, withoutUnit, type PrintedUnit } from '../printed-unit';
import { placeOf, type SourceCell, type SourceLine } from '../source';
import {
	chosenColumns,
	columnsOfHeader,
	headedColumns,
	type HeaderColumns
} from './header-columns';
import { choiceFor, guessHeader, samplesOf, signatureOf, type ColumnChoices } from './heading';
import { isUnitLine } from './table-bounds';
import { tableFits } from './table-fit';
import { tablesTitled } from './titles';
import { alignByHeader, alignPages, type AlignedRow } from './table-alignment';
import { headerKind } from './table-header';

interface Segment {
	readonly header: SourceLine[];
	readonly body: SourceLine[];
}

/** What heads a table besides its title. */
export interface TableFacts {
	readonly department?: string;
	readonly year?: number;
	readonly rows: readonly DraftRow[];
}

const DEPARTMENT_LINE =
	/^(?:(?:部门|单位)名称|(?:编制|填报|预算|公开)?部门|(?:编制|填报|预算|公开)单位)\s*[:：]\s*(.*)$/;
const NOTE_LINE = /^(?:备?注|说明)\s*[:：]\s*(.*)$/;

/**
 * @param own the table as the book prints it that is read into; the official form is read, too
 * @returns `undefined` where the table under the title is another: then nothing of it was read
 */
export function readTable(
	block: TableBlock,
	draft: BookDraft,
	choices: ColumnChoices = {},
	own: TableTemplate = templateOf(block.table)
): TableFacts | undefined {
	const trial = new BookDraft(draft.head);
	const reading = readInto(block, trial, choices, own);
	if (!reading.isChosen && !tableFits(reading.template, block.lines, trial)) return undefined;
	return readInto(block, draft, choices, own).facts;
}

function readInto(
	block: TableBlock,
	draft: BookDraft,
	choices: ColumnChoices,
	own: TableTemplate
): { readonly facts: TableFacts; readonly isChosen: boolean; readonly template: TableTemplate } {
	const { table, title, lines, chosen } = block;
	const template = templateOf(table);
	const year = title && /(\d{4})\s*年/.exec(title.text.normalize('NFKC'))?.[1];
	if (title) draft.takeLine('table-heading', title, { place: { table } });
	else if (lines.length > 0 && !chosen)
		draft.report('table-untitled', lines[0], { kept: template.name, place: { table } });
	const reading = new TableReading(template, own, draft, choices, chosen);
	if (title) reading.takeUnit(bracketedUnit(title.text), title);
	for (const line of block.lines) reading.take(line);
	const rows = reading.finish();
	const facts = {
		rows,
		...(reading.department && { department: reading.department }),
		...(year && { year: Number(year) })
	};
	return { facts, isChosen: reading.isChosen, template: reading.template };
}

class TableReading {
	department: string | undefined;
	/** A person said what the columns of a header mean. */
	isChosen = false;
	#unit: PrintedUnit | undefined;
	/** The first amount of which nothing says in what unit it is. */
	#assumed: SourceCell | undefined;
	/** Of lines whose amounts are not in 万元. */
	readonly #unitOf = new Map<SourceLine, PrintedUnit>();
	/** Units in the headers of single columns, by the lines below. */
	readonly #columnUnits = new Map<SourceLine, ReadonlyMap<string, PrintedUnit>>();
	/** A header and the lines below it; a table split over pages has several. */
	readonly #segments: Segment[];
	#headers = new Set<string>();

	constructor(
		/** Whose columns the document has: the official form's, until a header tells otherwise. */
		public template: TableTemplate,
		readonly own: TableTemplate,
		readonly draft: BookDraft,
		readonly choices: ColumnChoices,
		readonly chosen: TableBlock['chosen']
	) {
		this.#segments = [{ header: [...(chosen?.header ?? [])], body: [] }];
	}

	take(line: SourceLine): void {
		if (this.chosen?.header.includes(line)) {
			this.draft.takeLine('table-header', line, { place: { table: this.template.id } });
			return;
		}
		if ((line.filled.length <= 2 || isUnitLine(line)) && this.#takeFront(line)) return;
		const kind = headerKind(this.template, line) ?? headerKind(this.own, line);
		const segment = this.#segments.at(-1)!;
		if (!kind) {
			segment.body.push(line);
			if (this.#unit && this.#unit !== '万元') this.#unitOf.set(line, this.#unit);
			return;
		}
		if (kind === 'words') {
			if (segment.body.length === 0) segment.header.push(line);
			else this.#segments.push({ header: [line], body: [] });
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
		const kinds = line.filled.map((cell, i) => {
			if (!this.#namesNext(line.filled[i - 1])) return this.#takeFrontCell(cell, line);
			this.department = cell.text;
			this.draft.take('table-heading', cell, { place: { table: this.template.id } });
			return true;
		});
		return kinds.some(Boolean);
	}

	/** 「部门名称：」 alone in its cell: the name stands in the next. */
	#namesNext(before: SourceCell | undefined): boolean {
		return before !== undefined && DEPARTMENT_LINE.exec(before.text)?.[1] === '';
	}

	/** Amounts below are in this unit; one that is not the form's is told. */
	takeUnit(unit: PrintedUnit | undefined, at: SourceCell | SourceLine): void {
		if (unit === undefined) return;
		const place = { table: this.template.id };
		const details = { found: unit, expected: this.#unit ?? '万元', place };
		if (unit !== (this.#unit ?? '万元')) this.draft.report('amount-unit-differs', at, details);
		this.#unit = unit;
	}

	#takeFrontCell(cell: SourceCell, line: SourceLine): boolean {
		const place = { table: this.template.id };
		const isShort = cell.text.length <= 60 && !NOTE_LINE.test(cell.text);
		const unit = isShort ? statedUnit(cell.text) : undefined;
		const department = DEPARTMENT_LINE.exec(withoutUnit(cell.text))?.[1];
		if (unit) this.takeUnit(unit, cell);
		if (department !== undefined) {
			if (department !== '') this.department = department;
			this.draft.take('table-heading', cell, { place });
			return true;
		}
		if (unit) {
			if (withoutUnit(cell.text) === '') this.draft.label(cell);
			else this.draft.take('table-heading', cell, { place });
			return true;
		}
		if (line.filled.length > 1) return false;
		const note = NOTE_LINE.exec(cell.text)?.[1] ?? this.#spanningNote(cell);
		if (note !== undefined) {
			const id = noteRowOf(this.template.id);
			const row =
				this.draft.rows.find((r) => r.id === id) ?? this.draft.addRow(id, 'notes', line.number);
			this.draft.putText(row, NOTE_COLUMN, note, cell, '\n');
			return true;
		}
		if (!tablesTitled(cell.text).includes(this.template.id)) return false;
		this.draft.take('repeated-header', cell, { place });
		return true;
	}

	/** A text that is merged over most of the table is no row of it. */
	#spanningNote(cell: SourceCell): string | undefined {
		const wide = (cell.across ?? 1) * 2 > this.template.columns.length;
		const below = this.#segments[0].body.length > 0;
		return wide && below && tablesTitled(cell.text).length === 0 ? cell.text : undefined;
	}

	finish(): DraftRow[] {
		const aligned = this.#align();
		const sides: (Side | undefined)[] = twoSided(this.template) ? ['收入', '支出'] : [undefined];
		const rows = sides.flatMap((side) => aligned.flatMap((row) => this.#readSide(row, side)));
		const place = { table: this.template.id };
		if (this.#assumed) this.draft.report('amount-unit-assumed', this.#assumed, { place });
		return rows;
	}

	/** By the header in a grid, where it tells enough; else by position. */
	#align(): AlignedRow[] {
		const grid = this.#segments.some(({ header, body }) => (header[0] ?? body[0])?.grid);
		if (!grid)
			return alignPages(
				this.template,
				this.#segments.flatMap((s) => s.body),
				this.draft
			);
		let columns: HeaderColumns | undefined;
		return this.#segments.flatMap(({ header, body }) => {
			if (header.length === 0 && body.length === 0) return [];
			if (header.length > 0 || this.chosen) columns = this.#columnsOf(header, body);
			return columns
				? alignByHeader(this.template, columns, body, this.draft)
				: alignPages(this.template, body, this.draft);
		});
	}

	#columnsOf(
		header: readonly SourceLine[],
		body: readonly SourceLine[]
	): HeaderColumns | undefined {
		const { draft } = this;
		const headed = header.length > 0 ? headedColumns(header) : guessHeader(body).columns;
		const signature = signatureOf(headed);
		const choice = this.chosen?.choice ?? choiceFor(this.choices, signature);
		if (choice) this.isChosen = true;
		const chosen =
			choice && new Map(Object.entries(choice.columns).map(([i, id]) => [Number(i), id]));
		const columns = chosen
			? chosenColumns(this.template, header, chosen)
			: this.#headerTells(header);
		const { template } = this;
		draft.headings.push({
			signature,
			place: placeOf(header[0] ?? body[0]),
			table: template.id,
			columns: headed.map(({ index, texts }) => {
				const column = columns?.at.get(index);
				return { index, texts, ...(column && { column: column.id }) };
			}),
			absent: (columns?.absent ?? template.columns).map(({ id }) => id),
			samples: samplesOf(body)
		});
		if (columns && !chosen) this.#reportColumns(header, columns);
		if (columns) this.#takeColumnUnits(columns, body);
		return columns;
	}

	/** 「金额（元）」: of the column, or of all below. */
	#takeColumnUnits({ headed, at }: HeaderColumns, body: readonly SourceLine[]): void {
		const units = new Map<string, PrintedUnit>();
		for (const { index, texts, cell } of headed) {
			const column = at.get(index);
			const unit = texts.map(bracketedUnit).findLast((found) => found !== undefined);
			if (column?.holds !== 'amount' || unit === undefined) continue;
			units.set(column.id, unit);
			const details = { found: unit, expected: this.#unit ?? '万元' };
			if (unit !== (this.#unit ?? '万元'))
				this.draft.report('amount-unit-differs', cell, {
					...details,
					place: { table: this.template.id, column: column.id }
				});
		}
		if (units.size > 0) for (const line of body) this.#columnUnits.set(line, units);
	}

	/** By the header that more columns are recognised by; the book's own, where that is alike. */
	#headerTells(header: readonly SourceLine[]): HeaderColumns | undefined {
		const official = columnsOfHeader(this.template, header);
		if (this.own === this.template) return official;
		const own = columnsOfHeader(this.own, header);
		if ((own?.at.size ?? 0) < (official?.at.size ?? 0) || !own) return official;
		this.template = this.own;
		return own;
	}

	#reportColumns(
		header: readonly SourceLine[],
		{ at, headed, unknown, absent }: HeaderColumns
	): void {
		const place = { table: this.template.id };
		for (const { cell, texts } of unknown)
			this.draft.report('column-unknown', cell, { found: texts.join('/'), place });
		for (const { id } of absent)
			this.draft.report('column-absent', header[0], { expected: id, place });
		const first = Math.min(...at.keys());
		for (const { index, cell } of headed) {
			const column = at.get(index);
			if (!column) continue;
			const official = this.template.columns.indexOf(column) + first;
			if (official === index) continue;
			const details = { found: cell.text, expected: String(official + 1), kept: column.id, place };
			this.draft.report('column-moved', { line: cell.line, cell: index + 1 }, details);
		}
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
		for (const { column, cell } of cells) this.#put(row, column, cell, aligned.line);
		if (isTotal(this.template, row)) row.role = 'total';
		return [row];
	}

	#put(row: DraftRow, column: Column, cell: SourceCell, line: SourceLine): void {
		if (column.holds === 'amount') {
			const headed = this.#columnUnits.get(line)?.get(column.id);
			const unit = headed ?? this.#unitOf.get(line) ?? '万元';
			this.draft.putAmount(row, column.id, cell.text, unit, cell);
			const amount = row.cells[column.id];
			if (typeof amount !== 'number' || amount === 0) return;
			if (!(headed ?? this.#unit ?? ownUnit(cell.text))) this.#assumed ??= cell;
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
