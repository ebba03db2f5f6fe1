/** A pack as people write it in JSON: the shape of each of its files. */
import { z } from '$lib/budget/values/zod';
import { DIMENSIONS } from './coordinates';
import { columnId, coordinates, count, key, listId, name, table, title, words } from './pack-table';

/** `cn/budget/shanxi-city-2023` */
const packId = z
	.string()
	.regex(/^[a-z0-9]+(?:[/-][a-z0-9]+){1,8}$/)
	.max(80);
const livingText = z.string().min(1).max(2000);
const section = z.strictObject({
	id: z.string().regex(/^[A-Z][A-Z0-9]{0,5}$/),
	part: words(30),
	ordinal: z
		.string()
		.max(8)
		.regex(/^[一二三四五六七八九十（）()\d]*$/),
	title,
	aliases: z.array(title).max(20).optional(),
	/** Addresses that must hold a figure, or the section has no standard text. */
	needs: z.array(z.string().max(200)).max(20).optional(),
	/** The standard text; parts are put together without anything between them. */
	text: z
		.array(
			z.union([
				livingText,
				/** 「，比上年增加…，主要原因是【原因】」 where last year is known; nothing where it is not. */
				z.strictObject({ change: z.string().max(200), reason: z.literal(false).optional() }),
				/** `text` once for each row or column with a figure in `cell`; `{label}` `{code}` `{key}` are filled in. */
				z.strictObject({
					each: z.union([
						z.strictObject({ list: listId }),
						z.strictObject({ columns: z.array(columnId).min(1).max(60) }),
						z.strictObject({ rows: z.array(title).min(1).max(60) })
					]),
					cell: z.string().max(200),
					text: livingText,
					change: z.literal(true).optional(),
					join: z.string().max(4)
				})
			])
		)
		.max(60)
		.optional()
});

const form = z.strictObject({
	title,
	unit: z.enum(['元', '万元']),
	/** Halves side by side; the first shape prints all, a flat one the last only. */
	halves: z.array(words(20)).min(1).max(3),
	shapes: z.array(words(20)).min(1).max(4),
	fields: z
		.array(
			z.strictObject({
				id: columnId,
				holds: z.enum(['label', 'text', 'prose']),
				place: z.enum(['head', 'long', 'goal', 'signature']),
				/** What is mostly written there; other texts may be. */
				choices: z.array(words(60)).min(1).max(50).optional()
			})
		)
		.min(1)
		.max(100),
	/** In each half the first is the sum of the others. */
	funds: z
		.array(
			z.strictObject({
				id: columnId,
				column: columnId,
				printed: title,
				/** Where halves ask for different funds: the one that it stands in. */
				half: words(20).optional(),
				at: coordinates.optional()
			})
		)
		.max(30),
	indicators: z.record(key, z.array(words(40)).max(30))
});

const code = z.union([
	/** `204 公共安全支出`, or a name alone. */
	words(80),
	z.strictObject({
		label: title,
		code: z
			.string()
			.regex(/^\d{3,7}$/)
			.optional(),
		at: coordinates.optional()
	})
]);
const list = z.strictObject({
	name: words(60),
	/** The fiscal year whose classification it is. */
	year: z.number().int().min(1990).max(2100).optional(),
	/** Each entry stands for this value of that dimension. */
	dimension: z.enum(DIMENSIONS).optional(),
	entries: z.array(code).max(3000),
	/** Which code of another list stands beside one of these, by the name of the relation: 机关, 事业. */
	relations: z
		.record(key, z.record(z.string().regex(/^\d{3,7}$/), z.string().regex(/^\d{3,7}$/)))
		.optional()
});

const formulaText = z.string().min(3).max(2000);
const severity = z.enum(['error', 'explain', 'warning', 'hint']);
/** What a formula says instead where all of `when` hold and have figures on both sides. */
const formulaCase = z.strictObject({
	when: z.array(formulaText).min(1).max(5),
	formula: formulaText.optional(),
	severity: severity.optional(),
	zh: words(300).optional(),
	en: words(300).optional()
});
const formula = z.strictObject({
	id: z
		.string()
		.max(30)
		.regex(/^[A-Z][A-Z0-9-]*$/),
	severity,
	formula: formulaText,
	/** More of the same kind, checked under the same id. */
	also: z.array(formulaText).max(20).optional(),
	/** Another formula: this one is asked only where that one holds. */
	when: formulaText.optional(),
	/** The first whose conditions hold counts. */
	cases: z.array(formulaCase).max(5).optional(),
	zh: words(300),
	en: words(300),
	source: words(300)
});

