/** Which column of the source holds which column of the table: in a grid by the header, else by position. */
import type { ColumnId } from '$lib/budget/book/book';
import type { TableTemplate } from '$lib/budget/table/table-template';
import type { FormatTable } from '$lib/formats/format';
import { bracketedUnit, type PrintedUnit } from '../printed-unit';
import { placeOf, type SourceLine } from '../source';
import type { BookDraft } from './book-draft';
import {
	chosenColumns,
	columnsOfHeader,
	headedColumns,
	type HeaderColumns
} from './header-columns';
import { choiceFor, guessHeader, samplesOf, signatureOf, type ColumnChoices } from './heading';
import type { TableBlock } from './outline-blocks';
import { bookColumnOf } from './printed-template';
import { alignByHeader, alignPages, type AlignedRow } from './table-alignment';
import type { Segment } from './table-reader';

export interface ColumnOptions {
	readonly table: FormatTable;
	/** As the book prints it. */
	readonly own: TableTemplate;
	/** All that a document may print: the official form, the book's own, the one with codes in parts. */
	readonly templates: readonly TableTemplate[];
	readonly choices: ColumnChoices;
	readonly chosen: TableBlock['chosen'];
}

export class TableColumns {
	/** Whose columns the document has: the official form's, until a header tells otherwise. */
	template: TableTemplate;
	/** A person said what the columns of a header mean. */
	isChosen = false;
	/** Units in the headers of single columns, by the lines below. */
	readonly units = new Map<SourceLine, ReadonlyMap<ColumnId, PrintedUnit>>();

	constructor(
		readonly options: ColumnOptions,
		readonly unit: PrintedUnit | undefined,
		readonly draft: BookDraft
	) {
		this.template = options.table;
	}

	/** By the header in a grid, where it tells enough; else by position. */
	align(segments: readonly Segment[]): AlignedRow[] {
		const grid = segments.some(({ header, body }) => (header[0] ?? body[0])?.grid);
		if (!grid)
			return alignPages(
				this.template,
				segments.flatMap((s) => s.body),
				this.draft
			);
		let columns: HeaderColumns | undefined;
		return segments.flatMap(({ header, body }) => {
			if (header.length === 0 && body.length === 0) return [];
			if (header.length > 0 || this.options.chosen) columns = this.#columnsOf(header, body);
			return columns
				? alignByHeader(this.template, columns, body, this.draft)
				: alignPages(this.template, body, this.draft);
		});
	}

	#columnsOf(
		header: readonly SourceLine[],
		body: readonly SourceLine[]
	): HeaderColumns | undefined {
		const { choices, chosen: ofSheet, table } = this.options;
		const headed = header.length > 0 ? headedColumns(header) : guessHeader(body).columns;
		const signature = signatureOf(headed);
		const choice = ofSheet?.choice ?? choiceFor(choices, signature);
		if (choice) this.isChosen = true;
		const chosen =
			choice && new Map(Object.entries(choice.columns).map(([i, id]) => [Number(i), id]));
		const columns = chosen ? this.#chosen(header, chosen) : this.#headerTells(header, body);
		this.draft.headings.push({
			signature,
			place: placeOf(header[0] ?? body[0]),
			table: table.id,
			columns: headed.map(({ index, texts }) => {
				const column = columns?.at.get(index);
				return { index, texts, ...(column && { column: bookColumnOf(column) }) };
			}),
			absent: [...new Set((columns?.absent ?? this.template.columns).map(bookColumnOf))],
			samples: samplesOf(body)
		});
		if (columns && !chosen) this.#report(header, columns);
		if (columns) this.#takeUnits(columns, body);
		return columns;
	}

	/** A code that a person found in several columns is one of parts. */
	#chosen(header: readonly SourceLine[], chosen: ReadonlyMap<number, ColumnId>): HeaderColumns {
		const isTwice = new Set(chosen.values()).size < chosen.size;
		if (isTwice) this.template = this.options.templates.at(-1)!;
		return chosenColumns(this.template, header, chosen);
	}

	/** By the template that leaves least unexplained; the book's own before the official one where they are alike. */
	#headerTells(
		header: readonly SourceLine[],
		body: readonly SourceLine[]
	): HeaderColumns | undefined {
		const { templates, own, table } = this.options;
		let best: { columns: HeaderColumns; template: TableTemplate; left: number } | undefined;
		const first = own === table ? templates : [own, ...templates.filter((one) => one !== own)];
		for (const template of first) {
			const columns = columnsOfHeader(template, header, body);
			if (!columns) continue;
			const left = columns.unknown.length + columns.absent.length;
			if (!best || left < best.left) best = { columns, template, left };
		}
		if (best) this.template = best.template;
		return best?.columns;
	}

	/** 「金额（元）」: of the column, or of all below. */
	#takeUnits({ headed, at }: HeaderColumns, body: readonly SourceLine[]): void {
		const units = new Map<ColumnId, PrintedUnit>();
		const expected = this.unit ?? this.options.table.unit;
		for (const { index, texts, cell } of headed) {
			const column = at.get(index);
			const unit = texts.map(bracketedUnit).findLast((found) => found !== undefined);
			if (column?.holds !== 'amount' || unit === undefined) continue;
			units.set(column.id, unit);
			if (unit === expected) continue;
			const place = { table: this.options.table.id, column: column.id };
			this.draft.report('amount-unit-differs', cell, { found: unit, expected, place });
		}
		if (units.size > 0) for (const line of body) this.units.set(line, units);
	}

	#report(header: readonly SourceLine[], { at, headed, unknown, absent }: HeaderColumns): void {
		const place = { table: this.options.table.id };
		for (const { cell, texts } of unknown)
			this.draft.report('column-unknown', cell, { found: texts.join('/'), place });
		for (const column of absent)
			this.draft.report('column-absent', header[0], { expected: bookColumnOf(column), place });
		const first = Math.min(...at.keys());
		for (const { index, cell } of headed) {
			const column = at.get(index);
			if (!column) continue;
			const official = this.template.columns.indexOf(column) + first;
			if (official === index) continue;
			const kept = bookColumnOf(column);
			const details = { found: cell.text, expected: String(official + 1), kept, place };
			this.draft.report('column-moved', { line: cell.line, cell: index + 1 }, details);
		}
	}
}
