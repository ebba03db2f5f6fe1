/** Trees of computed totals, written to and cut at random, beside an engine of spreadsheets. */
import fc from 'fast-check';
import { HyperFormula } from 'hyperformula';
import { expect, test } from 'vitest';
import { headOf } from '../../../../tests/support/small-book';
import type { Book, BookChange, Row } from '../book/book';
import { LiveBook } from '../live/live-book';
import { ComputedCells } from './computed-cells';

const COLUMNS = ['合计', '基本支出', '项目支出'];
const CODES = ['合计', '204', '20401', '2040101', '2040102', '20402', '2040201', '205', '20501'];
/** 分 in 0.01 万元. */
const HUNDREDTH = 10_000;

type Written = number | string | undefined;
/** What stands in the rows that are left, by code and column. */
type Table = Map<string, Record<string, Written>>;

const code = fc.constantFrom(...CODES);
const column = fc.constantFrom(...COLUMNS);
const figure = fc.integer({ min: -9_999, max: 99_999 });
const cell = fc.tuple(code, column).map(([row, name]) => `[${row}].${name}`);
const formula = fc.oneof(
	{ weight: 4, arbitrary: fc.constant('=sum([*])') },
	{ weight: 2, arbitrary: fc.constant('=.基本支出 + .项目支出') },
	{ weight: 1, arbitrary: fc.tuple(cell, cell).map(([a, b]) => `=${a} - ${b}`) },
	{ weight: 1, arbitrary: cell.map((a) => `=-(${a} + 0.07)`) },
	{ weight: 1, arbitrary: cell.map((a) => `=sum([*], ${a}) + 12.34`) }
);
const written = fc.oneof(
	{ weight: 2, arbitrary: figure as fc.Arbitrary<Written> },
	{ weight: 2, arbitrary: formula },
	{ weight: 1, arbitrary: fc.constant(undefined) }
);
const step = fc.oneof(
	{ weight: 8, arbitrary: fc.record({ code, column, written }) },
	{ weight: 1, arbitrary: fc.record({ removed: code }) }
);

test('[Q9] [Q3] trees of totals come to exactly what HyperFormula makes of them, after any edits', () => {
	const line = fc.tuple(written, written, written);
	const lines = fc.array(line, { minLength: CODES.length, maxLength: CODES.length });
	let compared = 0;
	fc.assert(
		fc.property(lines, fc.array(step, { maxLength: 6 }), (start, steps) => {
			const table: Table = new Map(
				CODES.map((name, r) => [
					name,
					Object.fromEntries(COLUMNS.map((of, c) => [of, start[r][c]]))
				])
			);
			const book = new LiveBook(bookOf(table));
			const computed = new ComputedCells(book);
			compared += compare(book, table);
			for (const one of steps) {
				const change = changeOf(one, table);
				if (!change) continue;
				book.apply(change);
				computed.settle([change]);
				compared += compare(book, table);
			}
		}),
		{ numRuns: 50 }
	);
	expect(compared).toBeGreaterThan(100);
});

function bookOf(table: Table): Book {
	const rows = [...table].map(([name, cells], at): Row => {
		const formulas = Object.entries(cells).filter(([, v]) => typeof v === 'string');
		const figures = Object.entries(cells).flatMap(([of, v]) =>
			typeof v === 'number' ? [[of, v * HUNDREDTH] as const] : []
		);
		return {
			...{ id: `r${name}`, order: `a${at}`, ...(name === '合计' && { role: 'total' as const }) },
			cells: { 编码: name, 名称: name, ...Object.fromEntries(figures) },
			...(formulas.length > 0 && {
				formulas: Object.fromEntries(formulas) as Record<string, string>
			})
		};
	});
	return { head: headOf(), sheets: { T3: rows } };
}

type Step = { code: string; column: string; written: Written } | { removed: string };

function changeOf(step: Step, table: Table): BookChange | undefined {
	if ('removed' in step)
		return table.delete(step.removed)
			? { kind: 'row-removed', row: `r${step.removed}` }
			: undefined;
	const cells = table.get(step.code);
	if (!cells) return undefined;
	cells[step.column] = step.written;
	return {
		...{ kind: 'cell', row: `r${step.code}`, column: step.column },
		value: typeof step.written === 'number' ? step.written * HUNDREDTH : undefined,
		...(typeof step.written === 'string' && { formula: step.written })
	};
}

/** @returns how many computed cells have a figure */
function compare(book: LiveBook, table: Table): number {
	const codes = [...table.keys()];
	const peer = HyperFormula.buildFromArray(
		codes.map((name) => COLUMNS.map((of) => inExcel(table, name, of))),
		{ licenseKey: 'gpl-v3' }
	);
	let figures = 0;
	for (const [r, name] of codes.entries())
		for (const [c, of] of COLUMNS.entries()) {
			const text = table.get(name)![of];
			if (typeof text !== 'string') continue;
			const ours = book.value(`r${name}`, of);
			const theirs = peer.getCellValue({ sheet: 0, row: r, col: c });
			const expected =
				typeof theirs === 'number' ? Math.round(theirs * 100) * HUNDREDTH : 'no figure';
			// What adds up blanks only is blank here and 0 there.
			const said = typeof ours === 'string' ? 'no figure' : (ours ?? 0);
			expect([name, of, text, said]).toEqual([name, of, text, expected]);
			if (typeof ours === 'number') figures++;
		}
	peer.destroy();
	return figures;
}

function inExcel(table: Table, row: string, column: string): number | string | null {
	const value = table.get(row)![column];
	if (typeof value === 'number') return value / 100;
	if (value === undefined) return null;
	const codes = [...table.keys()];
	const place = (name: string, of: string): string =>
		codes.includes(name) ? `${'ABC'[COLUMNS.indexOf(of)]}${codes.indexOf(name) + 1}` : '#REF!';
	const below = rowsBelow(codes, row);
	const addends = below?.map((name) => place(name, column)).join(',');
	return value
		.replace('[*]', below ? addends || '0' : '#REF!')
		.replace(/\[(.*?)\]\.(\p{L}+)/gu, (_, name: string, of: string) => place(name, of))
		.replace(/(?<!\d)\.(\p{L}+)/gu, (_, of: string) => place(row, of));
}

/** Of a total the 类, of a 类 its 款, of a 款 its 项. */
function rowsBelow(codes: readonly string[], row: string): readonly string[] | undefined {
	if (row === '合计') return codes.filter((name) => name.length === 3);
	if (row.length > 5) return undefined;
	return codes.filter((name) => name.startsWith(row) && name.length === row.length + 2);
}
