/** What can be chosen in a cell that has a list: codes and names of the format, units, projects. Other texts may stand there, too. */
import { bookFormat } from '$lib/formats/book-format';
import type { Format, FormatTable, ListEntry } from '$lib/formats/format';
import { formHalves, indicatorColumnsIn, PROJECT_NAME } from '$lib/formats/project-form';
import {
	tableOf,
	type BookHead,
	type ColumnId,
	type Row,
	type SheetKey,
	type UnitId
} from '../book/book';

/** What is read of a book to list them. */
export interface ChoiceReader {
	readonly head: BookHead;
	rows(sheet: SheetKey): readonly Row[];
}

export interface Choice {
	/** What stands in the cell once it is chosen. */
	readonly text: string;
	/** Said beside it: the name of a code, the code of a name. */
	readonly beside?: string;
}

/** The place of a cell that is there, or of one that writing would make. */
export interface ChoicePlace {
	readonly sheet: SheetKey;
	readonly column: ColumnId;
	readonly unit?: UnitId | undefined;
	/** 一级 of an indicator. */
	readonly first?: string | undefined;
}

/** Lists of codes by the axis of a panel: of its codes and names, and of the text beside a name. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
	'functional-tree': ['functional-classes', 'functional-codes'],
	economic: ['economic-departments']
};
const BESIDE = 'economic-governments';
/** Fields of a form that name a unit. */
const UNIT_FIELDS: ReadonlySet<ColumnId> = new Set(['实施单位', '项目单位', '预算单位']);

/** Whether a column has a list, whatever stands in its row. */
export function hasChoices({ head }: Pick<ChoiceReader, 'head'>, place: ChoicePlace): boolean {
	return listOf(head, place) !== undefined;
}

/** The list of a cell in its order; empty where it has none. */
export function choicesOf(book: ChoiceReader, place: ChoicePlace): readonly Choice[] {
	const list = listOf(book.head, place);
	switch (list?.kind) {
		case 'codes':
			return codesOf(book, list.ids, list.holds);
		case 'texts':
			return list.texts.map((text) => ({ text }));
		case 'units':
			return book.head.units.map(({ name: text }) => ({ text }));
		case 'projects':
			return projectsOf(book, place);
		default:
			return [];
	}
}

type List =
	| { readonly kind: 'codes'; readonly ids: readonly string[]; readonly holds: 'code' | 'label' }
	| { readonly kind: 'texts'; readonly texts: readonly string[] }
	| { readonly kind: 'units' | 'projects' };

function listOf(head: BookHead, place: ChoicePlace): List | undefined {
	const format = bookFormat(head);
	if (place.sheet === 'projects') return listOfField(format, place.column);
	if (place.sheet.startsWith('indicators@')) return listOfIndicator(format, place);
	const table = format.byId.get(tableOf(place.sheet)?.table ?? '');
	return table && listOfColumn(format, table, place.column);
}

function listOfField({ form }: Format, column: ColumnId): List | undefined {
	const field = form?.fields.find(({ id }) => id === column);
	if (field?.choices) return { kind: 'texts', texts: field.choices };
	return field && UNIT_FIELDS.has(column) ? { kind: 'units' } : undefined;
}

function listOfIndicator(format: Format, { column, first }: ChoicePlace): List | undefined {
	const indicators = format.form?.indicators ?? {};
	if (column === '一级') return { kind: 'texts', texts: Object.keys(indicators) };
	const isSecond =
		column === '二级' ||
		formHalves(format).some((half) => indicatorColumnsIn(half).second === column);
	const of =
		first !== undefined && Object.hasOwn(indicators, first) ? indicators[first] : undefined;
	return isSecond ? { kind: 'texts', texts: of ?? Object.values(indicators).flat() } : undefined;
}

function listOfColumn(format: Format, table: FormatTable, id: ColumnId): List | undefined {
	const column = table.columns.find((one) => one.id === id);
	const panel = column && table.panels[column.panel];
	if (!panel || column.holds === 'amount') return undefined;
	if (column.holds === 'label' && panel.axis === 'units') return { kind: 'units' };
	if (column.holds === 'label' && panel.axis === 'projects') return { kind: 'projects' };
	if (column.holds === 'text')
		return panel.axis === 'economic' && format.lists.has(BESIDE)
			? { kind: 'codes', ids: [BESIDE], holds: 'label' }
			: undefined;
	const ids = (LISTS[panel.axis] ?? []).filter((list) => format.lists.has(list));
	return ids.length === 0 ? undefined : { kind: 'codes', ids, holds: column.holds };
}

/** The book's own codes of functions, or those of the format. */
function codesOf(
	{ head }: ChoiceReader,
	ids: readonly string[],
	holds: 'code' | 'label'
): readonly Choice[] {
	const { lists } = bookFormat(head);
	const isFunctional = ids.some((id) => LISTS['functional-tree'].includes(id));
	const entries =
		(isFunctional ? ownCodes(head) : undefined) ?? ids.flatMap((id) => lists.get(id)!.entries);
	return entries.toSorted(byCode).map(({ code, label }) => {
		if (holds === 'code') return { text: code ?? label, beside: label };
		return { text: label, ...(code !== undefined && { beside: code }) };
	});
}

function ownCodes({
	settings
}: BookHead): readonly Pick<ListEntry, 'code' | 'label'>[] | undefined {
	const { codes } = settings;
	if (typeof codes !== 'object' || codes === null || Array.isArray(codes)) return undefined;
	const entries = Object.entries(codes).flatMap(([code, label]) =>
		typeof label === 'string' ? [{ code, label }] : []
	);
	return entries.length === 0 ? undefined : entries;
}

/** A 类, then its 款, each with its 项. */
function byCode({ code: a = '' }: { code?: string }, { code: b = '' }: { code?: string }): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Projects that have a form: of the unit first asked for. */
function projectsOf(book: ChoiceReader, { unit }: ChoicePlace): readonly Choice[] {
	return book.rows('projects').flatMap((row) => {
		const text = String(row.cells[PROJECT_NAME] ?? '').trim();
		if (text === '' || (unit !== undefined && row.unit !== unit)) return [];
		return [{ text }];
	});
}
