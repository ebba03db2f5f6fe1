/**
 * The shape of a book file, version 1, as it stands in JSON. `book-file.ts` turns books into it
 * and back; keys that it does not name are refused, so that nothing is dropped in silence.
 */
import { z } from '../values/zod';
import { FUND_LINES, HALVES } from '../book/project-form';
import { SIDES, TABLE_IDS } from '../table/table-template';

// Compiled validators need `eval`, which a strict content security policy forbids.
z.config({ jitless: true });

export const BOOK_FILE_FORMAT = 'hebian-book';
export const BOOK_FILE_VERSION = 1;

/** What an exact decimal of the file looks like: no separators, no exponent, no plus sign. */
export const DECIMAL = /^-?\d{1,16}(?:\.\d{1,6})?$/;

/**
 * Ids join with `:` and `@` in documents and sheet names, so they hold neither. They become keys of
 * plain objects, so names that every object has are none.
 */
const id = z
	.string()
	.regex(/^[^\s:@\p{C}]{1,100}$/u, { message: 'id' })
	.refine((text) => !(text in Object.prototype), { message: 'id' });

const decimal = z.string().regex(DECIMAL, { message: 'decimal' });
/** In an amount column: a figure, or text that could not be read as one. */
const amountCell = z.union([decimal, z.strictObject({ text: z.string() })], {
	message: 'decimal or {"text"}'
});
/** In any other column: text, or (rarely) a figure that stands where text belongs. */
const textCell = z.union([z.string(), z.strictObject({ amount: decimal })], {
	message: 'text or {"amount"}'
});
/** Which of the two applies depends on the column and is settled by `book-file.ts`. */
const cell = z.union(
	[z.string(), z.strictObject({ text: z.string() }), z.strictObject({ amount: decimal })],
	{ message: 'decimal or text' }
);
const cells = z.record(z.string(), cell);

const tableRow = z.strictObject({
	id,
	/** The account code; in tables without codes the bare label, for other programs' convenience. */
	key: textCell.optional(),
	label: textCell.optional(),
	side: z.enum(SIDES).optional(),
	role: z.enum(['total', 'unit', 'project']).optional(),
	unit: id.optional(),
	cells: cells.optional()
});

const table = z.strictObject({ rows: z.array(tableRow), note: z.string().optional() });
const tables = z.partialRecord(z.enum(TABLE_IDS), table);

const indicatorHalf = z.strictObject({
	二级: textCell.optional(),
	三级: textCell.optional(),
	指标值: textCell.optional()
});
const indicator = z.strictObject({
	/** Absent in files of other programs: then made from the project's id. */
	id: id.optional(),
	一级: textCell.optional(),
	二级: textCell.optional(),
	实施期: indicatorHalf.optional(),
	年度: indicatorHalf.optional(),
	/** Columns beyond the form's own. */
	cells: cells.optional()
});

const project = z.strictObject({
	id,
	unit: id.optional(),
	name: textCell.optional(),
	fields: z.record(z.string(), textCell).optional(),
	funds: z
		.partialRecord(z.enum(HALVES), z.partialRecord(z.enum(FUND_LINES), amountCell))
		.optional(),
	indicators: z.array(indicator).optional()
});

const section = z.strictObject({
	id,
	title: textCell.optional(),
	text: textCell.optional(),
	cells: cells.optional()
});

const unit = z.strictObject({
	id,
	code: z.string(),
	name: z.string(),
	kind: z.enum(['行政', '参公', '事业']),
	role: z.enum(['本级', '所属'])
});

const explanation = z.strictObject({
	id,
	unit: id.optional(),
	rule: z.string(),
	operands: z.record(z.string(), amountCell),
	text: z.string(),
	author: z.string(),
	approver: z.string().optional(),
	approvedAt: z.string().optional(),
	at: z.string()
});

export const bookFileSchema = z.strictObject({
	format: z.literal(BOOK_FILE_FORMAT),
	version: z.literal(BOOK_FILE_VERSION),
	year: z.int().min(1949).max(9999),
	level: z.string(),
	department: z.strictObject({ code: z.string(), name: z.string() }),
	units: z.array(unit),
	tables,
	/** Units' own editions of T1–T10, by unit id. */
	editions: z.record(z.string(), tables).optional(),
	projects: z.array(project),
	narrative: z.array(section),
	explanations: z.array(explanation),
	settings: z.record(z.string(), z.json()),
	/** What was said about the book; `comment.ts` knows what such an entry may hold. */
	comments: z.array(z.looseObject({ id: z.string() })).optional()
});

export type FileBook = z.infer<typeof bookFileSchema>;
export type FileTables = FileBook['tables'];
export type FileTable = z.infer<typeof table>;
export type FileRow = z.infer<typeof tableRow>;
export type FileProject = z.infer<typeof project>;
export type FileIndicator = z.infer<typeof indicator>;
export type FileSection = z.infer<typeof section>;
export type FileCell = z.infer<typeof cell>;
