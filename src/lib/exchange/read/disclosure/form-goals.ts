/** The 总体目标 block: both halves side by side, under a header that names them. */
import { goalColumn, type Half } from '$lib/budget/form/first-form';
import type { BookDraft, DraftRow } from './book-draft';
import { GOAL_LABELS } from './form-labels';
import type { Piece } from './form-reader';
import { fold } from './similarity';

export class GoalReader {
	/** Cell index from which a text belongs to the 年度 half, as the last line showed it. */
	#border = 3;
	#filled = false;

	constructor(
		readonly row: DraftRow,
		readonly draft: BookDraft
	) {}

	take(pieces: readonly Piece[]): void {
		const texts: Piece[] = [];
		for (const piece of pieces) {
			const label = GOAL_LABELS.match(piece.text);
			if (!label && this.#takeLabelTail(piece)) continue;
			if (!label) {
				texts.push(piece);
				continue;
			}
			this.draft.label(piece.cell);
			if (label.key === '年度' && piece.cell.index > 0) this.#border = piece.cell.index;
			this.#reportVariant(piece, label.label);
		}
		if (texts.length === 0) return;
		const halves = this.#halvesOf(texts);
		texts.forEach((piece, i) => this.#put(piece, halves[i]));
		this.#filled = true;
	}

	/** A page break cuts the label at the left, too: 「总体目」 and 「标」. */
	#takeLabelTail({ cell, text }: Piece): boolean {
		if (cell.index > 0 || !'总体目标'.endsWith(fold(text))) return false;
		this.draft.label(cell);
		this.draft.report('label-broken', cell, { found: text, place: { row: this.row.id } });
		return true;
	}

	/** In the flat form the one text is the year's. */
	moveToYear(): void {
		const text = this.row.cells[goalColumn('实施期')];
		if (text === undefined || this.row.cells[goalColumn('年度')] !== undefined) return;
		this.draft.renameColumn(this.row, goalColumn('实施期'), goalColumn('年度'));
	}

	#halvesOf(texts: readonly Piece[]): Half[] {
		if (texts.length >= 2) {
			const border = texts[texts.length - 1].cell.index;
			this.#border = Math.floor((texts[0].cell.index + border + 1) / 2);
		}
		return texts.map(({ cell }) => (cell.index >= this.#border ? '年度' : '实施期'));
	}

	#put({ cell, text }: Piece, half: Half): void {
		const column = goalColumn(half);
		const place = { row: this.row.id, column };
		if (this.#filled) this.draft.report('continued', cell, { place });
		this.draft.putText(this.row, column, text, cell);
	}

	#reportVariant({ cell, text }: Piece, expected: string): void {
		if (fold(text) === fold(expected)) return;
		this.draft.report('label-variant', cell, {
			found: text,
			expected,
			place: { row: this.row.id }
		});
	}
}
