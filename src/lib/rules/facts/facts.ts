/** The checks that follow from coordinates: one fact has one value, and a whole is the sum of its parts. */
import type { AmountUnit } from '$lib/budget/values/amount';
import type { Dimension } from '$lib/formats/coordinates';
import type { Format, FormatTable } from '$lib/formats/format';
import { formatTables } from '$lib/formats/format-tables';
import { addsUp, identical, type Comparison } from '../comparing/compare';
import type { Message } from '../finding/finding';
import { TOTAL } from '../reading/lookups';
import { cell, plus, type Operand } from '../reading/operand';
import { sheetOf } from '../reading/places';
import type { Edition, RuleReader } from '../reading/rule-reader';
import type { Drafts, KeyInEdition, Rule } from '../rule/rule';
import { findPrinted } from '../structure/row-sums';
import { codesOf, nameOf, pointsOf, type CodeView, type Facts, type PointView } from './views';

/** Dimensions whose values have parts that a format knows by name. */
const WITH_PARTS: readonly Dimension[] = ['fund', 'nature', 'carry', 'object'];

export function factRules(format: Format): Rule[] {
	const points = pointsOf(format);
	return [
		...[...points.values()].flatMap((views) => inEachEdition(views, format, samePoint)),
		...[...codesOf(format).values()].flatMap((views) => inEachEdition(views, format, sameCode)),
		...wholes(points, format)
	];
}

/** Tables that no edition has together are not compared: the first of a rule is in its edition. */
function inEachEdition<View extends { table: FormatTable }>(
	views: readonly View[],
	format: Format,
	rulesOf: (views: readonly View[]) => Rule[]
): Rule[] {
	const made = new Map<string, Rule>();
	for (const edition of ['department', 'unit'] as const) {
		const tables = new Set(formatTables(format, edition));
		const rules = rulesOf(views.filter(({ table }) => tables.has(table)));
		for (const rule of rules) if (!made.has(rule.id)) made.set(rule.id, rule);
	}
	return [...made.values()];
}

/** Of views in one panel its own sums tell; tables in 元 and in 万元 print no fact alike. */
function comparable<View extends { table: FormatTable }>(views: readonly View[]): readonly View[] {
	const tables = new Set<FormatTable>();
	return views.filter(({ table }) => {
		if (tables.has(table) || table.unit !== views[0].table.unit) return false;
		tables.add(table);
		return true;
	});
}

function samePoint(all: readonly PointView[]): Rule[] {
	const views = comparable(all);
	if (views.length < 2) return [];
	const [first, second] = views;
	return [
		{
			...{ id: `~${spoken(first)}`, severity: 'error', comparator: 'ID' },
			says: { key: 'one-fact', arguments: { one: spoken(first), other: spoken(second) } },
			each: 'edition',
			of: views.map(({ table }) => table.id),
			check: (reader, edition) => {
				const shown = views.filter(({ table }) => reader.hasFigures(sheetOf(edition, table)));
				if (shown[0] !== first) return undefined;
				return oneValue(
					shown.map((view) => pointIn(reader, edition, view)),
					first.table.unit
				);
			}
		}
	];
}

function pointIn(reader: RuleReader, edition: Edition, view: PointView): Operand {
	const row = findPrinted(reader, sheetOf(edition, view.table), view.row);
	return cell(reader, row, view.column.id);
}

/**
 * The first view against each of the others; where it is alone against all of them, it is told once,
 * for it is the one that is to be mended.
 */
function oneValue(views: readonly Operand[], unit: AmountUnit): Comparison[] {
	const [first, ...others] = views;
	if (others.length < 2) return others.map((other) => identical(first, other, { unit }));
	const isAlone =
		others.every(({ value }) => value === others[0].value) && others[0].value !== first.value;
	const told = isAlone ? others.slice(0, 1) : others;
	return told.map((other, i) =>
		identical(first, other, { unit, ...(i > 0 && { about: String(i) }) })
	);
}