const chart = z.strictObject({
	id: listId,
	/** The section that it stands in. */
	section: z.string().max(6),
	title,
	/** The largest first; otherwise as the lines are written. */
	sorted: z.literal(true).optional(),
	total: z.string().max(200),
	lines: z
		.array(
			z.union([
				z.strictObject({ label: title, cell: z.string().max(200) }),
				/** A line for each entry; `{label}` and `{code}` are filled in. */
				z.strictObject({ list: listId, cell: z.string().max(200) })
			])
		)
		.max(60)
});

const edition = z.strictObject({
	/** `{year}年{title}`; also `{department}`, `{unit}`, `{n}` (一), `{number}` (1) and `{nn}` (01). */
	title: words(80),
	without: z.array(name).max(100).optional(),
	/** The line above a table's title, `预算公开表{number}`; empty where none is printed. */
	number: z.string().max(40).optional(),
	/** What stands beside 单位, `编制部门：{department}`; empty where nothing does. */
	owner: z.string().max(80).optional(),
	/** Titles that differ in this edition, by table. */
	titles: z.record(name, title).optional()
});

/** The parts of a format that a pack may leave to the one that it extends. */
const format = z.strictObject({
	id: packId,
	version: count(10_000),
	extends: packId.optional(),
	/** Not a format by itself, only what others extend. */
	abstract: z.literal(true).optional(),
	name: words(80),
	kind: z.enum(['预算', '决算']).optional(),
	years: z
		.tuple([z.number().int().min(1990).max(2100), z.number().int().max(2100).nullable()])
		.optional(),
	source: words(300).optional(),
	editions: z.strictObject({ department: edition.optional(), unit: edition.optional() }).optional(),
	/** A whole and its parts, by dimension. */
	dimensions: z.partialRecord(z.enum(DIMENSIONS), z.record(key, z.array(key).max(100))).optional(),
	charts: z.array(chart).max(30).optional(),
	/** Leaves out what the extended pack has. */
	without: z
		.strictObject({
			tables: z.array(name).max(100).optional(),
			sections: z.array(words(6)).max(100).optional(),
			formulas: z.array(words(30)).max(1000).optional(),
			charts: z.array(listId).max(30).optional()
		})
		.optional(),
	/** The order of all tables, where it is not: those of the extended pack, then new ones. */
	tableOrder: z.array(name).max(100).optional(),
	/** The same for sections. */
	sectionOrder: z.array(words(6)).max(100).optional()
});

/** A table that the extended pack has is changed key by key; of a new one the required keys must be there. */
const tableChange = table.partial().required({ id: true });
const sectionChange = section.partial().required({ id: true });
const formulaChange = formula.partial().required({ id: true });

/** The files of a pack. All but `format` may be missing. */
export const PACK_FILES = {
	format,
	tables: z.array(tableChange).max(100),
	sections: z.array(sectionChange).max(100),
	form: form.partial(),
	formulas: z.array(formulaChange).max(1000),
	codes: z.record(listId, list)
} as const;
export type PackFile = keyof typeof PACK_FILES;

export type Pack = {
	[K in Exclude<PackFile, 'format'>]?: z.output<(typeof PACK_FILES)[K]>;
} & { format: z.output<typeof format> };

/** A pack with all that it extends. */
export const WHOLE_PACK = {
	tables: table,
	sections: section,
	form,
	formulas: formula
} as const;
export type PackSection = z.output<typeof section>;
export type PackForm = z.output<typeof form>;
export type PackFormula = z.output<typeof formula>;
export type PackFormulaCase = z.output<typeof formulaCase>;
export type PackList = z.output<typeof list>;
export type PackChart = z.output<typeof chart>;
export type PackEdition = z.output<typeof edition>;
