/**
 * Edits as people and merges make them, for a book that is anything. Each edit is a handful of
 * numbers that pick from whatever the book holds at that moment, so that a shrunk run still applies.
 */
import { firstFormat } from '$lib/formats/known-formats';
import fc from 'fast-check';
import type {
	BookChange,
	BookHead,
	CellValue,
	Row,
	RowMark,
	RowRole,
	SheetKey,
	Unit
} from '$lib/budget/book/book';
import { tableOf } from '$lib/budget/book/book';
import { settingOf, type Setting } from '$lib/budget/settings/book-settings';
import type { LiveBook } from '$lib/budget/live/live-book';
import { indicatorColumnsOf } from '$lib/formats/project-form';
import { fundColumn } from '$lib/budget/form/first-form';
import { templateOf } from '$lib/budget/table/table-template';

const KINDS = [
	'cell',
	'cell',
	'cell',
	'cell',
	'insert',
	'move',
	'mark',
	'remove',
	'clear',
	'head'
] as const;

type Matches = Setting<'matches'>;
const NO_MATCHES: Matches = { confirmed: [], broken: [] };

const MATCHED: readonly SheetKey[] = ['T12', 'T13', 'projects'];

export interface RandomEdit {
	readonly kind: (typeof KINDS)[number];
	readonly sheet: number;
	readonly row: number;
	readonly column: number;
	readonly value: number;
	readonly figure: number;
}

const pick = fc.nat({ max: 1_000_000 });
export const randomEdit: fc.Arbitrary<RandomEdit> = fc.record({
	kind: fc.constantFrom(...KINDS),
	sheet: pick,
	row: pick,
	column: pick,
	value: pick,
	figure: fc.oneof(
		fc.integer({ min: -5, max: 5 }).map((n) => n * 10_000),
		fc.integer({ min: 0, max: 99_999_999_999 }),
		fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 })
	)
});

/** What the edit does to the book as it is now; nothing where there is nothing to do it to. */
export function changesOf(edit: RandomEdit, book: LiveBook, serial: number): BookChange[] {
	// There are too many sheets of indicators for each to count as one.
	const ofForms = book.sheets.filter((sheet) => sheet.startsWith('indicators@'));
	const others = book.sheets.filter((sheet) => !sheet.startsWith('indicators@'));
	const sheets = edit.sheet % 7 === 1 && ofForms.length > 0 ? ofForms : others;
	// Matching is the most intricate of what is kept up to date, so a third of all edits meet it.
	const sheet = at(edit.sheet % 3 === 0 ? MATCHED : sheets, Math.floor(edit.sheet / 3))!;
	const row = at(book.rows(sheet), edit.row);
	switch (edit.kind) {
		case 'cell': {
			if (!row) return [];
			const column = at(columnsOf(sheet, row), edit.column)!;
			return [{ kind: 'cell', row: row.id, column, value: valueOf(edit, book, sheet, column) }];
		}
		case 'insert':
			return insertion(edit, book, sheet, row, `new${serial}`);
		case 'move': {
			const target = edit.value % 3 === 0 ? at(sheets, edit.value)! : sheet;
			return row
				? [
						{
							kind: 'row',
							sheet: target,
							row: markOf(row, { order: orderNear(edit, book, target) })
						}
					]
				: [];
		}
		case 'mark':
			return row ? [{ kind: 'row', sheet, row: markOf(row, newMark(edit, book)) }] : [];
		case 'remove':
			return row ? [{ kind: 'row-removed', row: row.id }] : [];
		case 'clear':
			return clearing(edit, book, sheet);
		case 'head':
			return [{ kind: 'head', head: newHead(edit, book) }];
	}
}

function at<T>(items: readonly T[], pick: number): T | undefined {
	return items[pick % items.length];
}

function columnsOf(sheet: SheetKey, row: Row): string[] {
	const table = tableOf(sheet)?.table;
	if (table) return templateOf(table, firstFormat()).columns.map((column) => column.id);
	if (sheet.startsWith('indicators@')) return [...indicatorColumnsOf(firstFormat())];
	if (sheet !== 'projects') return [...Object.keys(row.cells), '正文'];
	const funds = (['实施期', '年度'] as const).flatMap((half) => [
		fundColumn(half, '总额'),
		fundColumn(half, '市县')
	]);
	return ['项目名称', ...funds, ...firstFormat().form!.fields.map((field) => field.id)];
}

/** A figure, a blank, or what another row of the book (of any project sheet) holds there. */
function valueOf(
	{ value, figure }: RandomEdit,
	book: LiveBook,
	sheet: SheetKey,
	column: string
): CellValue | undefined {
	switch (value % 8) {
		case 0:
			return undefined;
		case 1:
			return ['204', '20402', '2040201', '合计', '项目1', '—', '0', '公共安全支出'][value % 7];
		case 2: {
			const project = { T12: 'projects', T13: 'projects', projects: 'T12' } as const;
			const other = project[sheet as 'T12'];
			const names = other ? book.rows(other) : book.rows(sheet);
			const from = at(names, value)?.cells ?? {};
			return from[other === 'projects' ? '项目名称' : other ? '项目' : column] ?? '甲';
		}
		case 3:
			return at(book.rows(sheet), value)?.cells[column];
		default:
			return figure;
	}
}

