/** Reads the indicator grid of a form into indicator rows. */
import type { CellValue, ColumnId, SheetKey } from '$lib/budget/book/book';
import { firstFormat } from '$lib/formats/known-formats';
import { isOfficialFirst, isOfficialSecond } from '$lib/budget/form/indicator-lines';
import { goalColumn, HALVES, type Half, type IndicatorColumn } from '$lib/budget/form/first-form';
import type { BookDraft, DraftRow } from './book-draft';
import {
	classOf,
	gridLabel,
	isGridHeader,
	isValue,
	splitGridLine,
	valueness,
	type GridHalf,
	type GridLabel,
	type GroupName
} from './form-grid';
import { CLASS_LABELS, GRID_LABELS, GROUP_LABELS } from './form-labels';
import { ExactIndicators, indicatorColumns, type IndicatorColumns } from './exact-indicators';
import type { Piece } from './form-reader';
import { fold, likeness } from './similarity';

const column = (half: Half, part: '二级' | '三级' | '指标值'): IndicatorColumn => `${half}.${part}`;

/** A line with more cells is no line of the grid, and would take its cells squared to split. */
const MOST_CELLS = 24;

export class IndicatorReader {
	/** One half only: 一级 三级 指标值. */
	flat = false;
	#border = 5;
	#row: DraftRow | undefined;
	readonly #rows: DraftRow[] = [];
	/** 二级 that each half stands under. */
	#group: Partial<Record<Half, GroupName>> = {};
	#class: string | undefined;
	/** Where a grid has its columns, once a whole header told. */
	#columns: IndicatorColumns | undefined;
	#exact: ExactIndicators | undefined;
	/** Rows whose 年度 half ends with its label: the page cut the rest off. */
	readonly #cut = new Set<DraftRow>();

	constructor(
		readonly project: DraftRow,
		readonly draft: BookDraft
	) {}

	/** @param exact the line is of a grid, so that its cells stand below their headers */
	take(pieces: readonly Piece[], exact = false): void {
		if (pieces.length > MOST_CELLS) return this.#refuse(pieces);
		if (isGridHeader(pieces)) {
			this.#takeHeader(pieces);
			this.#columns = exact ? indicatorColumns(pieces) : undefined;
			// One half that has its 二级 is flat all the same.
			this.flat ||= this.#columns?.every(({ half }) => half === '年度') ?? false;
			return;
		}
		if (this.#columns && exact) return this.#takeExact(pieces, this.#columns);
		if (this.flat) return this.#takeFlat(pieces);
		const parted = pieces.flatMap((piece) => this.#partMerged(piece));
		if (this.#takeFragments(parted)) return;
		const row = this.#row;
		const tails = row ? parted.filter((piece) => !gridLabel(piece) && isLabelTail(piece.text)) : [];
		for (const tail of tails) this.#takeLabelTail(tail, row!);
		this.#takeRow(parted.filter((piece) => !tails.includes(piece)));
	}

	#takeExact(pieces: readonly Piece[], columns: IndicatorColumns): void {
		const row = this.#newRow(pieces[0].cell.line);
		this.#exact ??= new ExactIndicators(this.draft);
		this.#exact.take(row, pieces, columns);
	}

	#takeLabelTail({ cell, text }: Piece, row: DraftRow): void {
		this.draft.label(cell);
		this.draft.report('label-broken', cell, { found: text, place: { row: row.id } });
	}

	#refuse(pieces: readonly Piece[]): void {
		for (const { cell, text } of pieces) this.draft.unplaced(cell, text, { row: this.project.id });
	}

	finish(): void {
		for (const row of this.#rows) this.#reportIncomplete(row);
		const empty = this.#rows.filter((row) => isEmptyLine(row));
		if (empty.length > 0) this.draft.dropRows(new Set(empty), this.project);
	}

	#takeHeader(pieces: readonly Piece[]): void {
		for (const piece of pieces) this.draft.label(piece.cell);
		const keys = pieces.map((piece) => GRID_LABELS.match(piece.text)?.key);
		const values = pieces.filter((_, i) => keys[i] === '指标值' || keys[i] === '三级指标');
		const groups = pieces.filter((_, i) => keys[i] === '二级指标');
		if (groups.length >= 2) this.#border = groups[1].cell.index;
		else if (groups.length === 0 && values.length === 2) this.flat = true;
	}

