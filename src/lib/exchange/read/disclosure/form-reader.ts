/**
 * Reads a project form. Its grid comes as lines whose cells have moved and whose column counts
 * vary, so a line is read by its labels and by the order of its cells, not by their columns.
 */
import { FORM_SHAPE } from '$lib/formats/project-form';
import {
	fieldsAt,
	FUND_LINES,
	fundColumn,
	goalColumn,
	HALVES,
	type FormShape
} from '$lib/budget/form/first-form';
import type { BookDraft, DraftRow } from './book-draft';
import { GoalReader } from './form-goals';
import { HeadReader } from './form-head';
import { IndicatorReader } from './form-indicators';
import { isGridHeader, isHeaderCell } from './form-grid';
import { CLASS_LABELS, GOAL_LABELS, GROUP_LABELS, PROSE_LABELS } from './form-labels';
import { isSignature, SignatureReader } from './form-signature';
import { isRule } from './rule-line';
import type { FormBlock } from './outline-blocks';
import { fold } from './similarity';
import type { SourceCell, SourceLine } from '../source';

/** A non-blank cell, or a part of one. */
export interface Piece {
	readonly cell: SourceCell;
	readonly text: string;
}

export interface FormFacts {
	readonly row: DraftRow;
	/** Fiscal year printed under the title. */
	readonly year?: number;
}

export function readForm(block: FormBlock, draft: BookDraft): FormFacts {
	const reading = new FormReading(block, draft);
	return reading.read();
}

type Zone = 'head' | 'prose' | 'goals' | 'grid' | 'signature';

class FormReading {
	readonly row: DraftRow;
	readonly #head: HeadReader;
	readonly #goals: GoalReader;
	readonly #grid: IndicatorReader;
	readonly #signature: SignatureReader;
	#zone: Zone = 'head';
	#prose: string | undefined;
	#year: number | undefined;

	constructor(
		readonly block: FormBlock,
		readonly draft: BookDraft
	) {
		const line = (block.lines[0] ?? block.headings[0]).number;
		this.row = draft.addRow(draft.nextId('p'), 'projects', line);
		this.#head = new HeadReader(this.row, draft);
		this.#goals = new GoalReader(this.row, draft);
		this.#grid = new IndicatorReader(this.row, draft);
		this.#signature = new SignatureReader(this.row, draft);
	}

	read(): FormFacts {
		for (const line of this.block.headings) this.#takeHeading(line);
		for (const line of this.block.lines) this.#takeLine(line);
		this.#grid.finish();
		const shape: FormShape = this.#grid.flat ? '单栏' : '双栏';
		this.row.cells[FORM_SHAPE] = shape;
		if (shape === '单栏') this.#keepOneHalf();
		this.#reportMissing(shape);
		return { row: this.row, ...(this.#year && { year: this.#year }) };
	}

	#takeHeading(line: SourceLine): void {
		const year = /(\d{4})\s*年/.exec(line.text.normalize('NFKC'))?.[1];
		if (year !== undefined) this.#year = Number(year);
		this.draft.takeLine('form-heading', line, { place: { row: this.row.id } });
	}

	#takeLine(line: SourceLine): void {
		if (line.filled.every((cell) => isRule(cell.text))) {
			this.draft.takeLine('rule-line', line, { place: { row: this.row.id } });
			return;
		}
		const pieces: Piece[] = [];
		for (const cell of line.filled) {
			if (isRule(cell.text)) this.draft.label(cell);
			else pieces.push({ cell, text: cell.text });
		}
		if (pieces.length === 0) return;
		const zone = this.#zoneOf(pieces);
		if (zone === 'grid' && isGridHeader(pieces)) {
			const others = pieces.filter((piece) => !isHeaderCell(piece));
			if (others.length > 0) this.#goals.take(others);
			this.#zone = zone;
			return this.#grid.take(pieces.filter(isHeaderCell), line.grid !== undefined);
		}
		if (zone !== undefined) this.#zone = zone;
		this.#dispatch(pieces, line.grid !== undefined);
	}

