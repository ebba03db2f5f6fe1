/** What a term of a formula comes to in a book, read so that the engine knows what was read. */
import { formatOfReader } from '$lib/formats/book-format';
import { officialName } from '$lib/formats/format-tables';
import type { Row, RowId, RowMark, SheetKey, Side, TableId } from '$lib/budget/book/book';
import type { RowName } from '$lib/budget/address/address';
import { codeColumnOf, keyOf, labelColumnOf } from '$lib/budget/table/row-key';
import { publicUnitName } from '$lib/budget/book/unit';
import { claimNamed } from '../prose/claims';
import { section } from '../catalogue/narrative/stated';
import { SECTION_IDS } from '../prose/section-id';
import { cell, known, type Operand } from '../reading/operand';
import type { FormulaReader } from './formula-reader';
import { detailRowIds, detailSum } from './detail-rows';
import type { FormAddress, NarrativeAddress, TableAddress, Term } from './linear-form';

/** `undefined` where the row or fact that is named isn't in the book. */
export function measure(reader: FormulaReader, term: Term, each?: EachRow): Operand | undefined {
	const { address } = term.written;
	switch (address.kind) {
		case 'table':
			return measureTable(reader, term, address, each);
		case 'form':
			return measureForm(reader, term, address, each);
		case 'narrative':
			return measureFact(reader, term, address);
	}
}

/** The row for which a rule is checked, and where it stands. */
export interface EachRow {
	readonly row: RowId;
	readonly sheet: SheetKey;
}

/** The sheet of an address; `undefined` for the edition of a unit that the register lacks. */
export function sheetOfTerm(reader: FormulaReader, { written }: Term): SheetKey | undefined {
	const { address } = written;
	if (address.kind === 'form') return 'projects';
	if (address.kind === 'narrative') return 'narrative';
	const { table, edition } = address;
	if (edition === undefined || formatOfReader(reader).byId.get(table)?.shared) return table;
	const unit = unitNamed(reader, edition);
	return unit === undefined ? undefined : `${table}@${unit}`;
}

function unitNamed(reader: FormulaReader, name: string): string | undefined {
	const units = reader.head('units');
	return units.find(({ id }) => publicUnitName(units, id) === name)?.id;
}

function measureTable(
	reader: FormulaReader,
	term: Term,
	{ table, row: name, column }: TableAddress,
	each: EachRow | undefined
): Operand | undefined {
	const { reading, side } = term;
	const sheet = sheetOfTerm(reader, term);
	if (sheet === undefined) return undefined;
	if (reading === 'sum') return detailSum(reader, sheet, column!, side);
	if (reading === 'count' && (name === '*' || name === undefined))
		return counted(reader, detailRowIds(reader, sheet, side), column);
	const row =
		name === undefined || name === '*'
			? each && partnerOf(reader, sheet, each, side)
			: reader.find(
					sheet,
					'name',
					`${side ?? ''}|${rowNamed(reader, table, side, name)}`,
					name.nth
				);
	if (row === undefined) return undefined;
	return reading === 'count' ? counted(reader, [row], column) : cell(reader, row, column!);
}

/** A rule may call a row as a document prints it. */
function rowNamed(
	reader: FormulaReader,
	table: TableId,
	side: Side | undefined,
	{ key }: RowName
): string {
	const found = formatOfReader(reader).byId.get(table);
	return found ? officialName(found, side, key) : key;
}

/** The row of the same name on a side of another sheet; the row itself in its own. */
function partnerOf(
	reader: FormulaReader,
	sheet: SheetKey,
	each: EachRow,
	side: Side | undefined
): RowId | undefined {
	if (each.sheet === sheet) return each.row;
	const mark = reader.mark(each.row);
	if (!mark) return undefined;
	const name = nameOfRow(reader, each, mark);
	const namesakes = reader.group(each.sheet, 'name', `${mark.side ?? ''}|${name}`);
	const nth = namesakes.findIndex(({ id }) => id === each.row) + 1;
	return nth === 0 ? undefined : reader.find(sheet, 'name', `${side ?? ''}|${name}`, nth);
}

/** The name of a row on its side, from the cells that name it. */
function nameOfRow(reader: FormulaReader, { row, sheet }: EachRow, mark: RowMark): string {
	const table = sheet.split('@')[0] as TableId;
	const format = formatOfReader(reader);
	const columns = [codeColumnOf(table, mark.side, format), labelColumnOf(table, mark.side, format)];
	const cells = columns.flatMap((c) => {
		const value = c && reader.value(row, c.id);
		return value === undefined ? [] : [[c!.id, value] as const];
	});
	const named: Row = { ...mark, cells: Object.fromEntries(cells) };
	return keyOf(table, named, format);
}

function measureForm(
	reader: FormulaReader,
	term: Term,
	{ project, column }: FormAddress,
	each: EachRow | undefined
): Operand | undefined {
	const { reading } = term;
	if (reading === 'sum') return detailSum(reader, 'projects', column!);
	if (reading === 'count' && (project === '*' || project === undefined))
		return counted(reader, detailRowIds(reader, 'projects'), column);
	if (project === '*' || project === undefined) return each && cell(reader, each.row, column!);
	const unit = project.unit === undefined ? '' : (unitNamed(reader, project.unit) ?? project.unit);
	const row = reader.find('projects', 'name', `${unit}|${project.key}`, project.nth);
	if (row === undefined) return undefined;
	return reading === 'count' ? counted(reader, [row], column) : cell(reader, row, column!);
}

/** An amount that the narrative states, by the name under which it states it. */
function measureFact(
	reader: FormulaReader,
	{ reading }: Term,
	{ section: id, column }: NarrativeAddress
): Operand | undefined {
	const row = SECTION_IDS.find((s) => s === id || s === `N${id}`);
	if (row === undefined || reader.sheetOf(row) !== 'narrative') return undefined;
	const { claims } = section(reader, row);
	const claim = claimNamed(claims, column!);
	if (claim?.kind !== 'amount') return undefined;
	const value = reading === 'count' ? 1 : claim.fact.value;
	return known(value, 1, () => [{ row, column: column! }]);
}

/** How many of the rows there are; with a column, how many of them hold a figure in it. */
function counted(reader: FormulaReader, rows: readonly RowId[], column?: string): Operand {
	const those =
		column === undefined ? rows : rows.filter((row) => reader.amount(row, column) !== undefined);
	return known(those.length, 0, () =>
		those.slice(0, NAMED_CELLS).map((row) => (column === undefined ? { row } : { row, column }))
	);
}

/** As many rows of a count are named one by one. */
const NAMED_CELLS = 8;
