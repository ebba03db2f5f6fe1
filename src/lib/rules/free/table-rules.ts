/** G09–G13: prose against the tables of its document, and those tables against each other. */
import { exactAmount, type Fen } from '$lib/budget/values/amount';
import { slackOf } from '../prose/printed-exactness';
import type { AmountFact } from '../prose/fact';
import type { Draft } from '../finding/draft';
import type { Place } from '../finding/finding';
import type { Rule } from '../rule/rule';
import { NARRATIVE_TEXT } from '../reading/texts';
import { tablesBesideProse } from './book-tables';
import { classDifferences, likeliest } from './class-columns';
import { itemFindings } from './item-figures';
import { namedAccountsIn } from './named-accounts';
import { namedItemsIn } from './named-items';
import { namedTotalsIn } from './named-totals';
import { blocksOf, placeIn, quotingBlock, type ProseBlock } from './prose-block';
import { plainName, type Entry, type PrintedTable, type Scope } from './printed-table';

const at = ({ row }: { readonly row: string }): Place => ({ row, column: NARRATIVE_TEXT });

/** Where a figure of a table stands; without one, its row. */
function placeOf({ row, figures, columns }: Entry, value?: Fen): Place {
	if (!columns) return at({ row });
	const found = [...figures].find(([, figure]) => figure === value);
	const column = found && columns[found[0]];
	return column === undefined ? { row } : { row, column };
}

/** Whether a text prints the figure of a table, as exactly as it prints. */
function printsFigure(fact: AmountFact, value: Fen): boolean {
	return Math.abs(fact.value - value) <= slackOf(fact);
}

function against(block: ProseBlock, fact: AmountFact, entry: Entry, value: Fen): Draft {
	return {
		cells: [placeIn(block, fact.span.start), placeOf(entry, value)],
		about: `${fact.span.start}`,
		actual: exactAmount(fact.value, '万元'),
		expected: exactAmount(value, '万元'),
		difference: exactAmount(fact.value - value, '万元'),
		printedIn: '万元',
		arguments: quotingBlock(block, fact.span)
	};
}

const GRAND = /^(?:收入|支出|收支)?(?:总计|合计)$/;
const ANY_TOTAL = /(?:总计|合计|小计)$/;

/** Total rows of the tables of a scope. The grand total is told on both sides of its table: so it was read well. */
function totalsOf(tables: readonly PrintedTable[], scope: Scope) {
	const entries = tables
		.filter((table) => table.scope === scope)
		.flatMap(({ entries }) => entries.filter(({ label }) => ANY_TOTAL.test(label)));
	const values = new Set(entries.flatMap(({ figures }) => [...figures.values()]));
	const grand = entries
		.filter(({ label, code }) => code === '' && GRAND.test(label))
		.flatMap((entry) => [...entry.figures.values()].slice(0, 1).map((value) => ({ entry, value })));
	const isRead = tables.some((table) => table.scope === scope && table.isRead);
	const twice = ({ value, entry }: (typeof grand)[number]): boolean =>
		grand.some(
			(other) => other.entry !== entry && other.entry.row === entry.row && other.value === value
		);
	return { values, proven: isRead ? grand[0] : grand.find(twice) };
}

/** The one row 人员经费合计 or 公用经费合计 of the tables of 基本支出. */
function totalOfBasic(tables: readonly PrintedTable[], words: string): Entry | undefined {
	const found = tables
		.filter(({ isBasic }) => isBasic)
		.flatMap(({ entries }) => entries.filter(({ label }) => label === `${words}合计`));
	return found.length === 1 ? found[0] : undefined;
}

/** 「财政拨款收入支出总计A万元」 in the table of that title. */
export const totalsOfTextAreThoseOfTables: Rule = {
	id: 'G09',
	severity: 'error',
	comparator: 'ID',
	each: 'book',
	check: (reader): Draft[] => {
		const tables = tablesBesideProse(reader);
		if (tables.length === 0) return [];
		return blocksOf(reader).flatMap((block) =>
			namedTotalsIn(block.text).flatMap(({ scope, amount, words }) => {
				if (scope === '一般公共预算') {
					const entry = totalOfBasic(tables, words);
					const value = entry && [...entry.figures.values()][0];
					if (!entry || value === undefined || printsFigure(amount, value)) return [];
					return [against(block, amount, entry, value)];
				}
				const { values, proven } = totalsOf(tables, scope);
				if (!proven || [...values].some((value) => printsFigure(amount, value))) return [];
				return [against(block, amount, proven.entry, proven.value)];
			})
		);
	}
};

