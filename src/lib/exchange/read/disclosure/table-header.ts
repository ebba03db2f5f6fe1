/** Recognises header lines of a table, also where a page break repeats them. */
import type { TableTemplate } from '$lib/budget/table/table-template';
import type { SourceLine } from '../source';
import { fold, likeness } from './similarity';
import { withoutYear } from './template-header';

/** `numbers`: the line 1 2 3 … that counts the columns. */
export type HeaderKind = 'words' | 'numbers';

const headerTexts = new WeakMap<TableTemplate, readonly string[]>();

function textsOf(template: TableTemplate): readonly string[] {
	let texts = headerTexts.get(template);
	if (!texts) {
		const cells = template.header.flat().map((cell) => cell.text);
		const leaves = template.columns.map((column) => column.title);
		texts = [...new Set([...cells, ...leaves].map((text) => withoutYear(text)))];
		headerTexts.set(template, texts);
	}
	return texts;
}

/** Whether a line is part of the table's header. */
export function headerKind(template: TableTemplate, line: SourceLine): HeaderKind | undefined {
	const { filled } = line;
	if (isCount(line)) return 'numbers';
	if (filled.length === 0) return undefined;
	const known = textsOf(template);
	const isHeader = (text: string): boolean => {
		const bare = withoutYear(text);
		return known.includes(bare) || known.some((k) => k.length >= 4 && likeness(k, bare) >= 0.75);
	};
	if (!filled.every((cell) => isHeader(cell.text))) {
		return line.grid && isMostlyHeader(template, line, isHeader) ? 'words' : undefined;
	}
	if (filled.length >= 2) return 'words';
	// A single 合计 is a row; a single 项目 or 科目编码 is a header.
	const fixed = template.fixedRows.map((row) => fold(row.label));
	return fixed.includes(fold(filled[0].text)) ? undefined : 'words';
}

/** 1 2 3 …, after 「栏次」 or not. */
function isCount({ filled, grid }: SourceLine): boolean {
	const cells =
		grid && /^(?:栏次|行次|列次)$/.test(filled[0]?.text ?? '') ? filled.slice(1) : filled;
	return cells.length >= 3 && cells.every((cell, i) => fold(cell.text) === String(i + 1));
}

/** In a grid a header may have columns that the form has not; no figure stands among them. */
function isMostlyHeader(
	{ fixedRows }: TableTemplate,
	{ filled }: SourceLine,
	isHeader: (text: string) => boolean
): boolean {
	const fixed = new Set(
		fixedRows.map(({ label }) => fold(label)).filter((text) => text !== '合计')
	);
	if (filled.some(({ text }) => fixed.has(fold(text)))) return false;
	if (filled.length < 2 || filled.some(({ text }) => /^[-+]?[\d,.]+$/.test(text))) return false;
	return filled.filter(({ text }) => isHeader(text)).length * 2 >= filled.length;
}
