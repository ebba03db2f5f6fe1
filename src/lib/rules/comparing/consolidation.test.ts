import { firstFormat } from '$lib/formats/known-formats';
import { describe, expect, it } from 'vitest';
import type { Book, SheetKey, TableId } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { consistentBook } from '../../../../tests/support/consistent-book';
import { unitsAddUp } from '../catalogue/cross/unit-editions';
import { createEngine } from '../engine/engine';
import { consolidated, consolidate, projectsBehind, transfersOf } from './consolidation';

const made = consistentBook({ editions: true });
const sums = (book: LiveBook, table: TableId) => consolidate(book, table, transfersOf(book));
const wan = (value: number) => value * 1_000_000;

function changed(sheet: SheetKey, at: number, column: string, value: number | undefined): Book {
	const rows = (made.sheets[sheet] ?? []).map((row, i) => {
		const { [column]: _, ...cells } = row.cells;
		const own = value === undefined ? cells : { ...cells, [column]: value };
		return i === at ? { ...row, cells: own } : row;
	});
	return { ...made, sheets: { ...made.sheets, [sheet]: rows } };
}

describe('consolidation', () => {
	it('[X41] differs nowhere in a book whose units add up', () => {
		const book = new LiveBook(made);
		for (const table of consolidated(firstFormat())) {
			const { differences, lacking } = sums(book, table);
			expect({ table, differences, lacking }).toEqual({ table, differences: 0, lacking: [] });
		}
	});

	it('[X41] tells a difference where the rule does, by how much, and whose figure it is', () => {
		const row = made.sheets.T2!.findIndex(({ role }) => role === 'total');
		const units = made.head.units;
		const left = units[1].id;
		const share = made.sheets[`T2@${left}`]!.find(({ role }) => role === 'total')!.cells['合计'];
		const whole = made.sheets.T2![row].cells['合计'];
		const book = changed('T2', row, '合计', Number(whole) - Number(share));
		const { lines, differences } = sums(new LiveBook(book), 'T2');
		expect(differences).toBe(1);
		const cell = lines
			.find((line) => line.row?.id === made.sheets.T2![row].id)!
			.cells.find(({ column }) => column === '合计')!;
		expect(cell.difference).toBe(-Number(share));
		expect(cell.shares.filter(({ explains }) => explains).map(({ unit }) => unit)).toContain(left);
		const found = createEngine(new LiveBook(book), [unitsAddUp])
			.findings()
			.filter(({ rule }) => rule === 'X41');
		expect(found.map(({ cells }) => cells[0])).toContainEqual({
			row: lines.find((line) => line.row?.id === made.sheets.T2![row].id)!.row!.id,
			column: '合计'
		});
	});

	it('compares nothing while a part is not here, and does not call it empty', () => {
		const unit = made.head.units[1].id;
		const sheets = { ...made.sheets, [`T2@${unit}`]: [] };
		const book = new LiveBook({ ...made, sheets });
		expect(sums(book, 'T2')).toMatchObject({ lacking: [unit], missing: [] });
		const told = consolidate(book, 'T2', transfersOf(book), [unit]);
		expect(told).toMatchObject({ missing: [unit], lacking: [], differences: 0 });
		const cells = told.lines.flatMap((line) => line.cells);
		expect(cells.some(({ department }) => department !== undefined)).toBe(true);
		for (const cell of cells) {
			expect(cell).not.toHaveProperty('difference');
			expect(cell).not.toHaveProperty('sum');
			expect(cell.shares.some(({ explains }) => explains)).toBe(false);
		}
	});

	it('takes off what units pay each other, as entered by its address', () => {
		const row = made.sheets.T2!.find(({ role }) => role === 'total')!;
		const book = changed(
			'T2',
			made.sheets.T2!.indexOf(row),
			'合计',
			Number(row.cells['合计']) - wan(5)
		);
		const head = { ...book.head, settings: { internalTransfers: { 'T2[合计].合计': '5' } } };
		expect(sums(new LiveBook({ ...book, head }), 'T2').differences).toBe(0);
	});

	it('names the units that have no edition, and lines that only they have', () => {
		const unit = made.head.units[0].id;
		const { [`T2@${unit}`]: _, ...sheets } = made.sheets as Record<string, never>;
		const book = new LiveBook({ head: made.head, sheets: { ...sheets, T3: [] } });
		expect(sums(book, 'T2').lacking).toEqual([unit]);
		const { lines } = sums(book, 'T3');
		expect(lines.length).toBeGreaterThan(0);
		expect(lines.every(({ row, model }) => row === undefined && model !== undefined)).toBe(true);
	});

	it('leads on to the projects of a unit, in the column of the fund', () => {
		const book = new LiveBook(made);
		const unit = made.head.units[0].id;
		const behind = projectsBehind(book, unit, { table: 'T2', column: '一般公共预算' });
		expect(behind.length).toBeGreaterThan(0);
		expect(
			behind.every(({ row, value }) => row.unit === unit && row.cells['一般公共预算'] === value)
		).toBe(true);
	});
});
