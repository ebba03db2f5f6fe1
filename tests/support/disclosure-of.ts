/**
 * Small disclosures written the way they are printed, for examples of rules:
 *
 * ```
 * disclosureOf({
 *   T1: { 收入总计: { 金额: '12.00' }, 公共安全支出: { 合计: '10.00', 当年: '10.00' } },
 *   T2: { 合计: { 合计: '10.00' }, '204': { 合计: '10.00' } },
 *   T6: { '基本工资/工资奖金津补贴': { 合计: '3.00', 人员经费: '3.00' } },
 *   T13: { 部门: { role: 'total', 合计: '2.00' }, 分局: { role: 'unit', unit: 'u2', 合计: '2.00' } },
 *   projects: { 辅警招聘经费: { 年度资金总额: '400000' } },
 *   narrative: { N8: { 正文: '机关运行经费12.00万元。' } },
 *   notes: { 'note-T7': { 注: '本表无数据' } },
 *   head: { year: 2024 }
 * })
 * ```
 * Rows are named by code, else by label; `#2` tells a second one of that name. Tables are in 万元,
 * forms in 元. On T1 and T4 a row with 金额 stands on the 收入 side.
 */
import { firstFormat } from '$lib/formats/known-formats';
import { generateNKeysBetween } from 'fractional-indexing';
import { parseAmount } from '$lib/budget/values/amount';
import type {
	Book,
	BookHead,
	Cells,
	CellValue,
	Row,
	RowRole,
	SheetKey,
	TableId,
	Unit
} from '$lib/budget/book/book';
import { tableOf } from '$lib/budget/book/book';
import { fundColumnsOf } from '$lib/formats/project-form';
import { columnOf, templateOf } from '$lib/budget/table/table-template';
import { headOf } from './small-book';

export type PrintedRow = Readonly<Record<string, string>>;
type PrintedSheet =
	| `T${number}`
	| `T${number}@${string}`
	| 'projects'
	| 'narrative'
	| 'notes'
	| 'unread'
	| `indicators@${string}`;
export type PrintedDisclosure = Partial<
	Record<PrintedSheet, Readonly<Record<string, PrintedRow>>>
> & {
	/** What differs from a department 市局 with the 行政 units 市局 and 分局. */
	readonly head?: Partial<BookHead>;
};

const UNITS: readonly Unit[] = [
	{ id: 'u1', code: '', name: '市局', kind: '行政', role: '本级' },
	{ id: 'u2', code: '', name: '分局', kind: '行政', role: '所属' }
];

export function disclosureOf({ head, ...printed }: PrintedDisclosure): Book {
	const sheets = Object.entries(printed).map(([sheet, rows = {}]) => {
		const inOrder = Object.entries(rows).sort(([a], [b]) => codeOrder(a, b));
		const orders = generateNKeysBetween(null, null, inOrder.length);
		return [
			sheet,
			inOrder.map(([name, cells], at): Row => {
				const named = ['narrative', 'notes', 'unread'].includes(sheet);
				const id = named ? name : `${sheet}-${at}`;
				return {
					id,
					order: orders[at],
					...rowOf(sheet as SheetKey, name.replace(/#\d+$/, ''), cells)
				};
			})
		];
	});
	return {
		head: headOf({ department: { code: '070', name: '市局' }, units: UNITS, ...head }),
		sheets: Object.fromEntries(sheets)
	};
}

/** Objects list codes by number; tables print 合计 first, then each code before those below it. */
function codeOrder(a: string, b: string): number {
	const [codeA, codeB] = [a, b].map((name) => (name === '合计' ? '' : name));
	const codes = [codeA, codeB].every((code) => /^\d*$/.test(code));
	return codes ? (codeA < codeB ? -1 : 1) : 0;
}

function rowOf(sheet: SheetKey, name: string, printed: PrintedRow): Omit<Row, 'id' | 'order'> {
	const { role, unit, ...columns } = printed;
	const table = tableOf(sheet)?.table;
	const mark = { ...(unit && { unit }), ...roleOf(table, name, role) };
	if (sheet === 'narrative' || sheet === 'notes') return { cells: columns };
	if (!table) return { ...mark, cells: { 项目名称: name, ...figures(columns) } };
	const twoSided = templateOf(table, firstFormat()).columns.some((c) => c.side);
	const side = !twoSided ? {} : ({ side: '金额' in columns ? '收入' : '支出' } as const);
	return {
		...mark,
		...side,
		cells: { ...names(table, name, side.side), ...figures(columns, table) }
	};
}

function roleOf(table: TableId | undefined, name: string, role?: string): { role?: RowRole } {
	if (role) return { role: role as RowRole };
	return table && /(合计|总计)$/.test(name) ? { role: 'total' } : {};
}

function names(table: TableId, name: string, side?: string): Cells {
	if (table === 'T6') {
		const [department, government] = name.split('/');
		return { 部门科目: department, ...(government && { 政府科目: government }) };
	}
	const columns = templateOf(table, firstFormat()).columns.filter(
		(c) => !c.side || c.side === side
	);
	const code = columns.find((c) => c.holds === 'code');
	const label = columns.find((c) => c.holds === 'label')!;
	return code
		? { [code.id]: name, ...(name !== '合计' && { [label.id]: `科目${name}` }) }
		: { [label.id]: name };
}

function figures(columns: PrintedRow, table?: TableId): Cells {
	return Object.fromEntries(
		Object.entries(columns).map(([column, text]): [string, CellValue] => {
			const holdsAmount = table
				? columnOf(table, column, firstFormat())?.holds === 'amount'
				: [...fundColumnsOf(firstFormat())].includes(column);
			const amount = parseAmount(text, table ? '万元' : '元');
			return [column, holdsAmount && amount.ok && amount.value !== undefined ? amount.value : text];
		})
	);
}

/** A document of another format: its lines, with tabs between the cells of its tables. */
export function linesOf(...lines: readonly string[]): PrintedDisclosure {
	const unread = Object.fromEntries(lines.map((text, i) => [`第${i + 1}行`, { 正文: text }]));
	return { unread };
}
