/** 功能分类 of several tables side by side: columns whose classes add up to one total tell one fact each. */
import type { Fen } from '$lib/budget/values/amount';
import { plainName, type Entry, type PrintedTable } from './printed-table';

interface ClassColumn {
	readonly table: PrintedTable;
	readonly total: Fen;
	/** By plain name of the class. */
	readonly classes: ReadonlyMap<string, { readonly entry: Entry; readonly value: Fen }>;
}

export interface ClassFigure {
	readonly entry: Entry;
	readonly table: string;
	readonly value: Fen;
	/** Whether the table names classes by code, and so has what they are made of. */
	readonly coded: boolean;
}

export interface ClassDifference {
	readonly label: string;
	readonly figures: readonly ClassFigure[];
}

const TOTAL = /^(?:(?:本年|当年)?(?:支出)?(?:合计|小计|总计)|支出总计)$/;
const CLASS = /支出$/;
/** What rounding of a class may add to the sum of all. */
const SLACK: Fen = 10_000;

function columnsOf(table: PrintedTable): ClassColumn[] {
	const { entries, isIncome, isBasic, scope } = table;
	if (isIncome || isBasic || scope === '其他') return [];
	const classes = entries.filter(isClass);
	const columns = new Set(classes.flatMap(({ figures }) => [...figures.keys()]));
	return [...columns].flatMap((column): ClassColumn[] => {
		const of = new Map<string, { entry: Entry; value: Fen }>();
		for (const entry of classes) {
			const value = entry.figures.get(column);
			const name = plainName(entry.label);
			if (value !== undefined && value !== 0 && !of.has(name)) of.set(name, { entry, value });
		}
		const sum = [...of.values()].reduce((all, { value }) => all + value, 0);
		const total = entries
			.filter(({ label, code }) => code === '' && TOTAL.test(label))
			.flatMap(({ figures }) => figures.get(column) ?? [])
			.find((value) => Math.abs(value - sum) <= SLACK * of.size);
		return total === undefined || of.size < 2 ? [] : [{ table, total, classes: of }];
	});
}

/** A class by its code, or in a list of classes without codes. */
const isClass = ({ code, label }: Entry): boolean =>
	code === ''
		? CLASS.test(label) && !TOTAL.test(label) && !/^(?:本年|基本|项目|经营)/.test(label)
		: code.length === 3;

/** Classes that columns of one total tell differently, while they agree about most others. */
export function classDifferences(tables: readonly PrintedTable[]): ClassDifference[] {
	const columns = tables.flatMap(columnsOf);
	const found = new Map<string, Map<string, ClassFigure>>();
	columns.forEach((a, i) => {
		for (const b of columns.slice(i + 1)) {
			if (a.table === b.table || a.total !== b.total) continue;
			const shared = [...a.classes.keys()].filter((name) => b.classes.has(name));
			const differing = shared.filter(
				(name) => a.classes.get(name)!.value !== b.classes.get(name)!.value
			);
			if (shared.length !== Math.max(a.classes.size, b.classes.size)) continue;
			if (differing.length === 0 || differing.length * 2 >= shared.length) continue;
			for (const name of differing)
				for (const { table, classes } of [a, b]) {
					const { entry, value } = classes.get(name)!;
					const figures = found.get(name) ?? new Map<string, ClassFigure>();
					const figure = { entry, table: table.title, value, coded: entry.code !== '' };
					found.set(name, figures.set(entry.row, figure));
				}
		}
	});
	return [...found].map(([name, figures]) => ({
		label: labelOf(columns, name),
		figures: [...figures.values()]
	}));
}

function labelOf(columns: readonly ClassColumn[], name: string): string {
	return columns.find(({ classes }) => classes.has(name))!.classes.get(name)!.entry.label;
}

/** The figure that most tables have, those with codes first: it is the one that its own parts give. */
export function likeliest(figures: readonly ClassFigure[]): Fen {
	const weights = new Map<Fen, number>();
	for (const { value, coded } of figures)
		weights.set(value, (weights.get(value) ?? 0) + (coded ? 1.5 : 1));
	return [...weights].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}