	/** The zone that a line opens or continues by its labels; undefined: it goes on with the last. */
	#zoneOf(pieces: readonly Piece[]): Zone | undefined {
		const [first, second] = pieces;
		if (isSignature(pieces)) return 'signature';
		if (isGridHeader(pieces)) return 'grid';
		if (this.#zone === 'grid' || this.#zone === 'signature') return undefined;
		if (GOAL_LABELS.match(first.text)) return 'goals';
		if (PROSE_LABELS.matchLead(first.text)) return 'prose';
		const rows = [first, second].filter(Boolean);
		if (this.#zone === 'goals' && rows.some((p) => isGridLabel(p.text))) return 'grid';
		if (this.#zone === 'head' || rows.some((p) => this.#head.knows(p.text))) return 'head';
		return undefined;
	}

	#dispatch(pieces: readonly Piece[], grid: boolean): void {
		switch (this.#zone) {
			case 'head':
				return this.#head.take(pieces);
			case 'prose':
				return this.#takeProse(pieces);
			case 'goals':
				return this.#goals.take(pieces);
			case 'grid':
				return this.#grid.take(pieces, grid);
			case 'signature':
				return this.#signature.take(pieces);
		}
	}

	#takeProse([first, ...rest]: readonly Piece[]): void {
		const lead = PROSE_LABELS.matchLead(first.text);
		if (!lead) {
			for (const piece of [first, ...rest]) this.#continueProse(piece);
			return;
		}
		this.#prose = lead.key;
		this.draft.label(first.cell);
		const place = { row: this.row.id, column: lead.key };
		if (fold(first.text) !== fold(lead.key) && lead.rest === '') {
			this.draft.report('label-variant', first.cell, {
				found: first.text,
				expected: lead.key,
				place
			});
		}
		if (lead.rest !== '') {
			this.draft.report('cells-merged', first.cell, { found: first.text, place });
			this.draft.putText(this.row, lead.key, lead.rest, first.cell);
		}
		for (const piece of rest) this.draft.putText(this.row, lead.key, piece.text, piece.cell);
	}

	/** A page break cuts long cells; what follows without a label goes on where the text stopped. */
	#continueProse({ cell, text }: Piece): void {
		const column = this.#prose;
		if (column === undefined) return this.draft.unplaced(cell, text, { row: this.row.id });
		this.draft.putText(this.row, column, text, cell);
		this.draft.report('continued', cell, { place: { row: this.row.id, column } });
	}

	/** The flat form has one half only, kept in the 年度 columns; its 总体目标 is that half's. */
	#keepOneHalf(): void {
		this.#goals.moveToYear();
		const place = { row: this.row.id };
		this.draft.report('form-half-missing', placeOfRow(this.row), { place, kept: '年度' });
	}

	#reportMissing(shape: FormShape): void {
		const goals = shape === '双栏' ? fieldsAt('goal') : [goalColumn('年度')];
		const funds = HALVES.flatMap((half) =>
			FUND_LINES.filter((line) => !this.#head.printed(half, line)).map((line) =>
				fundColumn(half, line)
			)
		);
		const totals = HALVES.map((half) => fundColumn(half, '总额'));
		const fields = [...fieldsAt('head'), ...totals, ...fieldsAt('long'), ...goals];
		const missing = [...fields, ...fieldsAt('signature')].filter(
			(column) => !REPORTED_ELSEWHERE.has(column) && this.row.cells[column] === undefined
		);
		for (const column of new Set([...missing, ...funds])) {
			const place = { row: this.row.id, column };
			this.draft.report('field-missing', placeOfRow(this.row), { expected: column, place });
		}
	}
}

/** 实施单位 with the unit of the row (R62); nobody signs as 负责人. */
const REPORTED_ELSEWHERE: ReadonlySet<string> = new Set(['实施单位', '负责人']);

const placeOfRow = (row: DraftRow) => ({ line: row.line });

const isGridLabel = (text: string): boolean =>
	(CLASS_LABELS.match(text)?.score ?? 0) > 0.9 || (GROUP_LABELS.match(text)?.score ?? 0) > 0.9;
