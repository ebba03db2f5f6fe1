/** Arbitrary books for property tests: any valid book, with any strings a person can type. */
import { firstFormat } from '$lib/formats/known-formats';
import fc from 'fast-check';
import { generateNKeysBetween } from 'fractional-indexing';
import type {
	Book,
	BookHead,
	Cells,
	CellValue,
	Row,
	RowMark,
	SheetKey,
	TableId,
	Unit
} from '$lib/budget/book/book';
import type { CommentAnchor, CommentEntry } from '$lib/budget/book/comment';
import { fundColumnsOf, indicatorColumnsOf } from '$lib/formats/project-form';
import { tableIdsOf, templateOf } from '$lib/budget/table/table-template';

/** Strings with everything that escapes, joins and trims: brackets, ordinals, spaces, lone surrogates. */
export const weirdText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc.string({
		unit: fc.constantFrom(...'[]#@.:*\\"\'，。、（）一二四①1 2\t\n\u3000办公费\ud800\u0000'),
		maxLength: 8
	}),
	fc.constantFrom('一、办公费', '（二）办公费', '2022年项目', '辅警 招聘', '合计', '__proto__')
);
/** Text that a cell can hold: blank cells are absent. */
export const cellText = weirdText.filter((text) => text !== '');
export const amount = fc.oneof(
	fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
	fc.maxSafeInteger()
);
const anyCell: fc.Arbitrary<CellValue> = fc.oneof(amount, cellText);
const columnName = cellText.filter(
	(name) => !['__proto__', 'constructor', 'prototype'].includes(name)
);

type Draft = Omit<RowMark, 'order' | 'id'> & { cells: Cells };

function cellsOf(columns: readonly string[], extra = columnName): fc.Arbitrary<Cells> {
	const known = fc.record(Object.fromEntries(columns.map((column) => [column, anyCell])), {
		requiredKeys: []
	});
	const others = fc.dictionary(extra, anyCell, { maxKeys: 1, noNullPrototype: true });
	return fc.tuple(others, known).map(([some, cells]) => ({ ...some, ...cells }) as Cells);
}

function tableDraft(table: TableId, units: readonly Unit[]): fc.Arbitrary<Draft> {
	return fc.record(
		{
			side: fc.constantFrom('收入' as const, '支出' as const),
			role: fc.constantFrom('total' as const, 'unit' as const, 'project' as const),
			unit: fc.constantFrom(...units.map((unit) => unit.id)),
			cells: cellsOf(templateOf(table, firstFormat()).columns.map((column) => column.id))
		},
		{ requiredKeys: ['cells'] }
	);
}

const unitsArbitrary: fc.Arbitrary<readonly Unit[]> = fc
	.array(
		fc.record({
			code: weirdText,
			name: weirdText,
			kind: fc.constantFrom('行政' as const, '参公' as const, '事业' as const),
			role: fc.constantFrom('本级' as const, '所属' as const)
		}),
		{ minLength: 1, maxLength: 3 }
	)
	.map((units) => units.map((unit, i) => ({ id: `u${i + 1}`, ...unit })));

const headArbitrary = (units: readonly Unit[]): fc.Arbitrary<BookHead> =>
	fc.record({
		year: fc.integer({ min: 2000, max: 2100 }),
		level: weirdText,
		department: fc.record({ code: weirdText, name: weirdText }),
		units: fc.constant(units),
		explanations: fc
			.array(
				fc.record(
					{
						rule: weirdText,
						operands: fc.dictionary(columnName, anyCell, { maxKeys: 2, noNullPrototype: true }),
						text: weirdText,
						author: weirdText,
						approver: weirdText,
						at: fc.constant('2023-02-01T08:00:00.000Z')
					},
					{ requiredKeys: ['rule', 'operands', 'text', 'author', 'at'] }
				),
				{ maxLength: 2 }
			)
			.map((list) => list.map((explanation, i) => ({ id: `e${i}`, ...explanation }))),
		settings: fc.dictionary(columnName, fc.jsonValue({ depthSize: 'small' }).filter(isSafeJson), {
			maxKeys: 2,
			noNullPrototype: true
		})
	});

function isSafeJson(value: unknown): boolean {
	const text = JSON.stringify(value);
	return !/"(__proto__|constructor|prototype)":/.test(text) && !text.includes('-0');
}