/** 「甲支出（类）乙（款）丙（项）…支出决算为A万元」 in the tables of 功能分类, and told once in one paragraph. */
export const itemsOfTextAreThoseOfTables: Rule = {
	id: 'G10',
	severity: 'error',
	comparator: 'ID',
	each: 'book',
	check: (reader): Draft[] => {
		const tables = tablesBesideProse(reader);
		return blocksOf(reader).flatMap((block): Draft[] => {
			const items = namedItemsIn(block.text);
			const twice = items.flatMap(({ amount, again }): Draft[] => {
				if (!again || again.value === amount.value) return [];
				return [
					{
						cells: [placeIn(block, again.span.start)],
						about: `${again.span.start}`,
						variant: 'again',
						actual: exactAmount(again.value, '万元'),
						expected: exactAmount(amount.value, '万元'),
						difference: exactAmount(again.value - amount.value, '万元'),
						printedIn: '万元',
						arguments: quotingBlock(block, again.span)
					}
				];
			});
			const figures = itemFindings(tables, items).figures.map(({ item, entry, value }) =>
				against(block, item.amount, entry, value)
			);
			return [...twice, ...figures];
		});
	}
};

/** 「其他国土资源事务支出（项）」 where the table names what has this figure otherwise. */
export const namesOfTextAreThoseOfTables: Rule = {
	id: 'G11',
	severity: 'warning',
	comparator: 'SET',
	each: 'book',
	check: (reader): Draft[] => {
		const tables = tablesBesideProse(reader);
		if (tables.length === 0) return [];
		return blocksOf(reader).flatMap((block) =>
			itemFindings(tables, namedItemsIn(block.text)).names.map(
				({ item, entry, written, right }) => ({
					cells: [placeIn(block, item.span.start), placeOf(entry)],
					about: `${item.span.start}`,
					actual: written,
					expected: right,
					arguments: { ...quotingBlock(block, item.span), written, right }
				})
			)
		);
	}
};

/** 「主要包括：…、个人农业生产补贴」 where the table has no figure there. */
export const accountsOfTextHaveFigures: Rule = {
	id: 'G12',
	severity: 'warning',
	comparator: 'SET',
	each: 'book',
	check: (reader): Draft[] => {
		const entries = tablesBesideProse(reader)
			.filter(({ isBasic }) => isBasic)
			.flatMap((table) => table.entries)
			.filter(({ code }) => code.length === 5 || code.length === 7);
		if (entries.length === 0) return [];
		const hasFigure = ({ figures }: Entry): boolean =>
			[...figures.values()].some((value) => value !== 0);
		const named = (name: string): Entry[] =>
			entries.filter(({ label }) => plainName(label) === plainName(name));
		return blocksOf(reader).flatMap((block): Draft[] => {
			const accounts = namedAccountsIn(block.text);
			// A table that most of the list is not found in was read badly.
			const filled = accounts.filter(({ name }) => named(name).some(hasFigure));
			if (filled.length * 2 <= accounts.length) return [];
			const unnamed = entries.filter(
				(entry) =>
					hasFigure(entry) &&
					!accounts.some(({ name }) => plainName(name) === plainName(entry.label))
			);
			return accounts.flatMap(({ name, span }) => {
				const found = named(name);
				if (found.length === 0 || found.some(hasFigure)) return [];
				const missing = [...new Set(unnamed.map(({ label }) => label))].slice(0, 3).join('、');
				return [
					{
						cells: [placeIn(block, span.start), placeOf(found[0])],
						about: `${span.start}`,
						...(missing && { variant: 'instead' }),
						arguments: { ...quotingBlock(block, span), name, missing }
					}
				];
			});
		});
	}
};

/** One class of one total in two tables. Source: rules.md, ID: 0.01 apart is a real defect. */
export const classesAreOneInAllTables: Rule = {
	id: 'G13',
	severity: 'error',
	comparator: 'ID',
	each: 'book',
	check: (reader): Draft[] =>
		classDifferences(tablesBesideProse(reader)).map(({ label, figures }) => {
			const expected = likeliest(figures);
			const wrong = figures.filter(({ value }) => value !== expected);
			const right = figures.filter(({ value }) => value === expected);
			return {
				cells: [...wrong, ...right].map(({ entry, value }) => placeOf(entry, value)),
				actual: exactAmount(wrong[0].value, '万元'),
				expected: exactAmount(expected, '万元'),
				difference: exactAmount(wrong[0].value - expected, '万元'),
				printedIn: '万元',
				arguments: {
					label,
					there: [...new Set(wrong.map(({ table }) => table))].join('、'),
					elsewhere: [...new Set(right.map(({ table }) => table))].join('、')
				}
			};
		})
};
