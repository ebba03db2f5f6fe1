/** The figures and texts of a book as tables for other programs: one line a figure, one a form. */
import { bookFormat } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import { tableTitle } from '$lib/budget/table/table-title';
import { exactAmount, type AmountUnit } from '$lib/budget/values/amount';
import type { Book, CellValue, Row, TableId } from '$lib/budget/book/book';
import {
	FORM_SHAPE,
	formTextsOf,
	formUnit,
	fundColumnsOf,
	indicatorColumnsOf,
	PROJECT_NAME
} from '$lib/formats/project-form';
import { sectionOf } from '$lib/budget/book/narrative';
import { plainText } from '$lib/budget/values/text-mark';
import { codeColumnOf, labelColumnOf } from '$lib/budget/table/row-key';
import { columnOf, templateOf, unitOfTable } from '$lib/budget/table/table-template';
import { REVIEW_TITLE, reviewNotes, type ReviewNote } from '../paper/review-notes';
import { rowsOf, tablesIn } from '../paper/table-paper';
import type { CsvValue } from './csv';

export interface DataField {
	readonly name: string;
	readonly type: 'string' | 'integer' | 'number' | 'year';
	readonly title?: string;
	/** What the field is in the terms of the Fiscal Data Package. */
	readonly columnType?: string;
}

export interface DataTable {
	readonly name: string;
	readonly title: string;
	readonly fields: readonly DataField[];
	readonly lines: Iterable<readonly CsvValue[]>;
}

const text = (name: string, columnType?: string): DataField => ({
	name,
	type: 'string',
	...(columnType && { columnType })
});
const LEAD: readonly DataField[] = [
	{ name: '年度', type: 'year', columnType: 'date:fiscal-year' },
	text('部门', 'administrative-classification:generic:level1:label')
];
const UNIT = text('单位名称', 'administrative-classification:generic:level2:label');

const FIGURE_FIELDS: readonly DataField[] = [
	...LEAD,
	text('表号'),
	text('表名'),
	{ name: '行号', type: 'integer' },
	text('收支'),
	text('科目编码', 'functional-classification:generic:code'),
	text('项目', 'functional-classification:generic:label'),
	text('行类型'),
	UNIT,
	text('金额单位'),
	text('列'),
	{ name: '金额', type: 'number', title: '金额（以金额单位计）', columnType: 'value' },
	text('文本'),
	text('样式')
];

export function openDataOf(book: Book): readonly DataTable[] {
	const notes = reviewNotes(book);
	return [
		...[figuresOf(book), projectsOf(book), indicatorsOf(book), proseOf(book), unitsOf(book)],
		...(notes.length > 0 ? [reviewOf(book, notes)] : [])
	];
}

function unitName(book: Book, { unit }: Row): string {
	return book.head.units.find(({ id }) => id === unit)?.name ?? '';
}

const leadOf = ({ head }: Book): CsvValue[] => [
	{ figure: String(head.year) },
	head.department.name
];

/** The long form: one line for each cell that is not blank, so every figure stands there once. */
export function figuresOf(book: Book): DataTable {
	return {
		name: 'figures',
		title: '公开表：每个数一行',
		fields: FIGURE_FIELDS,
		lines: (function* () {
			for (const table of tablesIn(book).map(({ id }) => id))
				for (const [i, row] of rowsOf(book, table).entries())
					yield* linesOf(book, table, row, i + 1);
		})()
	};
}

function* linesOf(book: Book, table: TableId, row: Row, number: number): Iterable<CsvValue[]> {
	const format = bookFormat(book.head);
	const unit = unitOfTable(table, format);
	const code = codeColumnOf(table, row.side, format)?.id;
	const label = labelColumnOf(table, row.side, format)?.id;
	const cell = (id: string | undefined): string =>
		id === undefined ? '' : printed(row.cells[id], unit);
	const lead: CsvValue[] = [
		...leadOf(book),
		table,
		titleOf(book, table, format),
		{ figure: String(number) },
		row.side ?? '',
		cell(code),
		cell(label),
		row.role ?? '',
		unitName(book, row),
		unit
	];
	const others = Object.entries(row.cells).filter(
		([id, value]) => id !== code && id !== label && value !== ''
	);
	// A row without figures is a row all the same.
	if (others.length === 0) yield [...lead, undefined, undefined, undefined, format.id];
	for (const [id, value] of others.sort(inOrderOf(table, format)))
		yield [
			...lead,
			id,
			typeof value === 'number' ? { figure: exactAmount(value, unit) } : undefined,
			typeof value === 'number' ? undefined : value,
			format.id
		];
}