const anyComments: fc.Arbitrary<readonly CommentEntry[]> = fc
	.array(
		fc.oneof(
			fc.record(
				{
					by: fc.constantFrom('u1', '张敏'),
					name: weirdText,
					t: fc.nat(),
					text: weirdText,
					anchor: fc.constantFrom<CommentAnchor>(
						{ sheet: 'T2', address: 'T2' },
						{ sheet: 'T2@u1', row: 'r1', column: '合计', address: 'T2[合计].合计' },
						{ sheet: 'T1', rule: 'X03', cells: ['r1:金额'], address: 'T1[上年结转].金额' }
					),
					mentions: fc.constantFrom(['u2'], ['u1', '王芳']),
					edited: fc.nat(),
					deleted: fc.constant(true as const)
				},
				{ requiredKeys: ['by', 't', 'text', 'anchor'] }
			),
			fc.record({ by: fc.constant('u2'), t: fc.nat(), thread: fc.constant('c0'), text: weirdText }),
			fc.record({
				by: fc.constant('u2'),
				t: fc.nat(),
				thread: fc.constant('c0'),
				mark: fc.constantFrom('resolved' as const, 'reopened' as const),
				seen: fc.nat()
			})
		),
		{ maxLength: 4 }
	)
	.map((list) => list.map((entry, i) => ({ id: `c${i}`, ...entry })));

interface Sheets {
	[sheet: string]: readonly Draft[];
}

function sheetsArbitrary(units: readonly Unit[]): fc.Arbitrary<Sheets> {
	const sheets: Record<string, fc.Arbitrary<readonly Draft[]>> = {};
	for (const table of tableIdsOf(firstFormat())) {
		sheets[table] = fc.array(tableDraft(table, units), { maxLength: 3 });
	}
	const { id } = units[0];
	for (const table of ['T1', 'T2', 'T6'] as const) {
		sheets[`${table}@${id}`] = fc
			.array(tableDraft(table, units), { maxLength: 2 })
			.map((rows) => rows.map((row) => ({ ...row, unit: id })));
	}
	sheets.projects = fc.array(
		fc.record(
			{
				unit: fc.constantFrom(...units.map((unit) => unit.id)),
				cells: cellsOf([
					...firstFormat().form!.fields.map((f) => f.id),
					...[...fundColumnsOf(firstFormat())]
				])
			},
			{ requiredKeys: ['cells'] }
		),
		{ maxLength: 4 }
	);
	return fc.record(sheets, { requiredKeys: ['projects'] }) as fc.Arbitrary<Sheets>;
}

const proseRows = fc
	.subarray(firstFormat().sections.map((section) => section.id))
	.chain((ids) =>
		fc.tuple(...ids.map((id) => cellsOf(['标题', '正文']).map((cells) => ({ id, cells }))))
	);
const noteRows = (sheets: Sheets): fc.Arbitrary<readonly (Draft & { id: string })[]> => {
	const tables = Object.keys(sheets).filter((sheet) => sheet.startsWith('T'));
	return fc.subarray(tables).chain((noted) =>
		fc.tuple(
			...noted.map((sheet) =>
				cellText.map((text) => ({
					id: `note-${sheet}`,
					...(sheet.includes('@') && { unit: sheet.split('@')[1] }),
					cells: { 注: text }
				}))
			)
		)
	);
};

function indicatorSheets(sheets: Sheets): fc.Arbitrary<readonly (readonly Draft[])[]> {
	return fc.tuple(
		...sheets.projects.map((project) =>
			fc.array(
				cellsOf(indicatorColumnsOf(firstFormat())).map((cells) => ({
					...(project.unit !== undefined && { unit: project.unit }),
					cells
				})),
				{ maxLength: 3 }
			)
		)
	);
}

function inOrder(drafts: readonly (Draft & { id: string })[]): Row[] {
	const orders = generateNKeysBetween(null, null, drafts.length);
	return drafts.map((draft, i) => ({ ...draft, order: orders[i] }));
}

/** Any valid book. Rows have ids `r1`, `r2`, …; projects `p1`, `p2`, …. */
export const arbitraryBook: fc.Arbitrary<Book> = unitsArbitrary.chain((units) =>
	sheetsArbitrary(units).chain((sheets) =>
		fc
			.tuple(
				headArbitrary(units),
				proseRows,
				noteRows(sheets),
				indicatorSheets(sheets),
				anyComments
			)
			.map(([head, prose, notes, indicators, comments]) => {
				let next = 0;
				const named: Partial<Record<SheetKey, readonly Row[]>> = {};
				for (const [sheet, drafts] of Object.entries(sheets)) {
					const prefix = sheet === 'projects' ? 'p' : 'r';
					const rows = drafts.map((draft) => ({ id: `${prefix}${++next}`, ...draft }));
					named[sheet as SheetKey] = inOrder(rows);
				}
				named.projects?.forEach((project, i) => {
					const rows = indicators[i].map((draft) => ({ id: `r${++next}`, ...draft }));
					named[`indicators@${project.id}`] = inOrder(rows);
				});
				return {
					head,
					sheets: { ...named, narrative: inOrder(prose), notes: inOrder(notes) },
					...(comments.length > 0 && { comments })
				};
			})
	)
);
