import { describe, expect, it } from 'vitest';
import { firstFormat } from '$lib/formats/known-formats';
import { placeForm } from '$lib/budget/form/form-places';
import {
	CLASS_LABELS,
	FUND_LABELS,
	GOAL_LABELS,
	GRID_LABELS,
	GROUP_LABELS,
	HEAD_LABELS,
	PROSE_LABELS
} from './form-labels';
import { isSignature } from './form-signature';
import type { Piece } from './form-reader';

const SETS = [
	...[HEAD_LABELS, FUND_LABELS, PROSE_LABELS, GOAL_LABELS],
	...[GRID_LABELS, CLASS_LABELS, GROUP_LABELS]
];

describe('the labels of a form', () => {
	it.each(['单栏', '双栏'])(
		'are read as what the placement prints, in a form of %s [R58]',
		(shape) => {
			const { places, lines } = placeForm(
				firstFormat(),
				{ id: 'p1', order: 'a', cells: { 形式: shape } },
				[]
			);
			const labels = lines.map((_, line) => places.filter((p) => p.line === line && p.label));
			for (const line of labels) {
				const pieces = line.map(({ label }) => ({ text: label }) as Piece);
				if (pieces.length > 0 && isSignature(pieces)) continue;
				for (const { text } of pieces)
					expect([text, Math.max(...SETS.map((set) => set.match(text)?.score ?? 0))]).toEqual([
						text,
						1
					]);
			}
			// A label before a field of the head, a fund or a long text leads to that very cell.
			for (const { label = '', line, column, across } of places) {
				const next = places.find((p) => p.line === line && p.column === column + across)?.ref;
				const found = HEAD_LABELS.match(label) ?? PROSE_LABELS.match(label);
				if (next && found?.score === 1) expect(found.key).toBe(next.column);
				const fund = next && FUND_LABELS.match(label);
				if (fund?.score === 1 && /总额$/.test(fund.key)) expect(next?.column).toMatch(/资金总额$/);
			}
		}
	);
});
