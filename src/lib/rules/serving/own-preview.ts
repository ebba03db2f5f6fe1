/** What a formula comes to while it is being written: each operand with its value, and the verdict. */
import type { BookReader } from '$lib/budget/live/live-book';
import { printCell } from '$lib/budget/address/address-book';
import type { AmountUnit } from '$lib/budget/values/amount';
import { checkFormula } from './check-formula';
import type { CompiledRule } from '../own/compile';
import { printDecimal } from '$lib/budget/formula/decimal';
import {
	evaluate,
	printOperand,
	printSides,
	type Evaluation,
	type Measured,
	type Verdict
} from '../own/evaluate';
import type { FormulaFailure } from '$lib/budget/formula/failure';
import type { Place } from '$lib/budget/formula/formula';
import { PlainReader } from '../own/formula-reader';
import { nameOfTerm, type Reading } from '../own/linear-form';
import { eachOf, rowsOf } from '../own/own-rules';

export interface PreviewedOperand extends Place {
	readonly address: string;
	readonly side: 'left' | 'right';
	readonly reading: Reading;
	/** What it is multiplied by: `1`, `-1`, `0.05`. */
	readonly coefficient: string;
	/** Exact decimal. Of an empty column 0.00. */
	readonly value: string;
	/** How many figures are in it. */
	readonly figures: number;
	readonly unit: AmountUnit | '';
}

export interface PreviewedResult {
	readonly verdict: Verdict;
	/** Absent where there is nothing to compare. */
	readonly actual?: string;
	readonly expected?: string;
	readonly difference?: string;
}

export type Preview =
	| { readonly ok: false; readonly failure: FormulaFailure }
	| {
			readonly ok: true;
			/** In its one printed form. */
			readonly text: string;
			readonly unit: AmountUnit | '';
			readonly operands: readonly PreviewedOperand[];
			readonly result: PreviewedResult;
			/** Of a rule for each row: how its rows fare, and the row that is shown. */
			readonly rows?: {
				readonly shown?: string;
				readonly tally: Readonly<Record<Verdict, number>>;
			};
	  };

export function previewOwnRule(text: string, book: BookReader): Preview {
	const checked = checkFormula(text, book);
	if (!checked.ok) return checked;
	const rule = checked.value;
	const reader = new PlainReader(book);
	const unit = rule.dimension === 'amount' ? rule.unit : '';
	if (!rule.each) {
		const evaluation = evaluate(rule, reader);
		return { ok: true, text: rule.text, unit, ...shown(rule, evaluation) };
	}
	const tally: Record<Verdict, number> = { holds: 0, fails: 0, rounding: 0, empty: 0, lost: 0 };
	let worst: { row: string; evaluation: Evaluation } | undefined;
	for (const row of rowsOf(rule, reader)) {
		const evaluation = evaluate(rule, reader, eachOf(rule, reader, row));
		tally[evaluation.verdict]++;
		if (!worst || GRAVITY[evaluation.verdict] > GRAVITY[worst.evaluation.verdict])
			worst = { row, evaluation };
	}
	const name = worst && printCell(book, worst.row);
	return {
		ok: true,
		text: rule.text,
		unit,
		...shown(rule, worst?.evaluation ?? { verdict: 'empty' }),
		rows: { ...(name && { shown: name }), tally }
	};
}

/** The first row that fails is shown, else one that comes near to it. */
const GRAVITY: Record<Verdict, number> = { fails: 4, lost: 3, rounding: 2, holds: 1, empty: 0 };

function shown(
	rule: CompiledRule,
	{ verdict, sides }: Evaluation
): { operands: readonly PreviewedOperand[]; result: PreviewedResult } {
	if (!sides) return { operands: [], result: { verdict } };
	return {
		operands: [...operandsOf(sides.left, 'left'), ...operandsOf(sides.right, 'right')],
		result: { verdict, ...printSides(rule, sides) }
	};
}

function operandsOf({ terms }: Measured, side: PreviewedOperand['side']): PreviewedOperand[] {
	return terms.map(({ term, operand }) => ({
		address: nameOfTerm(term),
		at: term.written.at,
		length: term.written.length,
		side,
		reading: term.reading,
		coefficient: printDecimal(term.coefficient),
		value: printOperand({ term, operand }),
		figures: operand.figures,
		unit: unitOf(term.reading, term.written.address.kind)
	}));
}

function unitOf(reading: Reading, kind: 'table' | 'form' | 'narrative'): AmountUnit | '' {
	if (reading === 'count') return '';
	return kind === 'form' ? '元' : '万元';
}
