/** A table of a pack as people write it in JSON, and the words and names that packs are made of. */
import { z } from '$lib/budget/values/zod';
import { DIMENSIONS } from './coordinates';

/** Words that are printed: one line, no control characters. */
export const words = (longest: number) =>
	z
		.string()
		.min(1)
		.max(longest)
		.regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u)
		.refine((text) => text.trim() === text, 'spaces at an end');
const LONGEST_TITLE = 60;
export const title = words(LONGEST_TITLE);
/** What an address calls a table: letters and digits, so that formulas need no quoting. */
export const name = z
	.string()
	.max(30)
	.regex(/^[\p{L}_][\p{L}\p{N}_]*$/u)
	.refine((text) => !RESERVED.has(text), 'a word that addresses use themselves');
const RESERVED = new Set([
	'F',
	'N',
	'sum',
	'count',
	'求和',
	'计数',
	'projects',
	'narrative',
	'notes',
	'unread',
	'indicators'
]);
/** What formulas can say without quoting: no spaces, brackets or signs of arithmetic. */
export const COLUMN_ID = /^[^\s\p{Cc}:[\]#@\\{}()（）+＋\-−–－*×＊·,，=＝≠≤≥<>≦≧＜＞±!]{1,60}$/u;
export const columnId = z
	.string()
	.regex(COLUMN_ID)
	.refine(isOwnKey, 'a name that every object has');
export const listId = z
	.string()
	.max(40)
	.regex(/^[a-z][a-z0-9-]*$/);
export const count = (longest: number) => z.number().int().min(1).max(longest);

function isOwnKey(text: string): boolean {
	return !(text in Object.prototype);
}
export const key = words(60).refine(isOwnKey, 'a name that every object has');

export const coordinates = z.strictObject(
	Object.fromEntries(DIMENSIONS.map((d) => [d, words(60).optional()])) as Record<
		(typeof DIMENSIONS)[number],
		z.ZodOptional<z.ZodString>
	>
);

const leaf = {
	id: columnId.optional(),
	at: coordinates.optional(),
	/** px at 100 % */
	width: count(2000).optional()
};
const codeColumn = z.strictObject({
	code: title,
	...leaf,
	/** Printed as columns of their own: 类, 款, 项. */
	split: z.array(words(10)).min(2).max(3).optional()
});
const labelColumn = z.strictObject({ label: title, ...leaf });
const textColumn = z.strictObject({ text: title, ...leaf });
const amountColumn = z.strictObject({
	amount: title,
	...leaf,
	/** In a table with `pairs`: this column is printed once. */
	single: z.literal(true).optional()
});

export interface PackGroup {
	group: string;
	at?: z.output<typeof coordinates> | undefined;
	columns: PackColumn[];
}
export type PackLeaf = z.output<
	typeof codeColumn | typeof labelColumn | typeof textColumn | typeof amountColumn
>;
export type PackColumn = PackGroup | PackLeaf;

const column: z.ZodType<PackColumn> = z.lazy(() =>
	z.union([
		z.strictObject({
			group: title,
			at: coordinates.optional(),
			columns: z.array(column).min(1).max(60)
		}),
		codeColumn,
		labelColumn,
		textColumn,
		amountColumn
	])
);

const headerCell = z.strictObject({
	text: z.string().max(LONGEST_TITLE),
	across: count(200).optional(),
	down: count(10).optional()
});

const row = z.strictObject({
	label: title,
	code: z
		.string()
		.regex(/^\d{3,7}$/)
		.optional(),
	at: coordinates.optional(),
	/** `true` adds up what stands above it; `grand` is 总计. */
	total: z.union([z.literal(true), z.literal('grand')]).optional(),
	/** Labels that documents of other years or places print for it. */
	aliases: z.array(title).max(10).optional(),
	band: z.enum(['body', 'closing', 'grand']).optional()
});
const rowList = z.strictObject({
	list: z.string().max(40),
	/** Printed with 一、二、… before the name. */
	ordinal: z.literal(true).optional(),
	/** Only these codes or names; of codes also what stands below them. */
	only: z.array(words(60)).max(500).optional(),
	without: z.array(words(60)).max(500).optional(),
	/** `all`: always printed; `filled`: where they hold something. */
	print: z.enum(['all', 'filled']).optional(),
	at: coordinates.optional()
});
const rows = z.array(z.union([row, rowList])).max(500);

export const AXES = [
	'fixed',
	'functional-tree',
	'income-tree',
	'economic',
	'projects',
	'units',
	'list'
] as const;
const axis = z.enum(AXES);

const panel = z.strictObject({
	/** Printed above its columns. */
	title: title.optional(),
	/** What its rows are marked with; its title where not given. */
	side: name.optional(),
	at: coordinates.optional(),
	axis: axis.optional(),
	columns: z.array(column).min(1).max(60),
	rows: rows.optional()
});

const ruleId = z
	.string()
	.max(8)
	.regex(/^[A-Z]\d{2}[a-z]?$/);
const ruleIds = z.strictObject({
	/** Columns that are divided into others. */
	columns: ruleId.optional(),
	/** The total of a tree or list; lower levels too, where they have no id of their own. */
	total: ruleId.optional(),
	类: ruleId.optional(),
	款: ruleId.optional(),
	/** A unit's line above its projects. */
	unit: ruleId.optional(),
	/** Printed rows that add up others, by label without ordinal. */
	rows: z.record(key, ruleId).optional()
});

const titleWords = z.union([
	title,
	z.strictObject({ core: title, aliases: z.array(title).max(30).optional() })
]);

export const table = z.strictObject({
	id: name,
	/** In addresses; the id where not given. */
	name: name.optional(),
	/** For navigation; the name where not given. */
	short: words(30).optional(),
	aliases: z.array(name).max(10).optional(),
	title: titleWords,
	unit: z.enum(['元', '万元']),
	at: coordinates.optional(),
	axis: axis.optional(),
	/** Where the total row of a tree or a list stands. */
	total: z.enum(['first', 'last']).optional(),
	totalLabel: title.optional(),
	columns: z.array(column).min(1).max(60).optional(),
	rows: rows.optional(),
	panels: z.array(panel).min(1).max(3).optional(),
	/** Items are columns; there is one row of figures. */
	transposed: z.literal(true).optional(),
	/** Each amount is printed as these, side by side: 预算数, 决算数. */
	pairs: z
		.array(z.strictObject({ title: words(20), at: coordinates.optional() }))
		.min(2)
		.max(3)
		.optional(),
	/** Only where it cannot be derived from the groups of the columns. */
	header: z.array(z.array(headerCell).max(200)).min(1).max(6).optional(),
	/** The department's rows are the units' rows shown together. */
	shared: z.literal(true).optional(),
	/** Ids by which people know the checks that follow from how it is built. */
	rules: ruleIds.optional(),
	/** Printed below it. */
	note: words(400).optional(),
	/** Printed below it where it is empty; `{year}` and `{department}` are filled in. */
	emptyNote: words(400).optional(),
	/** What a text says of the whole table: that there is none of `name`, or each figure in words. */
	presence: z
		.strictObject({
			name: words(60),
			figures: z
				.array(z.strictObject({ words: words(60), of: z.string().max(200) }))
				.min(1)
				.max(10)
		})
		.optional()
});

export type PackTable = z.output<typeof table>;
export type PackPanel = z.output<typeof panel>;
export type PackRow = z.output<typeof row>;
export type PackRowList = z.output<typeof rowList>;
export type Axis = (typeof AXES)[number];