function sameCode(all: readonly CodeView[]): Rule[] {
	const views = comparable(all);
	if (views.length < 2) return [];
	const [first, second] = views.map(({ table, column }) => `${table.address}[*].${column.id}`);
	// Names of classes and codes meet in the 类.
	const lookup = views.some((view) => view.lookup === 'class') ? 'class' : 'code';
	return [
		{
			...{ id: `~${first}`, severity: 'error', comparator: 'ID' },
			says: { key: 'one-fact', arguments: { one: first, other: second } },
			each: 'key',
			of: views.map(({ table }) => table.id),
			lookup,
			check: (reader, subject) =>
				subject.key === TOTAL ? undefined : sameAtCode(reader, subject, views, lookup)
		}
	];
}

function sameAtCode(
	reader: RuleReader,
	{ key, ...edition }: KeyInEdition,
	views: readonly CodeView[],
	lookup: CodeView['lookup']
): Drafts {
	if (!reader.hasFigures(sheetOf(edition, views[0].table))) return undefined;
	const rows = views.flatMap((view) => {
		const sheet = sheetOf(edition, view.table);
		const row = reader.find(sheet, lookup, key);
		// A table that goes less deep than others has no row of that level.
		const isPrinted = row !== undefined || goesAsDeep(reader, sheet, view, key);
		return reader.hasFigures(sheet) && isPrinted ? [{ view, sheet, row }] : [];
	});
	if (rows.length < 2) return undefined;
	const figures = rows.map(({ view, row }) => cell(reader, row, view.column.id));
	const compared = oneValue(figures, views[0].table.unit);
	if (lookup === 'class' || figures.every(({ value }) => value === figures[0].value))
		return compared;
	const below = rows.map(
		({ view, sheet }) => reader.sum(sheet, 'parent', key, view.column.id).value
	);
	// What is off as much below is told there.
	const follows = figures.every(({ value }, i) => value - figures[0].value === below[i] - below[0]);
	return follows ? undefined : compared;
}

function goesAsDeep(
	reader: RuleReader,
	sheet: ReturnType<typeof sheetOf>,
	{ lookup }: CodeView,
	key: string
): boolean {
	if (lookup === 'class') return true;
	const above = key.length > 3 ? key.slice(0, -2) : TOTAL;
	return reader.group(sheet, 'parent', above).length > 0;
}

/** A whole in one table, and all of its parts in another one. */
function wholes(points: Facts<PointView>, format: Format): Rule[] {
	return [...points.values()].flatMap(([whole, ...same]) =>
		WITH_PARTS.flatMap((d): Rule[] => {
			const value = whole.at[d];
			const parts = value === undefined ? [] : format.space.partsOf(d, value);
			if (parts.length === 0) return [];
			const views = parts.map((part) => points.get(nameOf({ ...whole.at, [d]: part })) ?? []);
			const own = new Set([whole, ...same].map(({ table }) => table));
			const other = views[0].find(
				({ table }) =>
					!own.has(table) &&
					table.unit === whole.table.unit &&
					views.every((of) => of.some((view) => view.table === table))
			)?.table;
			if (!other) return [];
			return [
				sumOf(
					whole,
					views.map((of) => of.find(({ table }) => table === other)!)
				)
			];
		})
	);
}

function sumOf(whole: PointView, parts: readonly PointView[]): Rule {
	const said: Message['arguments'] = {
		one: spoken(whole),
		other: parts.map(spoken).join(' + ')
	};
	return {
		...{ id: `≈${spoken(whole)}`, severity: 'error', comparator: 'SUM' },
		says: { key: 'one-fact', arguments: said },
		each: 'edition',
		of: [whole.table.id],
		check: (reader, edition) =>
			[whole, parts[0]].every(({ table }) => reader.hasFigures(sheetOf(edition, table)))
				? addsUp(
						pointIn(reader, edition, whole),
						plus(...parts.map((part) => pointIn(reader, edition, part))),
						{ unit: whole.table.unit }
					)
				: undefined
	};
}

/** As an address speaks of it: `收支决算总表[本年支出合计].支出`. */
function spoken({ table, row, column }: PointView): string {
	const nth = row.nth > 1 ? `#${row.nth}` : '';
	return `${table.address}[${row.key}${nth}].${column.id}`;
}
