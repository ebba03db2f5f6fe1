/**
 * A consistent book of any format, made of facts: payments and income with all their coordinates.
 * Each cell is the sum of the facts that lie within its coordinates, so that the book agrees with
 * itself wherever the format says true things of its cells.
 */
import { HUNDREDTH_OF_WAN } from '$lib/budget/values/amount';
import type { Book, Cells, Row, RowMark, SheetKey } from '$lib/budget/book/book';
import { NOTE_COLUMN, noteRowOf } from '$lib/budget/book/table-note';
import { carriedFormat } from '$lib/formats/book-format';
import type { Coordinates, Dimension } from '$lib/formats/coordinates';
import type { Format, FormatRow, FormatTable } from '$lib/formats/format';
import { classOfRow } from '$lib/rules/reading/lookups';
import { panelsOf, type Panel } from '$lib/budget/totals/panel';
import { rowsOf } from '../rows-of';
import { seededRandom, type SeededRandom } from '../seeded-random';

interface Fact {
	readonly at: Coordinates;
	readonly amount: number;
}
type Line = Omit<RowMark, 'id' | 'order'> & { cells: Cells };

const ITEMS = ['2040201', '2040202', '2040299', '2050201', '2080505', '2080506', '2210201'];
const STAFF = ['30101', '30102', '30113', '30302'];
/** What public spending buys, and which of the costs that are told apart it is. */
const PUBLIC: readonly (readonly [code: string, object?: string])[] = [
	['30201'],
	['30211'],
	['30217', '公务接待费'],
	['30231', '公务用车运行费'],
	['30212', '因公出国（境）费'],
	['31013', '公务用车购置费']
];
const UNITS = [
	{ id: 'u1', code: '', name: '本级', kind: '行政', role: '本级' },
	{ id: 'u2', code: '', name: '二中心', kind: '行政', role: '所属' }
] as const;

export interface BookOfFactsOptions {
	readonly seed?: number;
	/** Whose money it is: of funds that its tables print. */
	readonly funds?: readonly string[];
}

export function bookOfFacts(
	format: Format,
	{ seed = 1, funds = ['一般公共预算', '政府性基金预算', '其他'] }: BookOfFactsOptions = {}
): Book {
	const facts = factsOf(format, seededRandom(seed)).filter(
		({ at }) => at.fund !== undefined && funds.includes(at.fund)
	);
	const sheets: Partial<Record<SheetKey, readonly Row[]>> = {};
	const notes: { id: string; cells: Cells }[] = [];
	for (const table of format.tables) {
		const lines = panelsOf(table).flatMap((panel) => linesOf(format, table, panel, facts));
		sheets[table.id] = rowsOf(`r${format.tables.indexOf(table)}`, lines);
		const isEmpty = lines.every(({ cells }) =>
			Object.values(cells).every((value) => typeof value !== 'number')
		);
		if (isEmpty && table.emptyNote)
			notes.push({
				id: noteRowOf(table.id),
				cells: { [NOTE_COLUMN]: '没有这类收支，本表无数据。' }
			});
	}
	const head = {
		year: 2024,
		level: '市级',
		department: { code: '070', name: '示例局' },
		units: UNITS,
		explanations: [],
		settings: {},
		format: carriedFormat(format)
	};
	return { head, sheets: { ...sheets, projects: [], notes: rowsOf('note', notes), narrative: [] } };
}

function factsOf({ kind }: Format, random: SeededRandom): Fact[] {
	const stage = kind === '决算' ? '决算' : '本年预算';
	const some = (): number => (100 + random.between(0, 90_000)) * HUNDREDTH_OF_WAN;
	const facts: Fact[] = [];
	const add = (at: Coordinates, amount: number): void => void facts.push({ at, amount });
	/** What is spent at a code is also what came in for it, but for what is carried over. */
	const spend = (account: string, fund: string, at: Coordinates, amount: number): void => {
		const whose = { stage, account, fund };
		add({ ...whose, flow: '支出', carry: '本年', origin: '当年', unit: 'u1', ...at }, amount);
		const kept = kind === '决算' ? HUNDREDTH_OF_WAN * random.between(1, 99) : 0;
		add({ ...whose, flow: '收入', carry: '本年' }, amount);
		if (kept === 0) return;
		add({ ...whose, flow: '收入', carry: '上年结转' }, kept);
		add({ ...whose, flow: '支出', carry: '年末结转' }, kept);
	};
	for (const account of ITEMS) {
		for (const economic of STAFF)
			spend(account, '一般公共预算', { nature: '人员', economic }, some());
		for (const [economic, object] of PUBLIC) {
			const amount = some();
			spend(
				account,
				'一般公共预算',
				{ nature: '公用', economic, ...(object && { object }) },
				amount
			);
			if (!object || kind !== '决算') continue;
			const planned = { stage: '年初预算', flow: '支出', carry: '本年', fund: '一般公共预算' };
			add({ ...planned, object }, amount + HUNDREDTH_OF_WAN);
		}
		spend(account, '一般公共预算', { nature: '项目', project: '修缮' }, some());
		spend(account, '其他', { nature: '项目', project: '培训' }, some());
	}
	spend('2120801', '政府性基金预算', { nature: '项目', project: '整治' }, some());
	return facts;
}

