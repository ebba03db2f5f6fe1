/** One form on screen, on paper and for the rules: what is printed is shown, and only that is judged. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Book, Cells, Row, SheetKey } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { FORM_SHAPE, fundColumnsOf, indicatorColumnsOf } from '$lib/formats/project-form';
import { firstFormat } from '$lib/formats/known-formats';
import { INDICATOR_TREE } from '$lib/budget/form/first-form';
import { formPaper } from '$lib/exchange/write/paper/form-paper';
import { createEngine } from '$lib/rules/engine/engine';
import { formSheet } from './form-sheet';
import { indexCells, type SheetModel } from './grid-port';
import { headOf } from '../../../../tests/support/small-book';

const INDICATORS = 'indicators@p1' satisfies SheetKey;
/** More lines than the form prints by itself. */
const MOST_INDICATORS = 14;

interface Placed {
	readonly line: number;
	readonly column: number;
	readonly across: number;
	readonly down: number;
	readonly ref?: string;
	/** Of a label of the form. */
	readonly label?: string;
}

function onPaper(book: Book): Placed[] {
	const { cells } = formPaper(book, book.sheets.projects![0], 1).grid;
	return cells.map(({ line, column, across, down, ref, kind, text }) => ({
		...{ line, column, across, down },
		...(ref && { ref: `${ref.row}:${ref.column}` }),
		...(kind === 'label' && { label: text })
	}));
}

function onScreen(book: Book): Placed[] {
	const sheet = formSheet({ book: new LiveBook(book), mayWrite: () => undefined }, 'p1');
	return sheet.lines.flatMap(({ cells }, line) =>
		cells.flatMap(({ kind, ref, lock, shown }, column): Placed[] => {
			if (kind === 'empty') return [];
			return [
				{
					...{ line, column, ...spans(sheet, line, column) },
					...(ref && { ref: `${ref.row}:${ref.column}` }),
					...(lock?.kind === 'official-label' && { label: shown })
				}
			];
		})
	);
}

function spans({ merged }: SheetModel, line: number, column: number) {
	const block = merged.find((each) => each.line === line && each.column === column);
	return { across: block?.columns ?? 1, down: block?.lines ?? 1 };
}

const bookOf = (project: Cells, indicators: readonly Cells[]): Book => ({
	head: headOf({
		department: { code: '070', name: '某市某局' },
		units: [{ id: 'u1', code: '070001', name: '某市某局', kind: '行政', role: '本级' }],
		settings: { evaluations: { from: '100.00', projects: [] } }
	}),
	sheets: {
		projects: [{ id: 'p1', order: 'a', unit: 'u1', cells: project }],
		[INDICATORS]: indicators.map((cells, i): Row => ({
			id: `i${i}`,
			order: `a${String(i).padStart(2, '0')}`,
			unit: 'u1',
			cells
		}))
	}
});

/** What rules have something to say about. */
const words = fc.constantFrom(
	'一次性',
	'经常性',
	'1年',
	'3年',
	'≥0%',
	'62万元',
	'满意',
	'20231345',
	'甲'
);
const figure = fc.constantFrom(0, 100_00, 40_000_000, 62_000_000, 900_000_000);

function cellsOf(columns: readonly string[], value: fc.Arbitrary<string | number>) {
	const all = Object.fromEntries(columns.map((column) => [column, value]));
	return fc.record(all, { requiredKeys: [] }).map((cells) => cells as Cells);
}

const project = fc
	.tuple(
		fc.constantFrom('单栏', '双栏'),
		cellsOf(
			firstFormat().form!.fields.map(({ id }) => id),
			words
		),
		cellsOf([...fundColumnsOf(firstFormat())], figure)
	)
	.map(([shape, fields, funds]): Cells => ({ ...fields, ...funds, [FORM_SHAPE]: shape }));

const kinds = Object.entries(INDICATOR_TREE).flatMap(([first, seconds]) =>
	seconds.map((second): Cells => ({ 一级: first, 二级: second }))
);
const indicator = fc
	.tuple(
		fc.constantFrom(...kinds, { 一级: '产出指标' }, { 二级: '自定' }, {}),
		fc.boolean(),
		cellsOf(
			indicatorColumnsOf(firstFormat()).filter((column) => /\./.test(column)),
			words
		)
	)
	.map(([kind, ofTerm, cells]): Cells => {
		const said = Object.entries(cells).filter(([id]) => ofTerm || !id.startsWith('实施期'));
		return { ...kind, ...Object.fromEntries(said) };
	});
const books = fc
	.tuple(project, fc.boolean(), fc.array(indicator, { maxLength: MOST_INDICATORS }))
	.map(([cells, ofTerm, indicators]) => {
		const said = Object.entries(cells).filter(([id]) => ofTerm || id !== '实施期总体目标');
		return bookOf(Object.fromEntries(said), indicators);
	});

describe('a project form', () => {
	const counts = Array.from({ length: MOST_INDICATORS }, (_, count) => count);

	it.each(['单栏', '双栏'])('%s is on screen place by place what it is on paper [P3]', (shape) => {
		for (const count of counts) {
			const indicators = counts.slice(0, count).map((i): Cells => ({
				...kinds[i % kinds.length],
				'年度.三级': `第${i}项`,
				'年度.指标值': '≥1'
			}));
			const book = bookOf({ [FORM_SHAPE]: shape, 项目名称: '辅警招聘经费' }, indicators);
			expect(onScreen(book)).toEqual(onPaper(book));
		}
	});

	it('is so whatever the book says, what is left from another shape too [P3, P4]', () => {
		fc.assert(
			fc.property(books, (book) => {
				expect(onScreen(book)).toEqual(onPaper(book));
			}),
			{ numRuns: 150 }
		);
	});

	it('is judged by what it shows, and by nothing else [P6]', () => {
		const judged = { 单栏: new Set<string>(), 双栏: new Set<string>() };
		fc.assert(
			fc.property(books, (book) => {
				const live = new LiveBook(book);
				const shown = indexCells(formSheet({ book: live, mayWrite: () => undefined }, 'p1'));
				const shape = book.sheets.projects![0].cells[FORM_SHAPE] as keyof typeof judged;
				for (const { rule, cells } of createEngine(live).findings()) {
					if (!/^F\d/.test(rule)) continue;
					judged[shape].add(rule);
					for (const { row, column } of cells)
						if (live.row(row) && column !== undefined)
							expect([rule, shown.has(`${row}:${column}`)]).toEqual([rule, true]);
				}
			}),
			{ numRuns: 150 }
		);
		for (const rules of Object.values(judged))
			expect([...rules]).toEqual(
				expect.arrayContaining(['F01', 'F02', 'F03', 'F07', 'F11', 'F14', 'F25'])
			);
	});
});
