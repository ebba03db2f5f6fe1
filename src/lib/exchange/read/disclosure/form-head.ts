/** The head of a form: short fields and the fund block, read as a stream of labels and values. */
import { fundColumn, type FundLine, type Half } from '$lib/budget/form/first-form';
import type { ColumnId } from '$lib/budget/book/book';
import type { BookDraft, DraftRow } from './book-draft';
import { FUND_LABELS, HEAD_LABELS } from './form-labels';
import type { Piece } from './form-reader';
import { fold } from './similarity';

/** A label whose value is still to come. */
interface Pending {
	readonly column: ColumnId;
	readonly amount: boolean;
	readonly line: number;
}

const CODED_NAME = /^\d{2,4}\s*[-－—]/;
const FIGURE = /^[+-]?[\d０-９][\d０-９,，.．]*$/;

export class HeadReader {
	#pending: Pending | undefined;
	/** The last field filled, which a line without label goes on with. */
	#last: Pending | undefined;
	#funds = false;
	/** Whether the line at hand has labels; only one without goes on with the field above. */
	#labelled = false;
	readonly #printed = new Set<ColumnId>();

	constructor(
		readonly row: DraftRow,
		readonly draft: BookDraft
	) {}

	knows(text: string): boolean {
		return (
			(HEAD_LABELS.matchLead(text)?.score ?? 0) >= 0.9 ||
			(FUND_LABELS.matchLead(text)?.score ?? 0) >= 0.9
		);
	}

	/** Whether the form prints this line of the fund block, filled or not. */
	printed(half: Half, line: FundLine): boolean {
		return this.#printed.has(fundColumn(half, line));
	}

	take(pieces: readonly Piece[]): void {
		const seen = new Map<FundLine, number>();
		this.#labelled = pieces.some(
			({ text }) => HEAD_LABELS.matchLead(text) ?? FUND_LABELS.matchLead(text)
		);
		pieces.forEach((piece, i) => {
			if (!this.#takeGarbledTotal(piece, pieces[i - 1], pieces[i + 1]))
				this.#takePiece(piece, seen);
		});
	}

	/** Between 「项目资金（元）」 and a figure stands the 实施期 total, however garbled. */
	#takeGarbledTotal(piece: Piece, before: Piece | undefined, after: Piece | undefined): boolean {
		const opens = before !== undefined && FUND_LABELS.match(before.text)?.key === '项目资金';
		if (!opens || !after || !FIGURE.test(after.text) || FIGURE.test(piece.text)) return false;
		if (FUND_LABELS.matchLead(piece.text)) return false;
		const column = fundColumn('实施期', '总额');
		this.draft.label(piece.cell);
		const place = { row: this.row.id, column };
		this.draft.report('label-variant', piece.cell, {
			found: piece.text,
			expected: '实施期资金总额',
			place
		});
		this.#printed.add(column);
		this.#pending = { column, amount: true, line: piece.cell.line };
		return true;
	}

	#takePiece(piece: Piece, seen: Map<FundLine, number>): void {
		const value = this.#awaits(piece.text);
		const head = value ? undefined : HEAD_LABELS.matchLead(piece.text);
		const fund = value ? undefined : FUND_LABELS.matchLead(piece.text);
		if (head && head.score >= (fund?.score ?? 0)) return this.#takeHead(piece, head.key, head.rest);
		if (fund) return this.#takeFund(piece, fund, seen);
		this.#takeValue(piece, piece.text);
	}

	/** A value that looks like a label: a name after 项目名称 such as 「公用经费项目」 is no label. */
	#awaits(text: string): boolean {
		return this.#pending?.column === '项目名称' && HEAD_LABELS.match(text)?.score !== 1;
	}

	#takeHead(piece: Piece, column: ColumnId, rest: string): void {
		this.draft.label(piece.cell);
		this.#pending = { column, amount: false, line: piece.cell.line };
		if (rest === '') return;
		this.#reportMerged(piece, column);
		this.#takeValue(piece, rest);
	}

	#takeFund(
		piece: Piece,
		match: NonNullable<ReturnType<typeof FUND_LABELS.matchLead>>,
		seen: Map<FundLine, number>
	): void {
		this.draft.label(piece.cell);
		this.#funds = true;
		if (match.key === '项目资金') {
			if (match.rest !== '') this.draft.unplaced(piece.cell, match.rest, { row: this.row.id });
			return;
		}
		const column = fundColumnOf(match.key, seen);
		this.#printed.add(column);
		this.#pending = { column, amount: true, line: piece.cell.line };
		if (fold(match.label) !== fold(match.rest === '' ? piece.text : match.label)) {
			const place = { row: this.row.id, column };
			this.draft.report('label-variant', piece.cell, {
				found: piece.text,
				expected: match.label,
				place
			});
		}
		if (match.rest === '') return;
		this.#reportMerged(piece, column);
		this.#takeValue(piece, match.rest);
	}

	#takeValue(piece: Piece, text: string): void {
		const { cell } = piece;
		const target = this.#pending;
		if (target) {
			this.#pending = undefined;
			this.#last = target;
			return this.#fill(piece, text, target);
		}
		if (this.#funds && FUND_LABELS.isTail(text) && !FIGURE.test(text)) {
			this.draft.label(cell);
			this.draft.report('label-broken', cell, { found: text, place: { row: this.row.id } });
			return;
		}
		if (this.#takeCodedName(piece, text)) return;
		const last = this.#last;
		if (last && !last.amount && !this.#labelled) {
			this.draft.putText(this.row, last.column, text, cell);
			const place = { row: this.row.id, column: last.column };
			this.draft.report('continued', cell, { place });
		} else this.draft.unplaced(cell, text, { row: this.row.id });
	}

	#fill(piece: Piece, text: string, { column, amount, line }: Pending): void {
		const place = { row: this.row.id, column };
		if (line !== piece.cell.line)
			this.draft.report('value-moved', piece.cell, { found: text, place });
		const before = this.row.cells[column];
		if (before === undefined) {
			if (amount) this.draft.putAmount(this.row, column, text, '元', piece.cell);
			else this.draft.putText(this.row, column, text, piece.cell);
		} else if (before === text)
			this.draft.take('repeated-cell', piece.cell, { found: text, place });
		else this.draft.unplaced(piece.cell, text, place);
	}

	/** 「070-某局」 stands where its label should be. */
	#takeCodedName(piece: Piece, text: string): boolean {
		if (!CODED_NAME.test(text) || this.row.cells['主管部门及代码'] !== undefined) return false;
		const place = { row: this.row.id, column: '主管部门及代码' };
		this.draft.putText(this.row, '主管部门及代码', text, piece.cell);
		this.draft.report('value-moved', piece.cell, { found: text, place });
		return true;
	}

	#reportMerged(piece: Piece, column: ColumnId): void {
		const place = { row: this.row.id, column };
		this.draft.report('cells-merged', piece.cell, { found: piece.text, place });
	}
}

/** A line of the fund block prints its label twice: first the 实施期 half, then the 年度 half. */
function fundColumnOf(
	key: FundLine | '实施期总额' | '年度总额' | '项目资金',
	seen: Map<FundLine, number>
): ColumnId {
	if (key === '实施期总额') return fundColumn('实施期', '总额');
	if (key === '年度总额') return fundColumn('年度', '总额');
	const line = key as FundLine;
	const nth = seen.get(line) ?? 0;
	seen.set(line, nth + 1);
	return fundColumn(nth === 0 ? '实施期' : '年度', line);
}