function linesOf(
	format: Format,
	table: FormatTable,
	panel: Panel,
	facts: readonly Fact[]
): readonly Line[] {
	const { side, axis } = panel;
	const marked = side === undefined ? {} : { side };
	const label = table.columns.find(
		(c) => c.holds === 'label' && (side === undefined || c.side === side)
	);
	const line = (
		names: { readonly label?: string; readonly code?: string },
		at: Coordinates,
		mark: Pick<RowMark, 'role' | 'unit'> = {}
	): Line => ({
		...marked,
		...mark,
		cells: {
			...(label && names.label !== undefined && { [label.id]: names.label }),
			...(panel.code && names.code !== undefined && { [panel.code.id]: names.code }),
			...(axis !== 'list' && figuresOf(format, panel, at, facts))
		}
	});
	const fixed = withOtherClasses(format, panel, facts).map(({ label: text, code, role, at }) =>
		line({ label: text, ...(code !== undefined && { code }) }, at, role && { role })
	);
	const own = (dimension: Dimension): Line[] => {
		const used = new Set(facts.flatMap(({ at }) => at[dimension] ?? []));
		const all = [...used].flatMap((code) =>
			panel.code ? [3, 5, 7].filter((n) => n <= code.length).map((n) => code.slice(0, n)) : [code]
		);
		return [...new Set(all)]
			.sort()
			.map((code) =>
				line({ label: `${dimension}${code}`, code }, { ...panel.at, [dimension]: code })
			)
			.filter(({ cells }) => Object.values(cells).some((value) => typeof value === 'number'));
	};
	const lists: Partial<Record<typeof axis, Line[]>> = {
		'functional-tree': own('account'),
		'income-tree': own('account'),
		economic: own('economic'),
		projects: axis === 'projects' ? own('project') : [],
		units: axis === 'units' ? own('unit') : []
	};
	const body = lists[axis] ?? [];
	return table.total === 'last' ? [...body, ...fixed] : [...fixed, ...body];
}

/** The rows that the form prints, and before their total those of classes that it doesn't list. */
function withOtherClasses(
	{ lists }: Format,
	{ rows, code }: Panel,
	facts: readonly Fact[]
): readonly FormatRow[] {
	const [model] = rows.filter((row) => classOfRow(row) !== undefined);
	if (!model || code) return rows;
	const used = new Set(facts.flatMap(({ at }) => at.account?.slice(0, 3) ?? []));
	for (const row of rows) used.delete(classOfRow(row) ?? '');
	const others = [...used].map((account): FormatRow => {
		const named = lists.get('functional-classes')!.entries.find((entry) => entry.code === account)!;
		return { ...model, label: named.label, code: account, at: { ...model.at, account } };
	});
	const total = rows.findIndex(({ role }) => role === 'total');
	return [...rows.slice(0, total), ...others, ...rows.slice(total)];
}

/** A cell without anything in it is blank. */
function figuresOf(
	{ space }: Format,
	{ amounts }: Panel,
	row: Coordinates,
	facts: readonly Fact[]
): Cells {
	const cells: Cells = {};
	const objects = amounts.flatMap(({ at }) => at.object ?? []);
	for (const column of amounts) {
		const joined = space.join(row, column.at);
		if (!joined.ok) continue;
		// 合计 of a table of objects is that of what it lists.
		const listed = joined.at.object === undefined && objects.length > 0 ? objects : undefined;
		const isListed = ({ object }: Coordinates): boolean =>
			listed === undefined ||
			(object !== undefined && listed.some((one) => space.isWithin('object', object, one)));
		const asked = Object.entries(joined.at) as [Dimension, string][];
		const sum = facts
			.filter(
				({ at }) =>
					isListed(at) &&
					asked.every(([d, value]) => at[d] !== undefined && space.isWithin(d, at[d], value))
			)
			.reduce((total, { amount }) => total + amount, 0);
		if (sum !== 0) cells[column.id] = sum;
	}
	return cells;
}
