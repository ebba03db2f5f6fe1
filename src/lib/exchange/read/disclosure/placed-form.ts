/**
 * Reads a project form as the format of its book prints it: every label is followed by its value. The
 * form of the first format has a reader of its own (`form-reader.ts`), which knows how documents bend it.
 */
import { addToList } from '$lib/budget/values/lists-by-key';
import type { ColumnId } from '$lib/budget/book/book';
import { isOfficialSecond } from '$lib/budget/form/indicator-lines';
import { placeForm } from '$lib/budget/form/form-places';
import type { Format } from '$lib/formats/format';
import {
	FORM_SHAPE,
	formUnit,
	formWords,
	fundColumnsOf,
	goalLabel,
	goalsOf,
	INDICATOR_HEADINGS,
	indicatorColumnsIn,
	formHalves,
	PROJECT_NAME
} from '$lib/formats/project-form';
import type { SourceCell, SourceLine } from '../source';
import type { BookDraft, DraftRow } from './book-draft';
import type { FormFacts } from './form-reader';
import type { FormBlock } from './outline-blocks';
import { fold } from './similarity';

export function readPlacedForm(block: FormBlock, draft: BookDraft, format: Format): FormFacts {
	return new PlacedFormReading(block, draft, format).read();
}

/** What stands below a header: up to the next one, in columns of the grid. */
interface Below {
	readonly from: number;
	readonly column: ColumnId;
}

class PlacedFormReading {
	readonly row: DraftRow;
	/** By label, the columns that it stands before, in printed order. */
	readonly #labelled: Map<string, ColumnId[]>;
	readonly #funds: ReadonlySet<ColumnId>;
	#pending: ColumnId | undefined;
	#goals: readonly Below[] | undefined;
	#indicators: readonly Below[] | undefined;
	#first = '';
	#seconds = new Map<ColumnId, string>();

	constructor(
		readonly block: FormBlock,
		readonly draft: BookDraft,
		readonly format: Format
	) {
		const line = (block.lines[0] ?? block.headings[0]).number;
		this.row = draft.addRow(draft.nextId('p'), 'projects', line);
		this.#labelled = labelsOf(format);
		this.#funds = fundColumnsOf(format);
	}

	read(): FormFacts {
		let year: number | undefined;
		for (const line of this.block.headings) {
			const written = /(\d{4})\s*年/.exec(line.text.normalize('NFKC'))?.[1];
			if (written !== undefined) year = Number(written);
			this.draft.takeLine('form-heading', line, { place: { row: this.row.id } });
		}
		for (const line of this.block.lines) this.#takeLine(line);
		const shown = new Set(this.#indicators?.map(({ column }) => column));
		const halves = formHalves(this.format).filter((half) =>
			shown.has(indicatorColumnsIn(half).value)
		);
		const { shapes } = this.format.form!;
		const isFlat = halves.length === 1 && formHalves(this.format).length > 1 && shapes.length > 1;
		this.row.cells[FORM_SHAPE] = isFlat ? shapes[1] : shapes[0];
		return { row: this.row, ...(year !== undefined && { year }) };
	}

	#takeLine({ filled }: SourceLine): void {
		if (this.#startsIndicators(filled) || this.#startsGoals(filled)) return;
		if (this.#goals) return this.#takeGoals(filled, this.#goals);
		if (this.#indicators && !this.#isLabel(filled[0].text))
			return this.#takeIndicator(filled, this.#indicators);
		for (const cell of filled) this.#takeCell(cell);
	}

	#isLabel(text: string): boolean {
		return this.#labelled.has(fold(text));
	}

	/** A label, or the value of the label before it. */
	#takeCell(cell: SourceCell): void {
		const columns = this.#labelled.get(fold(cell.text));
		const next = columns?.find((column) => this.row.cells[column] === undefined);
		const words = formWords(this.format);
		if (
			this.#pending === undefined &&
			Object.values(words).some((w) => fold(w) === fold(cell.text))
		)
			return this.draft.label(cell);
		// A value may read like a label; the name of a project always follows its own.
		if (next !== undefined && (this.#pending === undefined || this.#pending !== PROJECT_NAME)) {
			columns!.splice(columns!.indexOf(next), 1);
			this.#pending = next;
			return this.draft.label(cell);
		}
		const column = this.#pending;
		this.#pending = undefined;
		if (column === undefined) return this.draft.unplaced(cell, cell.text, { row: this.row.id });
		this.#put(this.row, column, cell);
	}

	#put(row: DraftRow, column: ColumnId, cell: SourceCell): void {
		if (this.#funds.has(column))
			this.draft.putAmount(row, column, cell.text, formUnit(this.format), cell);
		else this.draft.putText(row, column, cell.text, cell);
	}

	#startsGoals(filled: readonly SourceCell[]): boolean {
		const titles = goalsOf(this.format).flatMap(({ half, column }): Below[] => {
			const cell = filled.find(({ text }) => fold(text) === fold(goalLabel(half)));
			return cell ? [{ from: cell.index, column }] : [];
		});
		if (titles.length === 0) return false;
		for (const cell of filled) this.draft.label(cell);
		this.#goals = titles;
		return true;
	}

	#takeGoals(filled: readonly SourceCell[], goals: readonly Below[]): void {
		this.#goals = undefined;
		for (const cell of filled) {
			const below = lastFrom(goals, cell);
			if (below) this.#put(this.row, below.column, cell);
			else this.draft.label(cell);
		}
	}

