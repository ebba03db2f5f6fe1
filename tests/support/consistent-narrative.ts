/** The narrative that a book's tables tell, true in every figure: for tests that then falsify one. */
import { firstFormat } from '$lib/formats/known-formats';
import { printAmount, roundHalfUp, type Fen } from '$lib/budget/values/amount';
import type { Book, Row, Side, TableId } from '$lib/budget/book/book';
import { FUNCTIONAL_CLASSES } from '$lib/budget/table/functional-class';
import { FUND_SOURCES } from '$lib/budget/table/fund-source';
import { keyOf } from '$lib/budget/table/row-key';
import { bareLabel } from '$lib/budget/values/row-label';
import { printDecimal } from '$lib/rules/prose/decimal';
import { percentage } from '$lib/rules/prose/year-on-year';
import { rowsOf } from './rows-of';

export function withNarrative(book: Book): Book {
	const texts = narrativeOf(book);
	const narrative = rowsOf(
		'n',
		firstFormat().sections.map((s) => ({
			id: s.id,
			cells: { 标题: s.title, 正文: texts[s.id] ?? '（略）' }
		}))
	);
	return { ...book, sheets: { ...book.sheets, narrative } };
}

const wan = (amount: Fen): string => `${printAmount(amount, '万元')}万元`;
const share = (part: Fen, whole: Fen): string => {
	const percent = percentage(part, whole, 2);
	return percent ? `，占${printDecimal(percent)}%` : '';
};

/** This year beside a made-up last year. */
function change(amount: Fen, last: Fen): string {
	const difference = amount - last;
	if (difference === 0) return '与上年预算数相同';
	const percent = percentage(Math.abs(difference), last, 2);
	const [more, grew] = difference > 0 ? ['增加', '增长'] : ['减少', '下降'];
	const rate = percent ? `，${grew}${printDecimal(percent)}%` : '';
	return `比上年${more}${wan(Math.abs(difference))}${rate}`;
}
const lastYear = (amount: Fen, percent: number): Fen => roundHalfUp((amount / 100) * percent, 4);

function narrativeOf(book: Book): Record<string, string> {
	const value = (table: TableId, key: string, column: string, side?: Side): Fen => {
		const named = (row: Row) =>
			row.side === side &&
			(keyOf(table, row, firstFormat()) === key ||
				bareLabel(keyOf(table, row, firstFormat())) === key);
		const found = book.sheets[table]?.find(named)?.cells[column];
		return typeof found === 'number' ? found : 0;
	};
	const t1 = (label: string, column = '金额', side: Side = '收入') =>
		value('T1', label, column, side);
	const t4 = (label: string, column = '金额', side: Side = '收入') =>
		value('T4', label, column, side);
	const [total, year, carried] = [t1('收入总计'), t1('本年收入合计'), t1('上年结转')];
	const classes = FUNCTIONAL_CLASSES.map(({ code, label }) => ({ code, label }));
	const publicBudget = value('T5', '合计', '合计');
	const t3 = (column: string) => value('T3', '合计', column);
	const t6 = (column: string) => value('T6', '合计', column);
	const operating = value('T11', '部门合计', '合计');
	const lastOperating = lastYear(operating, 110);
	const t12 = (book.sheets.T12 ?? [])
		.filter((row) => row.role !== 'total')
		.map((row) => row.cells['一般公共预算']);
	const projects = t12.reduce<Fen>((sum, v) => sum + (typeof v === 'number' ? v : 0), 0);
	const accounts = (column: string): string => {
		const rows = (book.sheets.T6 ?? []).filter((row) => row.cells['政府科目'] && row.cells[column]);
		return [...new Set(rows.map((row) => String(row.cells['部门科目'])))].join('、');
	};
	const reason = (text: string): string => `，主要原因是${text}`;
	const running = value('T10', '公务用车运行维护费', '合计');
	const reception = value('T10', '公务接待费', '合计');
	const threePublic = value('T10', '合计', '合计');
	const [lastRunning, lastReception] = [lastYear(running, 95), lastYear(reception, 120)];
	return {
		O2: `预算组成单位包括：${book.head.units.map((unit) => unit.name).join('、')}等${book.head.units.length}个单位。`,
		N1: `${book.head.year}年收入总计${wan(total)}，其中：本年收入${wan(year)}，上年结转${wan(carried)}，${change(total, lastYear(total, 90))}${reason('人员增加')}。支出总计${wan(total)}，其中：本年预算安排${wan(year)}，上年结转${wan(carried)}，${change(total, lastYear(total, 90))}${reason('项目增加')}。`,
		N2: `收入预算${wan(total)}，其中：${FUND_SOURCES.map((s) => `${s}收入${wan(value('T2', '合计', s))}${share(value('T2', '合计', s), total)}`).join('；')}；上年结转${wan(carried)}${share(carried, total)}。`,
		N3: `支出预算${wan(total)}，其中：基本支出${wan(t3('基本支出'))}${share(t3('基本支出'), total)}；项目支出${wan(t3('项目支出'))}${share(t3('项目支出'), total)}。`,
		N4: `财政拨款收支总预算${wan(t4('收入总计'))}，其中：当年拨款收入${wan(t4('本年收入合计'))}，上年结转收入${wan(t4('上年财政拨款结转'))}。支出包括：${classes
			.map(({ label }) => [label, t4(label, '小计', '支出')] as const)
			.filter(([, amount]) => amount !== 0)
			.map(([label, amount]) => label + wan(amount))
			.join('、')}。`,
		N5: `一般公共预算当年拨款${wan(publicBudget)}，${change(publicBudget, lastYear(publicBudget, 97))}${reason('政策调整')}。主要用于：${classes
			.map(({ code, label }) => [label, value('T5', code, '合计')] as const)
			.filter(([, amount]) => amount !== 0)
			.map(([label, amount]) => `${label}${wan(amount)}${share(amount, publicBudget)}`)
			.join('；')}。`,
		N6: `一般公共预算基本支出${wan(t6('合计'))}，其中：人员经费${wan(t6('人员经费'))}，主要包括：${accounts('人员经费')}；\n公用经费${wan(t6('公用经费'))}，主要包括：${accounts('公用经费')}。`,
		N7: `“三公”经费预算${wan(threePublic)}，${change(threePublic, lastRunning + lastReception)}${reason('车辆增加')}。其中：因公出国（境）费0.00万元，与上年预算数相同；公务接待费${wan(reception)}，${change(reception, lastReception)}；公务用车购置费0.00万元，与上年预算数相同；公务用车运行维护费${wan(running)}，${change(running, lastRunning)}。`,
		N8: `机关运行经费${wan(operating)}，较上年${wan(lastOperating)}${change(operating, lastOperating).replace('比上年', '')}${reason('压减开支')}。`,
		N9: '政府采购预算总额6.60万元，其中：货物1.10万元、工程2.20万元、服务3.30万元，面向中小企业预留2.00万元。',
		N10: `实行绩效目标管理的项目${book.sheets.projects?.length ?? 0}个，涉及一般公共预算当年拨款${wan(projects)}。`,
		N11: `截至${book.head.year - 1}年12月31日，共有车辆9辆，其中：执法执勤用车6辆，其他用车3辆。`
	};
}
