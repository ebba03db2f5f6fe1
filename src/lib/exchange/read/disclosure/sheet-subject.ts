/** What a sheet is about, where no title inside tells: by its header and its name. */
import type { TableId } from '$lib/budget/book/book';
import type { Format, FormatTable } from '$lib/formats/format';
import type { SourceLine } from '../source';
import { headedColumns, pathLikeness } from './header-columns';
import { choiceFor, guessHeader, signatureOf, type ColumnChoices } from './heading';
import type { TableBlock } from './outline-blocks';
import { likeness } from './similarity';
import { headerKind } from './table-header';
import type { TableTemplate } from '$lib/budget/table/table-template';
import { splitTemplate } from './printed-template';
import { headerPaths } from './template-header';
import { tableTitled } from './titles';

/** Lines at the top of a sheet among which its header is looked for. */
const TOP = 12;
const NUMBERED = /^(?:预算公开)?表?\s*0?(\d{1,2})(?!\d)/;

/** The table that a sheet holds, told by its header; its name decides between tables that look alike. */
function tableOfSheet(
	name: string,
	lines: readonly SourceLine[],
	{ tables }: Format
): TableId | undefined {
	const top = lines.slice(0, TOP);
	const scores = tables.map((table, i) => ({
		id: table.id,
		header: headerLikeness(table, top),
		named: nameLikeness(table, i + 1, name)
	}));
	const best = Math.max(...scores.map(({ header }) => header));
	const named = scores.filter(({ named }) => named >= 0.8);
	const fitting = named.filter(({ header }) => header >= 0.5);
	if (fitting.length === 1) return fitting[0].id;
	const alike = scores.filter(({ header }) => header >= 0.85 && header >= best - 0.02);
	return alike.length === 1 ? alike[0].id : undefined;
}

/** 1: the lines have the table's columns and no others, its codes in one column or in parts. */
export function headerLikeness(table: FormatTable, top: readonly SourceLine[]): number {
	const split = splitTemplate(table);
	return Math.max(templateLikeness(table, top), split ? templateLikeness(split, top) : 0);
}

function templateLikeness(template: TableTemplate, top: readonly SourceLine[]): number {
	const words = top.filter((line) => headerKind(template, line) === 'words');
	const header = words.length > 0 ? words : guessHeader(top).header;
	const columns = headedColumns(header);
	if (columns.length < 2) return 0;
	const best = headerPaths(template).map(({ texts }) =>
		Math.max(...columns.map((column) => pathLikeness(column.texts, texts)))
	);
	const found = best.filter((score) => score >= 0.7);
	const sum = found.reduce((total, score) => total + score, 0);
	return sum / Math.max(template.columns.length, columns.length);
}

function nameLikeness(template: FormatTable, nth: number, sheet: string): number {
	const name = sheet.normalize('NFKC').trim();
	const numbered = NUMBERED.exec(name)?.[1];
	if (Number(numbered) === nth) return 0.9;
	const bare = name.replace(NUMBERED, '').replace(/^[\s.、_-]+/, '');
	return Math.max(likeness(bare, template.short), likeness(bare, template.name));
}

/** What a person said of its header goes first; `undefined` where a title inside tells better, or nothing tells. */
export function subjectOfSheet(
	name: string,
	lines: readonly SourceLine[],
	format: Format,
	choices: ColumnChoices
): Pick<TableBlock, 'table' | 'chosen'> | undefined {
	const { header, columns } = guessHeader(lines);
	const choice = choiceFor(choices, signatureOf(columns));
	if (choice) return { table: choice.table, chosen: { header, choice } };
	const titled = lines
		.slice(0, TOP)
		.some((line) => line.filled.length === 1 && tableTitled(line.filled[0].text, format));
	const table = titled ? undefined : tableOfSheet(name, lines, format);
	return table === undefined ? undefined : { table };
}