	/** 「群众满意度 ≥90%」 in one cell. */
	#partMerged(piece: Piece): Piece[] {
		const match = /^(\S.*?\S)\s+([≥≤><＞＜＝=≧≦]\s*\S.*)$/.exec(piece.text);
		if (!match) return [piece];
		const place = { row: this.project.id };
		this.draft.report('cells-merged', piece.cell, { found: piece.text, place });
		return [
			{ cell: piece.cell, text: match[1] },
			{ cell: piece.cell, text: match[2] }
		];
	}

	/**
	 * A line that goes on with the one above: ends of labels, of names and late values, after a
	 * page break or in a wrapped cell. Such a line has no label of its own and no whole indicator.
	 */
	#takeFragments(pieces: readonly Piece[]): boolean {
		const row = this.#row;
		if (!row || pieces.some((piece) => gridLabel(piece))) return false;
		const texts = pieces.filter((piece) => !isLabelTail(piece.text));
		if (texts.length > 2) return false;
		if (texts.length === 2 && this.#completesNames(row, texts)) {
			texts.forEach((piece, i) => this.#continue(row, piece, i));
			return true;
		}
		const tails = pieces.filter((piece) => isLabelTail(piece.text));
		if (texts.length === 2 && valueness(texts[1].text) >= 0.3 && !isValue(texts[0].text))
			return false;
		if (texts.length === 1 && tails.length === 0 && this.#startsRow(texts[0], row)) return false;
		for (const tail of tails) this.#takeLabelTail(tail, row);
		texts.forEach((piece, i) => this.#continue(row, piece, texts.length === 2 ? i : undefined));
		return true;
	}

	/** Two ends of names: with them both halves of the row above name the same indicator. */
	#completesNames(row: DraftRow, [left, right]: readonly Piece[]): boolean {
		const names = HALVES.map((half) => row.cells[column(half, '三级')]);
		if (names.some((name) => name === undefined) || isValue(right.text)) return false;
		const joined = likeness(`${names[0]}${left.text}`, `${names[1]}${right.text}`);
		return joined > 0.9 && joined > likeness(String(names[0]), String(names[1]));
	}

	/** A long name alone begins a row whose value was lost. */
	#startsRow(piece: Piece, row: DraftRow): boolean {
		const half = this.#halfAt(piece);
		return row.cells[column(half, '三级')] === undefined && !isValue(piece.text);
	}

	#halfAt({ cell }: Piece): Half {
		return cell.index >= this.#border - 1 && cell.index >= 4 ? '年度' : '实施期';
	}

	#continue(row: DraftRow, piece: Piece, nth: number | undefined): void {
		const half = nth === undefined ? this.#halfAt(piece) : HALVES[nth];
		const value = column(half, '指标值');
		const late = isValue(piece.text) && row.cells[value] === undefined;
		const target = late ? value : column(half, '三级');
		this.draft.putText(row, target, piece.text, piece.cell);
		const place = { row: row.id, column: target };
		this.draft.report(late ? 'value-moved' : 'continued', piece.cell, { found: piece.text, place });
	}

	#takeRow(pieces: readonly Piece[]): void {
		const line = splitGridLine(pieces, this.#border);
		const rest = this.#takeTailOfName(line.right);
		const row = this.#newRow(pieces[0].cell.line);
		for (const stray of line.strays) this.#takeStray(stray);
		for (const label of line.margin) this.#takeMargin(label, row);
		const before = { ...this.#group };
		const left = line.left.group;
		const right = line.right.group;
		if (left?.group) this.#group.实施期 = left.group;
		if (right?.group) this.#group.年度 = right.group;
		// Without a label of its own the 年度 half shares the new one, unless the left half is blank.
		else if (left?.group && (line.left.contents.length > 0 || rest.length === 0)) {
			this.#group.年度 = left.group;
		}
		if (!left && right?.group && line.left.contents.length > 0 && before.年度 === before.实施期) {
			this.#group.实施期 = right.group;
		}
		this.#writeGroups(row, left, right);
		this.#writeHalf(row, '实施期', line.left.contents);
		this.#writeHalf(row, '年度', this.#partValue(rest, row));
		const last = pieces.at(-1);
		if (right && right.piece === last && line.left.contents.length > 0) this.#cut.add(row);
	}

	/** The margin beside the grid may repeat the goal above it. */
	#takeStray({ cell, text }: Piece): void {
		const goals = HALVES.map((half) => this.project.cells[goalColumn(half)]);
		const place = { row: this.project.id };
		if (goals.includes(text)) this.draft.take('repeated-cell', cell, { found: text, place });
		else this.draft.unplaced(cell, text, place);
	}

	/** Name and value in one cell, where the other half shows the value apart. */
	#partValue(contents: readonly Piece[], row: DraftRow): readonly Piece[] {
		const value = row.cells['实施期.指标值'];
		const [only] = contents;
		if (contents.length !== 1 || value === undefined || isValue(only.text)) return contents;
		if (fold(only.text) === fold(String(value))) return contents;
		const match = /^(.*\S)\s+(\S+)$/.exec(only.text);
		if (!match || fold(match[2]) !== fold(String(value))) return contents;
		this.draft.report('cells-merged', only.cell, { found: only.text, place: { row: row.id } });
		return [
			{ cell: only.cell, text: match[1] },
			{ cell: only.cell, text: match[2] }
		];
	}

	/** 「量」 before a name: the end of the name above, pushed into this line by a page break. */
	#takeTailOfName({ contents }: GridHalf): readonly Piece[] {
		const row = this.#row;
		if (!row || contents.length < 2 || contents[0].text.length > 2) return contents;
		const name = String(row.cells['年度.三级'] ?? '');
		if (name + contents[0].text !== row.cells['实施期.三级']) return contents;
		this.#continue(row, contents[0], 1);
		return contents.slice(1);
	}

	#newRow(line: number): DraftRow {
		const sheet: SheetKey = `indicators@${this.project.id}`;
		this.#row = this.draft.addRow(this.draft.nextId('i'), sheet, line);
		this.#rows.push(this.#row);
		return this.#row;
	}

	/** 一级 labels, and 二级 labels that stand where 一级 should. */
	#takeMargin(label: GridLabel, row: DraftRow): void {
		this.draft.label(label.piece.cell);
		this.#reportVariant(label, row);
	}

	#writeGroups(row: DraftRow, left: GridLabel | undefined, right: GridLabel | undefined): void {
		for (const label of [left, right]) {
			if (!label) continue;
			this.draft.label(label.piece.cell);
			this.#reportVariant(label, row);
		}
		const { 实施期: own, 年度: other } = this.#group;
		const shared = own ?? other;
		if (shared === undefined) return;
		row.cells['一级'] = classOf(shared);
		row.cells['二级'] = shared;
		if (other !== undefined && other !== shared) row.cells['年度.二级'] = other;
	}

	#reportVariant({ piece, exact, official }: GridLabel, row: DraftRow): void {
		if (exact) return;
		this.draft.report('label-variant', piece.cell, {
			found: piece.text,
			expected: official,
			place: { row: row.id }
		});
	}

	#writeHalf(row: DraftRow, half: Half, contents: readonly Piece[]): void {
		if (contents.length === 0) return;
		const name = column(half, '三级');
		const value = column(half, '指标值');
		if (contents.length === 1) {
			const { text } = contents[0];
			const same = fold(text) === fold(String(row.cells['实施期.指标值'] ?? ''));
			const lone = isValue(text) || (half === '年度' && same) ? value : name;
			return this.draft.putText(row, lone, text, contents[0].cell);
		}
		const [first, ...rest] = contents;
		const last = rest.pop()!;
		this.draft.putText(row, name, first.text, first.cell);
		this.draft.putText(row, value, last.text, last.cell);
		for (const piece of rest) this.#writeExtra(row, name, first, last, piece);
	}

	/** A third cell in a half: the name or the value printed twice, else more of the name. */
	#writeExtra(row: DraftRow, name: ColumnId, first: Piece, last: Piece, piece: Piece): void {
		const place = { row: row.id, column: name };
		if ([first, last].some((other) => fold(other.text) === fold(piece.text))) {
			this.draft.take('repeated-cell', piece.cell, { found: piece.text, place });
			return;
		}
		this.draft.putText(row, name, piece.text, piece.cell, ' ');
		this.draft.report('continued', piece.cell, { found: piece.text, place });
	}

	/** 一级 三级 指标值 without 二级: one half, kept as 年度. */
	#takeFlat(pieces: readonly Piece[]): void {
		const row = this.#newRow(pieces[0].cell.line);
		let contents = pieces;
		const label = CLASS_LABELS.match(pieces[0].text);
		if (label && pieces.length > 1) {
			this.draft.label(pieces[0].cell);
			this.#class = label.key;
			contents = pieces.slice(1);
		}
		if (this.#class !== undefined) row.cells['一级'] = this.#class;
		this.#writeHalf(row, '年度', contents);
	}

	#reportIncomplete(row: DraftRow): void {
		const halves = this.flat ? (['年度'] as const) : HALVES;
		for (const half of halves) {
			const name = row.cells[column(half, '三级')];
			const value = row.cells[column(half, '指标值')];
			const cut = half === '年度' && this.#cut.has(row);
			if ((name === undefined) === (value === undefined) && !(cut && name === undefined)) continue;
			const missing = column(half, name === undefined ? '三级' : '指标值');
			const place = { line: row.line, row: row.id, column: missing };
			this.draft.report('indicator-incomplete', place, { expected: missing });
		}
	}
}

/** The form prints its lines whether anything is said on them or not; an empty one is no indicator. */
function isEmptyLine({ cells }: DraftRow): boolean {
	const { 一级: first = '', 二级: second = '', '年度.二级': other = second, ...rest } = cells;
	if (Object.keys(rest).length > 0) return false;
	const isOfficial = (text: CellValue): boolean =>
		text === '' || isOfficialSecond(firstFormat(), String(first), String(text));
	return isOfficialFirst(firstFormat(), String(first)) && isOfficial(second) && isOfficial(other);
}

/** The end of a broken 一级 or 二级 label: 「标」, 「度指标」. */
function isLabelTail(text: string): boolean {
	return (
		text.length <= 4 && /标$/.test(text) && (GROUP_LABELS.isTail(text) || CLASS_LABELS.isTail(text))
	);
}
