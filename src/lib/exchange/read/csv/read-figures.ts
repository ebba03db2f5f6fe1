/**
 * The long form of open data (`figures.csv`): a line for each figure of the 13 tables, with its table,
 * row and column. What is told of a row is taken from the first of its lines.
 */
import { bookFormat, carriedFormat } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import { knownFormat } from '$lib/formats/known-formats';
import type { RowRole, Side, TableId, Unit } from '$lib/budget/book/book';
import { codeColumnOf, labelColumnOf } from '$lib/budget/table/row-key';
import { columnOf, sidesOf } from '$lib/budget/table/table-template';
import { BookDraft, type DraftRow } from '../disclosure/book-draft';
import { finishReading, type SourceOrigin } from '../disclosure/finish-reading';
import type { Source, SourceCell, SourceLine } from '../source';

const NEEDED = ['年度', '部门', '表号', '行号', '项目', '列', '金额'] as const;
type Named = Partial<Record<string, SourceCell>>;

/** Whether the first line names the columns of the long form. */
export function isFigureTable({ lines }: Source): boolean {
	const names = new Set(lines[0]?.filled.map(({ text }) => text));
	return NEEDED.every((name) => names.has(name));
}

/** @param format of the book that it is read into; without one the lines name their own */
export function readFigures(source: Source, origin: SourceOrigin, format?: Format) {
	const draft = new BookDraft({
		...{ year: 0, level: '市级', department: { code: '', name: '' } },
		...{ units: [], explanations: [], settings: {} },
		...(format && { format: carriedFormat(format) })
	});
	const [header, ...body] = source.lines;
	draft.takeLine('table-header', header);
	const reading = new FigureReading(header, draft);
	for (const line of body) reading.take(line);
	draft.head = { ...draft.head, units: reading.units() };
	return finishReading(source, origin, draft);
}

class FigureReading {
	readonly #names: ReadonlyMap<number, string>;
	readonly #rows = new Map<string, DraftRow>();
	/** Units by name, in the order in which they come. */
	readonly #units = new Map<string, { id: string; line: number; runs: boolean }>();

	constructor(
		header: SourceLine,
		readonly draft: BookDraft
	) {
		this.#names = new Map(header.filled.map(({ index, text }) => [index, text]));
	}

	take(line: SourceLine): void {
		if (line.filled.length === 0) return;
		const cells: Named = Object.create(null) as Named;
		for (const cell of line.filled) cells[this.#names.get(cell.index) ?? ''] = cell;
		const format = this.#formatOf(cells['样式']);
		const table = format.tables.find(({ id }) => id === cells['表号']?.text)?.id;
		const number = cells['行号']?.text;
		if (!table || number === undefined) return this.draft.takeLine('unplaced', line);
		this.#takeHead(cells);
		const key = `${table}|${number}`;
		let row = this.#rows.get(key);
		if (!row) this.#rows.set(key, (row = this.#newRow(table, cells, line)));
		const taken = this.#takeValue(table, row, cells);
		// What every line of the row says again is kept with the line.
		const lead = line.filled.filter((cell) => !taken.includes(cell));
		this.draft.takeLine('table-header', { ...line, filled: lead }, { place: { table } });
	}

	/** The first line that names a format that Hebian brings says which one the book has. */
	#formatOf(cell: SourceCell | undefined): Format {
		const { head } = this.draft;
		const known = head.format || !cell ? undefined : knownFormat(cell.text);
		if (known) this.draft.head = { ...head, format: carriedFormat(known) };
		return bookFormat(this.draft.head);
	}

	#takeHead({ 年度: year, 部门: department }: Named): void {
		const { head } = this.draft;
		if (head.year > 0) return;
		this.draft.head = {
			...head,
			year: Number(year?.text) || 0,
			department: { code: '', name: department?.text ?? '' }
		};
	}

	#newRow(table: TableId, cells: Named, line: SourceLine): DraftRow {
		const format = bookFormat(this.draft.head);
		const side: Side | undefined = sidesOf(format).find((one) => one === cells['收支']?.text);
		const role = ['total', 'unit', 'project'].find((one) => one === cells['行类型']?.text) as
			RowRole | undefined;
		const unit = this.#unit(cells['单位名称'], table);
		const row = this.draft.addRow(this.draft.nextId('r'), table, line.number, {
			...(side && { side }),
			...(role && { role }),
			...(unit && { unit })
		});
		const [code, label] = [codeColumnOf(table, side, format), labelColumnOf(table, side, format)];
		const [coded, named] = [cells['科目编码'], cells['项目']];
		if (code && coded) this.draft.putText(row, code.id, coded.text, coded);
		if (label && named) this.draft.putText(row, label.id, named.text, named);
		return row;
	}

	#unit(cell: SourceCell | undefined, table: TableId): string | undefined {
		if (!cell) return undefined;
		let unit = this.#units.get(cell.text);
		if (!unit) {
			unit = { id: `u${this.#units.size + 1}`, line: cell.line, runs: false };
			this.#units.set(cell.text, unit);
		}
		unit.runs ||= table === 'T11';
		return unit.id;
	}

	/** The cells that went to the book by themselves. */
	#takeValue(table: TableId, row: DraftRow, cells: Named): readonly SourceCell[] {
		const { 列: column, 金额: amount, 文本: text } = cells;
		if (!column || !columnOf(table, column.text, bookFormat(this.draft.head))) return [];
		const unit = cells['金额单位']?.text === '元' ? '元' : '万元';
		if (amount) this.draft.putAmount(row, column.text, amount.text, unit, amount);
		else if (text) this.draft.putText(row, column.text, text.text, text);
		return [...(amount ? [amount] : text ? [text] : [])];
	}

	/** Only their names are told: who runs an office of its own (T11) is 行政, another 事业. */
	units(): readonly Unit[] {
		const department = this.draft.head.department.name;
		return [...this.#units].map(([name, { id, line, runs }]) => {
			const kind = runs ? ('行政' as const) : ('事业' as const);
			this.draft.report('unit-kind-inferred', { line }, { found: name, kept: kind });
			return { id, code: '', name, kind, role: name === department ? '本级' : '所属' };
		});
	}
}
