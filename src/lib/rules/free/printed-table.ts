/** Tables as they are printed, of whatever format: each row as its labels with the figures behind them. */
import type { ColumnId, Row, RowId } from '$lib/budget/book/book';
import { parseAmount, type AmountUnit, type Fen } from '$lib/budget/values/amount';
import { bareLabel } from '$lib/budget/values/row-label';
import { partUnread, type UnreadParts } from './prose-block';

/** A label, the code before it and the figures behind it, up to the next label of its row. */
export interface Entry {
	readonly row: RowId;
	/** Digits of the account code, its parts joined; empty where there is none. */
	readonly code: string;
	/** Without ordinal and spaces. */
	readonly label: string;
	/** By the column of the grid. */
	readonly figures: ReadonlyMap<number, Fen>;
	/** Of a row of the book: the columns that the figures stand in. */
	readonly columns?: readonly ColumnId[];
}

/** Whose money a table tells of, as far as its title says. */
export type Scope = '全部' | '财政拨款' | '一般公共预算' | '政府性基金' | '国有资本' | '其他';

export interface PrintedTable {
	readonly title: string;
	readonly scope: Scope;
	/** Whether it tells what was received and not what was spent. */
	readonly isIncome: boolean;
	/** Whether its rows are economic accounts of 基本支出. */
	readonly isBasic: boolean;
	/** Whether it is a table of the book, with every figure in its cell. */
	readonly isRead: boolean;
	readonly entries: readonly Entry[];
}

const TITLE = /表(?:\s*[（(][^（()）]*[)）])?$/;
const UNIT = /单位[:：](万元|元)/;
const FIGURE = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const LONGEST_TITLE = 50;

const isTitle = (text: string): boolean =>
	text.length <= LONGEST_TITLE && TITLE.test(text) && !/[。；，]/.test(text);

/** For `RuleReader.digest` of the sheet `unread`. */
export function printedTables(rows: readonly Row[]): readonly PrintedTable[] {
	return tablesOf(partUnread(rows));
}

function tablesOf({ tables }: UnreadParts): PrintedTable[] {
	const printed: { title: string; unit: AmountUnit; entries: Entry[] }[] = [];
	for (const { above, lines } of tables) {
		const words = above.map(({ text }) => text.replace(/\s+/g, ''));
		const title = words.findLast(isTitle);
		const before = printed.at(-1);
		const unit = UNIT.exec(
			[...words, ...lines.slice(0, 3).map(({ text }) => text)].join('\n')
		)?.[1];
		// A page break parts a table from its title.
		const table =
			title === undefined && before
				? before
				: { title: title ?? '', unit: (unit ?? '万元') as AmountUnit, entries: [] };
		if (table !== before) printed.push(table);
		for (const { row, text } of lines) table.entries.push(...entriesOf(row, text, table.unit));
	}
	return printed.map(({ title, entries }) => ({ ...headOf(title), isRead: false, entries }));
}

/** What a title says of its table. */
export function headOf(
	title: string
): Pick<PrintedTable, 'title' | 'scope' | 'isIncome' | 'isBasic'> {
	const isIncome = /收入/.test(title) && !/支/.test(title);
	return { title, scope: scopeOf(title), isIncome, isBasic: /基本支出/.test(title) };
}

function scopeOf(title: string): Scope {
	if (/三公|采购|机关运行|项目|绩效|转移支付|资产/.test(title)) return '其他';
	if (/国有资本/.test(title)) return '国有资本';
	if (/政府性基金/.test(title)) return '政府性基金';
	if (/一般公共预算|公共财政预算/.test(title)) return '一般公共预算';
	if (/财政拨款/.test(title)) return '财政拨款';
	return /收入|支出|收支/.test(title) ? '全部' : '其他';
}

function entriesOf(row: RowId, text: string, unit: AmountUnit): Entry[] {
	const entries: { row: RowId; code: string; label: string; figures: Map<number, Fen> }[] = [];
	const cells = text.split('\t').map((cell) => cell.replace(/\s+/g, ''));
	let code = '';
	cells.forEach((written, column) => {
		if (written === '') return;
		const last = entries.at(-1);
		// The second panel of a row has codes where the first has.
		const mayBeCode = last === undefined || last.code !== '' || code !== '';
		if (mayBeCode && isCodePart(code, written) && leadsToLabel(cells, column))
			return void (code += written);
		if (!FIGURE.test(written)) {
			entries.push({ row, code, label: bareLabel(written), figures: new Map() });
			code = '';
			return;
		}
		const figure = parseAmount(written, unit);
		if (last && figure.ok && figure.value !== undefined) last.figures.set(column, figure.value);
	});
	return entries;
}

/** 「201」 「06」 「01」 in columns of their own, 「30101」, 「2080501」 in one. */
function isCodePart(before: string, written: string): boolean {
	if (before === '') return /^(?:[1-7]\d\d|[1-7]\d{4}|[1-7]\d{6})$/.test(written);
	return before.length < 7 && written.length === 2;
}

/** Whether nothing but parts of a code stands between a cell and the next label. */
function leadsToLabel(cells: readonly string[], at: number): boolean {
	const rest = cells.slice(at + 1).filter((cell) => cell !== '');
	const label = rest.findIndex((cell) => !FIGURE.test(cell));
	return label >= 0 && rest.slice(0, label).every((cell) => /^\d\d$/.test(cell));
}

/** The entry that stands above another in its tree of codes. */
export function parentOf({ entries }: PrintedTable, { code }: Entry): Entry | undefined {
	if (code.length <= 3) return undefined;
	return entries.find((entry) => entry.code === code.slice(0, -2));
}

/** Names are one where they differ in brackets, or in 支出 at the end. */
export function sameName(a: string, b: string): boolean {
	return plainName(a) === plainName(b);
}

export function plainName(name: string): string {
	return name
		.normalize('NFKC')
		.replace(/[\s“”"'「」]/g, '')
		.replace(/(?:支出)?$/, '');
}
