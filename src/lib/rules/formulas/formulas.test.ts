import { describe, expect, it } from 'vitest';
import { firstFormat } from '$lib/formats/known-formats';
import type { Row } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { consistentBook } from '../../../../tests/support/consistent-book';
import { createEngine } from '../engine/engine';
import { compileFormula } from '../own/compile';
import { testOwnRule } from '../serving/check-formula';
import { previewOwnRule } from '../serving/own-preview';
import { rulesOf } from '../engine/format-rules';

const CATALOGUE = rulesOf(firstFormat());
const FORMULAS = Object.fromEntries(firstFormat().formulas.map(({ id, formula }) => [id, formula]));

const book = consistentBook({ seed: 7 });
const live = new LiveBook(book);

describe('formulas of the catalogue', () => {
	it.each(Object.entries(FORMULAS))(
		'[%s] is its own print, and holds in a consistent book',
		(id, text) => {
			expect(CATALOGUE.map((rule) => rule.id)).toContain(id);
			const compiled = compileFormula(text, firstFormat());
			expect(compiled.ok && compiled.value.text).toBe(text);
			const preview = previewOwnRule(text, live);
			expect(preview.ok && (preview.rows?.tally ?? preview.result)).toMatchObject(
				preview.ok && preview.rows ? { fails: 0, rounding: 0 } : { verdict: 'holds' }
			);
		}
	);

	it.each(Object.entries(FORMULAS))(
		'[%s] finds what the rule finds, where its cell is off',
		(id, text) => {
			const compiled = compileFormula(text, firstFormat());
			const preview = previewOwnRule(text, live);
			if (!compiled.ok || !preview.ok) throw new Error(text);
			const own = { id: 'OWN-1', severity: 'error' as const, sentence: id, formula: text };
			// The first cell of the left side, in a row that holds a figure.
			const [term] = compiled.value.left.terms;
			const column = term.written.address.column!;
			const spoken = term.written.address;
			const sheet = spoken.kind === 'table' ? spoken.table : 'projects';
			const isNamed = spoken.kind === 'table' && spoken.row !== '*';
			const rows = live
				.rows(sheet)
				.filter((row) => isNamed || typeof row.cells[column] === 'number');
			// Some rules leave totals and upper levels to the rules of totals.
			const isLowest = (row: Row) => [0, 7].includes(String(row.cells['编码'] ?? '').length);
			const judged = isNamed ? rows : rows.filter(isLowest).slice(-3);
			const off = judged.filter((row) => {
				const sheets = {
					...book.sheets,
					[sheet]: book.sheets[sheet]!.map((r) =>
						r.id === row.id
							? {
									...r,
									cells: { ...r.cells, [column]: Number(r.cells[column] ?? 0) + 123_450_000 }
								}
							: r
					)
				};
				const changed = { ...book, sheets };
				const mine = testOwnRule(own, changed).some(({ severity }) => severity === 'error');
				const theirs = createEngine(
					new LiveBook(changed),
					CATALOGUE.filter((rule) => rule.id === id)
				).findings();
				if (mine) expect([row.id, theirs.length]).not.toEqual([row.id, 0]);
				return mine;
			});
			expect(off.length).toBeGreaterThan(0);
		}
	);
});
