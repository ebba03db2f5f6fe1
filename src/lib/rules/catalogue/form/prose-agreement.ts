/** F17–F19: plan, goals and prose of a form against its indicators and funds. */
import { exactAmount } from '$lib/budget/values/amount';
import type { ColumnId, Row, RowId, SheetKey } from '$lib/budget/book/book';
import { fundColumn, HALVES } from '$lib/budget/form/first-form';
import { printDecimal } from '../../prose/decimal';
import type { CountFact, PeriodFact } from '../../prose/fact';
import { factsOf } from '../../prose/facts';
import { countsOf, sizeOf } from '../../prose/named-count';
import type { Span } from '../../text/plain-text';
import {
	impossibleDaysIn,
	monthNumber,
	outOfOrder,
	plannedTimesIn,
	timedAction,
	timesAbout,
	type PlannedTime
} from '../../prose/planned-time';
import { statedNeeds, statesPayment } from '../../prose/stated-need';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';

const quoting = (text: string, { start, end }: Span): NonNullable<Draft['arguments']> => ({
	quote: text.slice(start, end),
	start,
	end
});

interface Indicator {
	readonly row: RowId;
	/** 二级指标, carried down from the row that prints it. */
	readonly second: string;
	readonly name: string;
	readonly value: string;
}

/** This year's indicators of a kind; a form prints 二级 once for several rows. */
function indicatorsOf(reader: RuleReader, project: RowId, kind: string): Indicator[] {
	return reader
		.digest(`indicators@${project}` as SheetKey, indicatorsOfYear)
		.filter(({ second }) => second.includes(kind));
}

function indicatorsOfYear(rows: readonly Row[]): Indicator[] {
	let second = '';
	return rows.flatMap(({ id: row, cells }) => {
		const text = (column: ColumnId): string => String(cells[column] ?? '');
		second = text('年度.二级') || text('二级') || second;
		const [name, value] = [text('年度.三级'), text('年度.指标值')];
		return value === '' ? [] : [{ row, second, name, value }];
	});
}

/** The only fact of a kind in an indicator's value. */
function onlyOne<K extends 'period' | 'count'>(value: string, kind: K) {
	const found = factsOf(value).facts.filter((fact) => fact.kind === kind);
	return found.length === 1 ? (found[0] as K extends 'period' ? PeriodFact : CountFact) : undefined;
}

/** Days of a plan that don't exist, and phases that can't follow each other. */
function slipsOfPlan(
	row: RowId,
	plan: string,
	planned: readonly PlannedTime[],
	year: number
): Draft[] {
	const cells = [{ row, column: '项目实施计划' }];
	const drafts = impossibleDaysIn(plan, year).map(({ span }): Draft => ({
		cells,
		variant: 'impossible',
		about: `day ${span.start}`,
		arguments: quoting(plan, span)
	}));
	const order = outOfOrder(planned);
	if (!order) return drafts;
	const { accepted, later } = order;
	const quoted = quoting(plan, later.when.span);
	const { start, end } = accepted.when.span;
	return [
		...drafts,
		{
			cells,
			variant: 'order',
			about: 'order',
			actual: String(quoted.quote),
			expected: plan.slice(start, end),
			arguments: { ...quoted, action: later.action }
		}
	];
}

/** A plan that does everything later than its indicator promises; earlier is no contradiction. */
export const planKeepsItsTimes: Rule = {
	id: 'F17',
	severity: 'explain',
	comparator: 'TXT',
	each: 'row',
	of: ['projects'],
	check: (reader, row) => {
		const plan = reader.text(row, '项目实施计划');
		const year = reader.head('year');
		const planned = plannedTimesIn(plan, year);
		const slips = slipsOfPlan(row, plan, planned, year);
		if (planned.length === 0) return slips;
		const late = indicatorsOf(reader, row, '时效').flatMap(
			({ row: indicator, name, value }): Draft[] => {
				const promised = onlyOne(value, 'period');
				const action = timedAction(name);
				if (!promised || promised.last.month === undefined || !action) return [];
				const about = timesAbout(plan, name, planned);
				const times = about.filter((time) => time.action === action);
				const due = monthNumber(promised.last, year);
				if (times.length === 0 || !times.every(({ begins }) => begins > due)) return [];
				const { when } = times[0];
				const quoted = quoting(plan, when.span);
				return [
					{
						cells: [
							{ row, column: '项目实施计划' },
							{ row: indicator, column: '年度.指标值' }
						],
						actual: String(quoted.quote),
						expected: value.trim(),
						about: name,
						arguments: { ...quoted, name, action }
					}
				];
			}
		);
		return [...slips, ...late];
	}
};

const COUNTING = ['项目概况', '年度总体目标'] as const;

export const quantitiesAgree: Rule = {
	id: 'F18',
	severity: 'explain',
	comparator: 'ID',
	each: 'row',
	of: ['projects'],
	check: (reader, row) =>
		indicatorsOf(reader, row, '数量').flatMap(({ row: indicator, name, value }): Draft[] => {
			const promised = onlyOne(value, 'count');
			if (!promised) return [];
			const told = COUNTING.map((column) => {
				const text = reader.text(row, column);
				return { column, text, counts: countsOf(text, name, promised.unit) };
			}).filter(({ counts }) => counts.length > 0);
			if (told.length === 0 || told.some(({ counts }) => meets(promised, counts))) return [];
			const [{ column, text, counts }] = told;
			return [
				{
					cells: [
						{ row, column },
						{ row: indicator, column: '年度.指标值' }
					],
					actual: printDecimal(counts[0]) + counts[0].unit,
					expected: value.trim(),
					about: name,
					arguments: { ...quoting(text, counts[0].span), name }
				}
			];
		})
};

/** One of the counts, or all together, are what was promised; of 「≥10个」, that many or more. */
function meets(promised: CountFact, counts: readonly CountFact[]): boolean {
	const wanted = sizeOf(promised);
	const sizes = counts.map(sizeOf);
	const all = sizes.reduce((sum, size) => sum + size, 0);
	return [...sizes, all].some(
		(size) =>
			size === wanted ||
			((promised.bound === '≥' || promised.bound === '>') && size >= wanted) ||
			((promised.bound === '≤' || promised.bound === '<') && size <= wanted) ||
			promised.bound === '≈'
	);
}

export const needIsFunded: Rule = {
	id: 'F19',
	severity: 'explain',
	comparator: 'ID',
	each: 'row',
	of: ['projects'],
	check: (reader, row) => {
		const text = reader.text(row, '项目概况');
		const needs = statedNeeds(text);
		if (needs.length === 0) return undefined;
		const columns = HALVES.map((half) => fundColumn(half, '总额'));
		const funds = columns
			.map((column) => ({ column, value: reader.amount(row, column) }))
			.filter((fund) => fund.value !== undefined);
		if (funds.length === 0) return undefined;
		const sum = needs.reduce((all, need) => all + need.value, 0);
		const funded = funds.some(({ value }) =>
			[...needs, { value: sum, step: needs[0].step }].some(
				(need) => Math.abs(need.value - value!) * 2 <= need.step
			)
		);
		if (funded || funds.some(({ value }) => statesPayment(text, value!))) return undefined;
		const [need] = needs;
		const year = funds.at(-1)!;
		return {
			cells: [{ row, column: '项目概况' }, ...funds.map(({ column }) => ({ row, column }))],
			actual: exactAmount(need.value, '元'),
			expected: exactAmount(year.value!, '元'),
			difference: exactAmount(need.value - year.value!, '元'),
			printedIn: '元',
			arguments: quoting(text, need.span)
		};
	}
};
