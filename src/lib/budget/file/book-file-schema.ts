/**
 * The shape of a book file as it stands in JSON. `book-file.ts` turns books into it and back; keys
 * that neither it nor the book's format names are refused, so that nothing is dropped in silence.
 */
import { carriedSchema } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import { LENGTH_LIMIT } from '../formula/parse-formula';
import { z } from '../values/zod';
import { formHalves, fundsIn } from '$lib/formats/project-form';
import { sidesOf, tableIdsOf } from '../table/table-template';

export const BOOK_FILE_FORMAT = 'hebian-book';
export const BOOK_FILE_VERSION = 3;
/** Of a book without computed cells: Hebian 0.2 reads these too. */
export const BOOK_FILE_VERSION_WITHOUT_FORMULAS = 2;
/** Of a book that carries no format: Hebian 0.1 reads these too. */
export const BOOK_FILE_VERSION_WITHOUT_FORMAT = 1;

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
/** What gives the figures of computed cells, by column; the figures beside them are the last ones. */
const formulas = z.record(
	z.string(),
	z
		.string()
		.regex(/^\s*[=＝]/, { message: 'formula' })
		.max(LENGTH_LIMIT, { message: 'formula' })
);

const tableRow = z.strictObject({
	id,
	/** The account code; in tables without codes the bare label, for other programs' convenience. */
	key: textCell.optional(),
	label: textCell.optional(),
	side: z.string().optional(),
	role: z.enum(['total', 'unit', 'project']).optional(),
	unit: id.optional(),
	cells: cells.optional(),
	formulas: formulas.optional()
});

const table = z.strictObject({ rows: z.array(tableRow), note: z.string().optional() });
const tables = z.record(z.string(), table);

const indicatorHalf = z.strictObject({
	二级: textCell.optional(),
	三级: textCell.optional(),
	指标值: textCell.optional()
});
/** Beside these it has a member for each half of the form. */
const indicator = z.strictObject({
	/** Absent in files of other programs: then made from the project's id. */
	id: id.optional(),
	一级: textCell.optional(),
	二级: textCell.optional(),
	/** Columns beyond the form's own. */
	cells: cells.optional()
});

const project = z.strictObject({
	id,
	unit: id.optional(),
	name: textCell.optional(),
	fields: z.record(z.string(), textCell).optional(),
	funds: z.record(z.string(), z.record(z.string(), amountCell)).optional(),
	indicators: z.array(indicator).optional(),
	/** By column, as in tables: `年度资金总额`. */
	formulas: formulas.optional()
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

const bookFile = z.strictObject({
	format: z.literal(BOOK_FILE_FORMAT),
	version: z.union([
		z.literal(BOOK_FILE_VERSION_WITHOUT_FORMAT),
		z.literal(BOOK_FILE_VERSION_WITHOUT_FORMULAS),
		z.literal(BOOK_FILE_VERSION)
	]),
	/** 样式: what its tables, sections and forms look like, with its whole pack. */
	style: carriedSchema.optional(),
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

/** The schema of a book of that format: only its tables, sides, halves and funds are known. */
export function bookFileSchema(format: Format): z.ZodType<FileBook> {
	let schema = schemas.get(format);
	if (!schema) schemas.set(format, (schema = schemaOf(format)));
	return schema;
}

const schemas = new WeakMap<Format, z.ZodType<FileBook>>();

/** An enum of no words refuses everything. */
const oneOf = (words: readonly string[]) => z.enum(words as [string, ...string[]]);

function schemaOf(format: Format): z.ZodType<FileBook> {
	const sides = oneOf(sidesOf(format)).optional();
	const ownTable = table.extend({ rows: z.array(tableRow.extend({ side: sides })) });
	const ownTables = z.partialRecord(oneOf(tableIdsOf(format)), ownTable);
	const halves = formHalves(format);
	const member = <T extends z.ZodType>(of: (half: string) => T) =>
		Object.fromEntries(halves.map((half) => [half, of(half).optional()]));
	const funds = z.strictObject(
		member((half) =>
			z.strictObject(
				Object.fromEntries(fundsIn(format, half).map(({ id }) => [id, amountCell.optional()]))
			)
		)
	);
	const ownIndicator = indicator.extend(member(() => indicatorHalf));
	const ownProject = project.extend({
		funds: funds.optional(),
		indicators: z.array(ownIndicator).optional()
	});
	return bookFile.extend({
		tables: ownTables,
		editions: z.record(z.string(), ownTables).optional(),
		projects: z.array(ownProject)
	}) as unknown as z.ZodType<FileBook>;
}

export type FileBook = z.infer<typeof bookFile>;
export type FileContent = NonNullable<FileBook['style']>['content'];
export type FileTables = FileBook['tables'];
export type FileTable = z.infer<typeof table>;
export type FileRow = z.infer<typeof tableRow>;
export type FileProject = z.infer<typeof project>;
export type FileIndicatorHalf = z.infer<typeof indicatorHalf>;
export type FileIndicator = z.infer<typeof indicator> & {
	readonly [half: string]: FileIndicatorHalf | unknown;
};
export type FileSection = z.infer<typeof section>;
export type FileCell = z.infer<typeof cell>;
