/**
 * Formulas that no program has worked out. Programs that write workbooks without calculating leave
 * their values out, or write 0 for all of them and ask for a calculation when the file is opened.
 */
import { parseCellReference } from './cell-reference';
import type { Sheet, SheetCell } from './sheet';

export interface UnworkedFormula {
	readonly sheet: number;
	readonly row: number;
	readonly column: number;
	readonly formula: string;
}

interface FormulaCell extends UnworkedFormula {
	readonly cell: SheetCell;
}

/**
 * Takes the zeros of formulas out of the sheets where they are no results, and returns those.
 *
 * @param recalculates the workbook asks to be calculated when it is opened
 */
export function takeUnworked(sheets: NamedSheets, recalculates: boolean): UnworkedFormula[] {
	const formulas = sheets.flatMap(({ sheet }, at) =>
		sheet.rows.flatMap(({ number, cells }) =>
			cells.flatMap((cell): FormulaCell[] => {
				const { formula, column } = cell;
				return formula === undefined ? [] : [{ sheet: at, row: number, column, formula, cell }];
			})
		)
	);
	const zeros = formulas.filter(({ cell }) => isZero(cell));
	if (zeros.length === 0) return [];
	const isWrong = contradiction(sheets);
	const never = zeros.length === formulas.length && (recalculates || zeros.some(isWrong));
	const unresolved = never ? zeros : zeros.filter(isWrong);
	const unworked = new Set(unresolved.map(({ cell }) => cell));
	for (const { sheet } of sheets)
		for (const { cells } of sheet.rows)
			if (cells.some((cell) => unworked.has(cell)))
				cells.splice(0, cells.length, ...cells.filter((cell) => !unworked.has(cell)));
	return unresolved.map(({ sheet, row, column, formula }) => ({ sheet, row, column, formula }));
}

const isZero = ({ text }: SheetCell): boolean => /^-?0(?:\.0*)?%?$/.test(text);

const REFERENCE =
	/(?:(?:'([^']+)'|([\p{L}\p{N}_.]+))!)?(\$?[A-Z]{1,3}\$?\d+)(?::(\$?[A-Z]{1,3}\$?\d+))?/gu;
/** Cells looked at in one range. */
const MOST_CELLS = 1_000;

type NamedSheets = readonly { readonly name: string; readonly sheet: Sheet }[];

/** Whether a formula of sums and differences cannot be 0: what it reads cannot cancel out. */
function contradiction(sheets: NamedSheets): (formula: FormulaCell) => boolean {
	const values = new Map<number, ReadonlyMap<string, number>>();
	return ({ sheet, formula }) => {
		const plain = formula.replace(/'[^']*'/g, '');
		if (/[*/^&<>="]|[A-Z]{2,}\s*\(/i.test(plain.replace(/\bSUM\s*\(/gi, '('))) return false;
		const found: number[] = [];
		for (const [, quoted, bare, first, last] of formula.matchAll(REFERENCE)) {
			const named = quoted ?? bare;
			const at = named === undefined ? sheet : sheets.findIndex(({ name }) => name === named);
			if (at < 0) return false;
			let cells = values.get(at);
			if (!cells) values.set(at, (cells = figuresOf(sheets[at].sheet)));
			found.push(...figuresIn(cells, first, last ?? first));
		}
		if (found.length === 1) return true;
		return found.length > 1 && !plain.includes('-') && found.every((figure) => figure > 0);
	};
}

/** The figures of a sheet that are not 0, by row and column. */
function figuresOf({ rows }: Sheet): ReadonlyMap<string, number> {
	return new Map(
		rows.flatMap(({ number, cells }) =>
			cells.flatMap(({ column, text }) => {
				const figure = Number(text.replaceAll(',', ''));
				return figure ? [[`${number - 1}:${column}`, figure] as const] : [];
			})
		)
	);
}

function figuresIn(cells: ReadonlyMap<string, number>, first: string, last: string): number[] {
	const [from, to] = [first, last].map((text) => parseCellReference(text));
	if (!from || !to) return [];
	const found: number[] = [];
	let budget = MOST_CELLS;
	for (let row = from.row; row <= to.row && budget > 0; row++)
		for (let column = from.column; column <= to.column && budget-- > 0; column++) {
			const figure = cells.get(`${row}:${column}`);
			if (figure !== undefined) found.push(figure);
		}
	return found;
}
