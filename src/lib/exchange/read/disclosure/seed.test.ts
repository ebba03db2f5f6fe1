/** The real document, where it is at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Row, SheetKey } from '$lib/budget/book/book';
import { fundColumnsOf } from '$lib/formats/project-form';
import { firstFormat } from '$lib/formats/known-formats';
import { readDocument } from '../read-document';

const DOCUMENT = '../shared/seed/jincheng-psb-2023.txt';
const present = existsSync(DOCUMENT);

describe.skipIf(!present)(`the 2023 disclosure (needs ${DOCUMENT})`, () => {
	const result = readDocument('seed.txt', present ? readFileSync(DOCUMENT) : new Uint8Array());
	if (!result.ok) return it('is read', () => expect(result.failure).toBeUndefined());
	const { book, report } = result;
	const rows = (sheet: SheetKey): readonly Row[] => book.sheets[sheet] ?? [];

	it('has 13 tables with their rows', () => {
		const counts = Object.fromEntries(
			Object.entries(book.sheets).flatMap(([key, list]) =>
				/^T\d/.test(key) ? [[key, list?.length]] : []
			)
		);
		expect(counts).toEqual({
			...{ T1: 41, T2: 24, T3: 24, T4: 42, T5: 23, T6: 40, T7: 1 },
			...{ T8: 1, T9: 46, T10: 6, T11: 8, T12: 118, T13: 34 }
		});
		expect(rows('notes').map((row) => row.id)).toEqual(['note-T7', 'note-T8', 'note-T9']);
	});

	it('has 8 placeholders in T12, and its 单位资金 in their column [R43]', () => {
		const blank = rows('T12').filter((row) => Object.keys(row.cells).length === 1);
		expect(blank.map((row) => row.cells['项目'])).toEqual(
			[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `项目${n}`)
		);
		const own = rows('T12').map((row) => Number(row.cells['单位资金'] ?? 0));
		expect(own.reduce((a, b) => a + b)).toBe(rows('T2')[0].cells['单位资金']);
	});

	it('has the department, 7 units and 26 projects in T13 [R64]', () => {
		const roles = rows('T13').map((row) => row.role);
		expect([
			roles.filter((r) => r === 'total').length,
			roles.filter((r) => r === 'unit').length
		]).toEqual([1, 7]);
		expect(roles.filter((r) => r === 'project')).toHaveLength(26);
	});

	it('has 130 forms, each with a unit or a reason why not [R62]', () => {
		const forms = rows('projects');
		expect(forms).toHaveLength(130);
		const explained = new Set(
			report.entries.filter((e) => /^unit-not/.test(e.kind)).map((e) => e.place.row)
		);
		expect(forms.filter((f) => f.unit === undefined && !explained.has(f.id))).toEqual([]);
		expect(explained.size).toBe(3);
	});

	it('reads the funds of all forms as figures, and their lines add up', () => {
		for (const { id, cells } of rows('projects')) {
			for (const column of [...fundColumnsOf(firstFormat())])
				expect(typeof (cells[column] ?? 0), id).toBe('number');
			for (const half of ['实施期', '年度']) {
				const lines = [...fundColumnsOf(firstFormat())]
					.filter((c) => c.startsWith(half))
					.map((c) => Number(cells[c] ?? 0));
				expect(lines[0], `${id} ${half}`).toBe(lines.slice(1).reduce((a, b) => a + b));
			}
		}
	});

	it('has 12 sections, the overview and the glossary', () => {
		expect(rows('narrative').map((row) => row.id)).toEqual([
			...['O1', 'O2', 'N1', 'N2', 'N3', 'N4', 'N5', 'N6'],
			...['N7', 'N8', 'N9', 'N10', 'N11', 'N12', 'Z']
		]);
	});

	it('has 9 units, named as the tables name them [R60] [R61]', () => {
		expect(book.head.units.map((u) => u.kind)).toEqual([
			...Array.from({ length: 7 }, () => '行政'),
			...['事业', '事业']
		]);
		expect(book.head).toMatchObject({ year: 2023, level: '市级', department: { code: '070' } });
	});

	it('knows the unit of all T12 rows but one [R63]', () => {
		expect(rows('T12').filter((row) => row.unit === undefined)).toHaveLength(1);
		expect(report.counts['row-unit-unknown']).toBe(1);
	});

	it('attributes nearly all indicators in both halves [R53] [R54]', () => {
		const all = rows('projects').flatMap((form) => rows(`indicators@${form.id}`));
		// Of 1519 lines 408 say nothing [R57].
		expect(all).toHaveLength(1111);
		expect(all.filter((row) => row.cells['一级'] === undefined)).toEqual([]);
		expect(report.counts['indicator-incomplete']).toBeLessThanOrEqual(36);
	});

	it('[R21] [R24] loses nothing and leaves nothing unplaced', () => {
		expect(report.conservation.losses).toEqual([]);
		expect(report.conservation.numbers).toBeGreaterThan(6900);
		expect(report.conservation.cells.lost).toBe(0);
		expect(report.counts.unplaced).toBeUndefined();
	});
});