function inOrderOf(
	table: TableId,
	format: Format
): (a: [string, CellValue], b: [string, CellValue]) => number {
	const { columns } = templateOf(table, format);
	const place = (id: string): number => {
		const at = columns.findIndex((column) => column.id === id);
		return at < 0 ? columns.length : at;
	};
	return ([a], [b]) => {
		const known = [columnOf(table, a, format), columnOf(table, b, format)];
		if (known[0] && known[1]) return place(a) - place(b);
		if (known[0] || known[1]) return known[0] ? -1 : 1;
		return a < b ? -1 : 1;
	};
}

function titleOf({ head }: Book, table: TableId, format: Format): string {
	return tableTitle(head, templateOf(table, format));
}

/** A figure where text belongs is said as the exact decimal. */
function printed(value: CellValue | undefined, unit: AmountUnit = '万元'): string {
	return typeof value === 'number' ? exactAmount(value, unit) : (value ?? '');
}

const inUnit =
	(unit: AmountUnit) =>
	(value: CellValue | undefined): CsvValue =>
		typeof value === 'number' ? { figure: exactAmount(value, unit) } : value;

function projectsOf(book: Book): DataTable {
	const format = bookFormat(book.head);
	const unit = formUnit(format);
	const texts = [...formTextsOf(format), FORM_SHAPE];
	const funds = [...fundColumnsOf(format)];
	return {
		name: 'projects',
		title: '项目支出绩效目标表：每个项目一行',
		fields: [
			...LEAD,
			{ name: '序号', type: 'integer' },
			UNIT,
			...texts.map((id) => text(id)),
			...funds.map((name): DataField => ({
				name,
				type: 'number',
				title: `${name}（${unit}）`,
				columnType: 'value'
			}))
		],
		lines: rowsOf(book, 'projects').map((row, i) => [
			...leadOf(book),
			{ figure: String(i + 1) },
			unitName(book, row),
			...[...texts, ...funds].map((id) => inUnit(unit)(row.cells[id]))
		])
	};
}

function indicatorsOf(book: Book): DataTable {
	const columns = indicatorColumnsOf(bookFormat(book.head));
	return {
		name: 'indicators',
		title: '绩效指标：每条指标一行',
		fields: [
			...LEAD,
			{ name: '项目序号', type: 'integer' },
			text('项目名称'),
			{ name: '指标序号', type: 'integer' },
			...columns.map((id) => text(id))
		],
		lines: rowsOf(book, 'projects').flatMap((project, p) =>
			rowsOf(book, `indicators@${project.id}`).map((row, i) => [
				...leadOf(book),
				{ figure: String(p + 1) },
				String(project.cells[PROJECT_NAME] ?? ''),
				{ figure: String(i + 1) },
				...columns.map((id) => inUnit('元')(row.cells[id]))
			])
		)
	};
}

function proseOf(book: Book): DataTable {
	const format = bookFormat(book.head);
	return {
		name: 'narrative',
		title: '文字说明：每节一行',
		fields: [...LEAD, text('编号'), text('部分'), text('标题'), text('正文')],
		lines: rowsOf(book, 'narrative').map(({ id, cells }) => [
			...leadOf(book),
			id,
			sectionOf(format, id)?.part ?? '',
			printed(cells['标题']),
			plainText(printed(cells['正文']))
		])
	};
}

function unitsOf(book: Book): DataTable {
	return {
		name: 'units',
		title: '预算单位',
		fields: [...LEAD, text('代码'), text('名称'), text('性质'), text('级别')],
		lines: book.head.units.map(({ code, name, kind, role }) => [
			...leadOf(book),
			code,
			name,
			kind,
			role
		])
	};
}

function reviewOf(book: Book, notes: readonly ReviewNote[]): DataTable {
	const columns = ['类别', '规则', '单位', '说明或原因', '依据的数', '填写人', '时间', '审核人'];
	return {
		name: 'review',
		title: `${REVIEW_TITLE}：每条说明、每条停用的规则一行`,
		fields: [...LEAD, ...columns.map((name) => text(name))],
		lines: notes.map(({ kind, rule, unit, text: said, operands, by, at, approver }) => [
			...leadOf(book),
			...[kind, rule, unit, said, operands.join('；'), by, at, approver]
		])
	};
}