/** Blanks every figure of a small sheet, or takes all its rows away. */
function clearing({ value }: RandomEdit, book: LiveBook, sheet: SheetKey): BookChange[] {
	const rows = book.rows(sheet).slice(0, 50);
	if (value % 2 === 0) return rows.map((row) => ({ kind: 'row-removed', row: row.id }));
	return rows.flatMap((row) =>
		Object.entries(row.cells)
			.filter(([, held]) => typeof held === 'number')
			.map(([column]): BookChange => ({ kind: 'cell', row: row.id, column, value: undefined }))
	);
}

function insertion(
	edit: RandomEdit,
	book: LiveBook,
	sheet: SheetKey,
	like: Row | undefined,
	id: string
): BookChange[] {
	const order = orderNear(edit, book, sheet);
	const mark: RowMark = like ? markOf({ ...like, id }, { order }) : { id, order };
	const cells = Object.entries(like?.cells ?? {});
	return [
		{ kind: 'row', sheet, row: mark },
		...cells.map(([column, value]): BookChange => ({ kind: 'cell', row: id, column, value }))
	];
}

/** The order of some row, as it is or a little after, so that rows tie as concurrent inserts do. */
function orderNear({ row, figure }: RandomEdit, book: LiveBook, sheet: SheetKey): string {
	const near = at(book.rows(sheet), row)?.order ?? 'a0';
	return figure % 2 === 0 ? near : `${near}V`;
}

function markOf({ id, order, side, unit, role }: RowMark, change: Partial<RowMark>): RowMark {
	const mark = { id, order, side, unit, role, ...change };
	return Object.fromEntries(
		Object.entries(mark).filter(([, v]) => v !== undefined)
	) as unknown as RowMark;
}

function newMark({ value, column }: RandomEdit, book: LiveBook): Partial<RowMark> {
	const roles: (RowRole | undefined)[] = ['total', 'unit', 'project', undefined];
	const units = [...book.head.units.map((unit) => unit.id), undefined];
	return value % 2 === 0 ? { role: at(roles, column) } : { unit: at(units, column) };
}

function newHead(edit: RandomEdit, book: LiveBook): BookHead {
	const { value, column } = edit;
	const { head } = book;
	const units: Unit[] = [...head.units];
	const which = column % Math.max(units.length, 1);
	switch (value % 8) {
		case 0:
			return { ...head, year: 2000 + (column % 50) };
		case 1:
			return { ...head, units: units.toSpliced(which, 1) };
		case 2:
			return { ...head, units: units.toReversed() };
		case 3:
		case 4:
			return { ...head, settings: newSettings(column, head.settings) };
		case 5:
		case 6:
			return { ...head, settings: { ...head.settings, matches: newMatches(edit, book) } };
		default:
			units.push({ id: `u${column % 12}`, code: '', name: '新单位', kind: '行政', role: '所属' });
			return { ...head, units };
	}
}

/** Says of some form and some project row (each perhaps gone by then) that they are or aren't the same. */
function newMatches({ row, column, sheet, value }: RandomEdit, book: LiveBook): Matches {
	const { confirmed, broken } = settingOf(book.head.settings, 'matches') ?? NO_MATCHES;
	const form = at(book.rows('projects'), row)?.id ?? 'gone';
	const inTable = at(book.rows(sheet % 2 === 0 ? 'T12' : 'T13'), column)?.id ?? 'gone';
	const pair = { form, row: inTable, by: '试', at: '2023-02-01T00:00:00Z' };
	switch (value % 5) {
		case 0:
			return { confirmed: confirmed.slice(1), broken: broken.slice(1) };
		case 1:
			return { confirmed: [pair, ...confirmed], broken };
		case 2:
			return { confirmed: [...confirmed, pair], broken: [] };
		default:
			return { confirmed, broken: [...broken, pair] };
	}
}

/** Puts one setting, good or malformed, or takes it away. */
function newSettings(pick: number, settings: BookHead['settings']): BookHead['settings'] {
	const figures = {
		'T1[收入总计].金额': '1.00',
		'T3[204].合计': '2.00',
		'T12[项目1].合计': '0.00'
	};
	const some: [string, unknown][] = [
		['rules', { W07: { off: true, reason: '试' }, X08: { off: true, reason: '试' } }],
		['rules', { W41: { off: true, reason: '试' }, X41: { off: true, reason: '试' } }],
		['reply', { figures }],
		['reply', { figures: { a: 1 } }],
		['lastYear', { year: 2022, figures }],
		['internalTransfers', figures],
		['controlNumbers', [{ fund: '一般公共预算', part: '项目支出', amount: '1.00' }]],
		['机关运行经费口径', '全部公用'],
		['redactedCodes', ['2040201']],
		['stage', '公开'],
		['evaluations', { from: '100.00', projects: [] }],
		['dates', { 批复: '2023-02-01', 发布: '2023-04-01' }],
		['codes', { '2040201': '行政运行' }]
	];
	const [key, value] = some[Math.floor(pick / 2) % some.length];
	if (pick % 2 === 0) return { ...settings, [key]: value };
	return Object.fromEntries(Object.entries(settings).filter(([name]) => name !== key));
}
