/** What is written of books of every format: their tables, titles and units. */
import { describe, expect, it } from 'vitest';
import { FORMAT_IDS, knownFormat } from '$lib/formats/known-formats';
import { formatTables } from '$lib/formats/format-tables';
import { filledBook } from '../../../../tests/support/formats/filled-book';
import { provinceFormat } from '../../../../tests/support/formats/province-pack';
import { figuresOf } from './csv/open-data';
import { editionOf } from './edition';
import { disclosurePaper } from './paper/disclosure-paper';
import { writeXlsx } from './xlsx/write-xlsx';

const FORMATS = [...FORMAT_IDS.map((id) => knownFormat(id)!), provinceFormat()];

describe.each(FORMATS.map((format) => [format.id, format] as const))('%s', (_id, format) => {
	const book = filledBook(format, ({ holds }) => (holds === 'amount' ? 1_234_56 : undefined));

	it('prints each table of its edition once, in the unit of the table', () => {
		for (const kind of ['department', 'unit'] as const) {
			const of = kind === 'unit' ? ({ kind, unit: 'u2' } as const) : ({ kind } as const);
			const edition = editionOf(book, of);
			if (!edition.ok) throw new Error('no edition');
			const printed = [...disclosurePaper(edition.book, 'none').blocks()].flatMap((block) =>
				block.kind === 'table' ? [block.paper] : []
			);
			const ids = printed.map(({ table }) => table);
			expect(ids).toEqual(expect.arrayContaining(formatTables(format, kind).map(({ id }) => id)));
			expect(new Set(ids).size).toBe(ids.length);
			for (const { table, unit, grid } of printed) {
				const own = format.byId.get(table)!;
				expect(unit).toBe(`单位：${own.unit}`);
				const figures = grid.cells.filter(({ amount }) => amount !== undefined);
				const shown = own.unit === '元' ? '1,234.56' : '0.12';
				expect([...new Set(figures.map(({ text }) => text))]).toEqual(
					figures.length > 0 ? [shown] : []
				);
			}
		}
	});

	it('has every figure in its workbook and in its table of figures', () => {
		const cells = Object.entries(book.sheets)
			.filter(([sheet]) => format.byId.has(sheet))
			.flatMap(([, rows]) => rows!.flatMap((row) => Object.values(row.cells)));
		const lines = [...figuresOf(book).lines];
		const figures = lines.filter((line) => line.some((value) => typeof value === 'object'));
		expect(lines.length).toBeGreaterThan(0);
		expect(figures.length).toBeGreaterThanOrEqual(
			cells.filter((value) => typeof value === 'number').length
		);
		expect(writeXlsx(book, { formulas: true }, () => undefined).length).toBeGreaterThan(1_000);
	});
});
