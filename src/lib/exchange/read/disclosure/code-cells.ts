/** Codes that a document prints in parts: 类, 款 and 项 become one code again, and each cell has its digits in it. */
import type { ColumnId } from '$lib/budget/book/book';
import type { BookDraft, DraftRow } from './book-draft';
import type { CodePart } from './printed-template';
import type { SourceCell } from '../source';

export interface PartCell {
	readonly part: CodePart;
	readonly cell: SourceCell;
}

const DIGITS = /^\d{1,7}$/;

/**
 * Joins the parts of a row's code.
 * @param above the code of the row above, which a row may leave to be understood
 * @returns the cells that hold no part of a code: the word 合计
 */
export function putCode(
	row: DraftRow,
	column: ColumnId,
	cells: readonly PartCell[],
	above: string,
	draft: BookDraft
): readonly SourceCell[] {
	const digits = cells.filter(({ cell }) => DIGITS.test(plain(cell.text)));
	const words = cells.filter((one) => !digits.includes(one)).map(({ cell }) => cell);
	const last = digits.at(-1);
	if (!last) return words;
	const joined = joinParts(digits, above);
	const place = { row: row.id, column };
	joined.placed.forEach(({ cell, from, to, text }) => {
		draft.putCodePart(row, column, joined.code, cell, { from, to });
		if (text !== plain(cell.text)) draft.take('code-padded', cell, { kept: text, place });
	});
	if (joined.understood !== '')
		draft.report('code-completed', last.cell, {
			found: joined.placed.map(({ text }) => text).join(' '),
			kept: joined.code,
			place
		});
	return words;
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

interface Joined {
	readonly code: string;
	readonly placed: readonly {
		readonly cell: SourceCell;
		readonly from: number;
		readonly to: number;
		readonly text: string;
	}[];
	/** Digits that only the row above prints. */
	readonly understood: string;
}

function joinParts(cells: readonly PartCell[], above: string): Joined {
	let [code, understood] = ['', ''];
	const placed: Joined['placed'][number][] = [];
	for (const { part, cell } of cells) {
		const start = part.nth === 0 ? 0 : 3 + (part.nth - 1) * part.digits;
		const text = plain(cell.text).padStart(part.digits, '0');
		// 类 208, 款 20805: each column prints the whole code so far.
		const isWhole = text.length === start + part.digits && text.startsWith(code) && start > 0;
		if (!isWhole && code.length < start) {
			understood = above.slice(code.length, start);
			code += understood;
		}
		const from = isWhole ? 0 : code.length;
		code = isWhole ? text : code + text;
		placed.push({ cell, from, to: from + text.length, text });
	}
	return { code, placed, understood };
}
