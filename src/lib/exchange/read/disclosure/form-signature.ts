/** The last line of a form: 负责人, 经办人, 联系电话, 填报日期. */
import type { ColumnId } from '$lib/budget/book/book';
import { fieldsAt } from '$lib/budget/form/first-form';
import type { BookDraft, DraftRow } from './book-draft';
import type { Piece } from './form-reader';

const FIELDS = fieldsAt('signature');
const LABEL = new RegExp(`(${FIELDS.join('|')})\\s*[:：]?\\s*`, 'g');
const SIGNED = /^(?:负责人|经办人)\s*[:：]/;
const PHONE = /^[\d０-９]{3,4}[-－ ]?[\d０-９]{7,8}$|^[\d０-９]{7,13}$/;

export function isSignature(pieces: readonly Piece[]): boolean {
	return (
		SIGNED.test(pieces[0].text) ||
		pieces.filter((p) => FIELDS.some((f) => p.text.startsWith(f) && p.text.length < 8)).length >= 2
	);
}

export class SignatureReader {
	#pending: ColumnId | undefined;

	constructor(
		readonly row: DraftRow,
		readonly draft: BookDraft
	) {}

	take(pieces: readonly Piece[]): void {
		for (const piece of pieces) this.#takePiece(piece);
	}

	/** A cell holds a label, a value, or the whole line in one. */
	#takePiece(piece: Piece): void {
		let at = 0;
		for (const label of piece.text.matchAll(LABEL)) {
			this.#takeValue(piece, piece.text.slice(at, label.index));
			this.draft.label(piece.cell);
			this.#pending = label[1];
			at = label.index + label[0].length;
		}
		this.#takeValue(piece, piece.text.slice(at));
	}

	#takeValue({ cell }: Piece, raw: string): void {
		const text = raw.trim();
		if (text === '') return;
		const column = this.#columnFor(text);
		this.#pending = undefined;
		if (column === undefined || this.row.cells[column] !== undefined) {
			return this.draft.unplaced(cell, text, { row: this.row.id });
		}
		this.draft.putText(this.row, column, text, cell);
	}

	/** Where a label was lost, a telephone number still shows what it is. */
	#columnFor(text: string): ColumnId | undefined {
		if (this.#pending !== undefined) return this.#pending;
		return PHONE.test(text) && this.row.cells['联系电话'] === undefined ? '联系电话' : undefined;
	}
}