	#startsIndicators(filled: readonly SourceCell[]): boolean {
		const [first, second, third, value] = INDICATOR_HEADINGS.map(fold);
		const texts = filled.map(({ text }) => fold(text));
		if (![first, third, value].every((name) => texts.includes(name))) return false;
		const count = texts.filter((text) => text === value).length;
		const halves = formHalves(this.format).slice(-count);
		let nth = 0;
		this.#indicators = filled.flatMap((cell, i): Below[] => {
			this.draft.label(cell);
			const from = cell.index;
			if (texts[i] === first) return [{ from, column: '一级' }];
			const columns = indicatorColumnsIn(halves[nth] ?? '');
			if (texts[i] === second) return [{ from, column: columns.second }];
			if (texts[i] === third) return [{ from, column: columns.name }];
			if (texts[i] !== value) return [];
			nth++;
			return [{ from, column: columns.value }];
		});
		return true;
	}

	/** A line of the list; what is merged down from a line above goes on. */
	#takeIndicator(filled: readonly SourceCell[], heads: readonly Below[]): void {
		const said = new Map<ColumnId, SourceCell>();
		for (const cell of filled) {
			const below = lastFrom(heads, cell);
			if (!below) this.draft.label(cell);
			else said.set(below.column, cell);
		}
		const first = said.get('一级')?.text.trim();
		if (first !== undefined && first !== this.#first) {
			this.#first = first;
			this.#seconds.clear();
		}
		for (const [column, { text }] of said)
			if (column.endsWith('.二级')) this.#seconds.set(column, text.trim());
		const [shared = '', ...others] = new Set(this.#seconds.values());
		const isOfficial = shared === '' || isOfficialSecond(this.format, this.#first, shared);
		const isSaid = [...said.keys()].some((column) => /\.(?:三级|指标值)$/.test(column));
		// The form prints its list whether anything is said of it or not.
		if (!isSaid && isOfficial && others.length === 0)
			return said.forEach((cell) => this.draft.label(cell));
		this.#addIndicator(said, shared, filled[0].line);
	}

	#addIndicator(said: ReadonlyMap<ColumnId, SourceCell>, shared: string, line: number): void {
		const sheet = `indicators@${this.row.id}` as const;
		const row = this.draft.addRow(this.draft.nextId('i'), sheet, line);
		if (this.#first !== '') row.cells['一级'] = this.#first;
		if (shared !== '') row.cells['二级'] = shared;
		for (const [column, second] of this.#seconds) if (second !== shared) row.cells[column] = second;
		for (const [column, cell] of said)
			if (column === '一级' || column.endsWith('.二级')) this.draft.label(cell);
			else this.draft.putText(row, column, cell.text, cell);
	}
}

/** The header that a cell stands below. */
function lastFrom(heads: readonly Below[], { index }: SourceCell): Below | undefined {
	return heads.findLast(({ from }) => from <= index);
}

/** What the placement prints before a cell of the project's own row. */
function labelsOf(format: Format): Map<string, ColumnId[]> {
	const { places } = placeForm(format, { id: 'form', order: '', cells: {} }, []);
	const goals = new Set(goalsOf(format).map(({ column }) => column));
	const labels = new Map<string, ColumnId[]>();
	for (const { ref, line, column } of places) {
		if (!ref || goals.has(ref.column)) continue;
		const label = places.find(
			(place) => place.line === line && place.column + place.across === column
		)?.label;
		if (label === undefined) continue;
		addToList(labels, fold(label), ref.column);
	}
	return labels;
}
