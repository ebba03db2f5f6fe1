/**
 * A book → what the public may see of it: the same book but for the declared redactions. Pure; who
 * may publish, and the record of 保密审查, are decided elsewhere.
 */
import { bookFormat } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import type { Book, Cells, CellValue, Row, SheetKey } from '$lib/budget/book/book';
import { tableOf } from '$lib/budget/book/book';
import { withPrintedNarrative } from '$lib/budget/living/printed-narrative';
import { codeOf } from '$lib/budget/table/row-key';
import { columnOf } from '$lib/budget/table/table-template';
import { withoutMarks } from '$lib/budget/values/text-mark';
import { personalNumbersIn } from '$lib/rules/text/personal-number';
import { redactionPlan, type RedactionPlan } from './redaction-plan';

const PEOPLE = ['负责人', '经办人'];
const PHONE = '联系电话';
/** Between the names that one field lists. */
const BETWEEN_NAMES = /([\s、，,;；/]+)/;

export function publicBook(written: Book): Book {
	const plan = redactionPlan(written);
	const format = bookFormat(written.head);
	const book = withPrintedNarrative(
		written,
		(sheet, row, column) =>
			plan.cells.has(`${row.id}:${column}`) || hidesFigure(sheet, row, column, plan, format)
	);
	const people = plan.keepNames ? [] : peopleOf(book);
	const sheets = Object.entries(book.sheets)
		.filter(([sheet]) => !plan.projects.has(sheet.replace(/^indicators@/, '')))
		.map(([sheet, rows]) => [
			sheet,
			(rows ?? [])
				.filter(({ id }) => sheet !== 'projects' || !plan.projects.has(id))
				.map((row) => publicRow(sheet as SheetKey, row, plan, { people, format }))
		]);
	return {
		// How the book was made is nobody's business: explanations name their authors, settings people.
		head: { ...book.head, explanations: [], settings: { stage: '公开' } },
		sheets: Object.fromEntries(sheets) as Book['sheets']
	};
}

/** The names in 负责人 and 经办人 that are names, the longest first. */
function peopleOf(book: Book): string[] {
	const names = (book.sheets.projects ?? []).flatMap(({ cells }) =>
		PEOPLE.flatMap((column) => String(cells[column] ?? '').split(BETWEEN_NAMES))
	);
	return [...new Set(names.filter((name) => /^\p{Script=Han}{2,4}$/u.test(name)))].sort(
		(a, b) => b.length - a.length
	);
}

/** What of the book all its rows are published by. */
interface Publishing {
	readonly people: readonly string[];
	readonly format: Format;
}

function publicRow(sheet: SheetKey, row: Row, plan: RedactionPlan, by: Publishing): Row {
	const { format } = by;
	const cells: Cells = {};
	for (const [column, value] of Object.entries(row.cells)) {
		if (plan.cells.has(`${row.id}:${column}`)) continue;
		if (hidesFigure(sheet, row, column, plan, format)) continue;
		const shown = publicValue(sheet, row, column, value, plan, by);
		if (shown !== '') cells[column] = shown;
	}
	// A formula would tell of what is hidden; its value stays.
	const { formulas: _formulas, ...mark } = row;
	return { ...mark, cells };
}

/** A hidden row keeps its place and its name or 「项目1」, and no figure; a hidden form is left out. */
function hidesFigure(
	sheet: SheetKey,
	row: Row,
	column: string,
	plan: RedactionPlan,
	format: Format
): boolean {
	if (sheet === 'projects') return plan.projects.has(row.id);
	const table = tableOf(sheet)?.table;
	if (!table || columnOf(table, column, format)?.holds !== 'amount') return false;
	return plan.rows.has(row.id) || plan.codes.has(codeOf(table, row, format));
}

function publicValue(
	sheet: SheetKey,
	row: Row,
	column: string,
	value: CellValue,
	plan: RedactionPlan,
	{ people, format }: Publishing
): CellValue {
	if (typeof value !== 'string') return value;
	const instead = plan.rows.get(row.id);
	const table = tableOf(sheet)?.table;
	if (instead !== undefined && table && columnOf(table, column, format)?.holds === 'label')
		return instead;
	if (sheet === 'projects') {
		if (PEOPLE.includes(column)) return plan.keepNames ? value : maskedNames(value);
		if (column === PHONE) return plan.keepPhones ? value : '';
	}
	return publicText(value, plan, people);
}

/** A mark must not hide from the eye what stands around it: where it would, the marks go. */
function publicText(text: string, plan: RedactionPlan, people: readonly string[]): string {
	const plain = masked(withoutMarks(text), plan, people);
	const marked = masked(text, plan, people);
	return withoutMarks(marked) === plain ? marked : plain;
}

function masked(text: string, plan: RedactionPlan, people: readonly string[]): string {
	let shown = maskedNumbers(text);
	for (const [name, instead] of plan.words) shown = shown.replaceAll(name, instead);
	for (const name of people) shown = shown.replaceAll(name, maskedName(name));
	return shown;
}

/** 「张三、李四」 → 「张*、李*」. What is masked already stays. */
function maskedNames(text: string): string {
	return text
		.split(BETWEEN_NAMES)
		.map((piece, i) => (i % 2 === 1 ? piece : maskedName(piece)))
		.join('');
}

function maskedName(name: string): string {
	const [first, ...rest] = [...name];
	if (first === undefined || /[*＊某○●]/.test(name)) return name;
	return first + '*'.repeat(Math.max(1, rest.length));
}

/** 「138****0000」: numbers of telephones, identity, accounts and plates, wherever they stand. */
function maskedNumbers(text: string): string {
	const found = personalNumbersIn(text).toSorted((a, b) => b.start - a.start);
	return found.reduce((shown, { start, end }) => {
		const number = shown.slice(start, end);
		const masked = number.slice(0, 3) + '****' + number.slice(-2);
		return shown.slice(0, start) + masked + shown.slice(end);
	}, text);
}
