/** The indicators of a form as rules see them: one for each half of a row that says anything. */
import type { Cells, ColumnId, Row, RowId, SheetKey } from '$lib/budget/book/book';
import { shownHalves, termSaid } from '$lib/budget/form/form-halves';
import { FORM_SHAPE } from '$lib/formats/project-form';
import { HALVES, INDICATOR_COLUMNS_OF, type Half } from '$lib/budget/form/first-form';
import { formatOfReader } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import type { RuleReader } from '../../reading/rule-reader';

export interface FormIndicator {
	readonly row: RowId;
	readonly half: Half;
	/** 一级指标, carried down from the row that prints it. */
	readonly first: string;
	/** 二级指标, likewise; empty in forms that print none. */
	readonly second: string;
	/** 三级指标 and 指标值 as printed; at most one is empty. */
	readonly name: string;
	readonly value: string;
}

/** In printed order, the 实施期 half of a row before its 年度 half. */
export function indicatorsOf(reader: RuleReader, form: RowId): readonly FormIndicator[] {
	return reader.digest(`indicators@${form}` as SheetKey, indicatorsIn);
}

function indicatorsIn(rows: readonly Row[]): FormIndicator[] {
	const indicators: FormIndicator[] = [];
	let first = '';
	let second = '';
	for (const { id: row, cells } of rows) {
		const ownFirst = textIn(cells, '一级');
		// A new 一级 without a 二级 doesn't go on with the 二级 of the one before.
		if (ownFirst !== '' && ownFirst !== first) second = '';
		first = ownFirst || first;
		second = textIn(cells, '二级') || second;
		for (const half of HALVES) {
			const columns = INDICATOR_COLUMNS_OF[half];
			const name = textIn(cells, columns.name);
			const value = textIn(cells, columns.value);
			if (name === '' && value === '') continue;
			const own = textIn(cells, columns.second) || second;
			indicators.push({ row, half, first, second: own, name, value });
		}
	}
	return indicators;
}

function textIn(cells: Readonly<Cells>, column: ColumnId): string {
	const value = cells[column];
	return value === undefined ? '' : String(value).trim();
}

type SaysTerm = (rows: readonly Row[]) => boolean;
const termSaidOf = new WeakMap<Format, SaysTerm>();

/** One function for each format: what is made of a sheet is remembered by it. */
function termSaidIn(format: Format): SaysTerm {
	let said = termSaidOf.get(format);
	if (!said) termSaidOf.set(format, (said = (rows) => termSaid(format, rows)));
	return said;
}

/** The halves of its indicators that a form shows. */
export function halvesOf(reader: RuleReader, form: RowId): readonly string[] {
	const format = formatOfReader(reader);
	const saysTerm = reader.digest(`indicators@${form}` as SheetKey, termSaidIn(format));
	return shownHalves(format, reader.text(form, FORM_SHAPE), saysTerm);
}
