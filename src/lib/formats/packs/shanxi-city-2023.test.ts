/** The pack says what the code said before there were packs: same tables, sections, form and lists. */
import { describe, expect, it } from 'vitest';
import {
	DEPARTMENT_CLASSES,
	DEPARTMENT_CODES,
	GOVERNMENT_CODES
} from '$lib/budget/table/economic-code';
import type { Column, FixedRow, HeaderCell, TableTemplate } from '$lib/budget/values/table-shape';
import pinned from '../../../../tests/support/formats/shanxi-city-2023.json';
import { firstFormat } from '../known-formats';

const format = firstFormat();
const tables = format.tables.map((table) => [table.id, table] as const);

const columnOf = ({ id, title, holds, side, width }: Column) => ({ id, title, holds, side, width });
const cellOf = ({ text, across = 1, down = 1 }: HeaderCell) => ({ text, across, down });
const rowOf = ({ label, side, role, band }: FixedRow) => ({
	label,
	side,
	role,
	band: band ?? 'body'
});
const shown = (table: TableTemplate) => ({
	id: table.id,
	name: table.name,
	short: table.short,
	columns: table.columns.map(columnOf),
	header: table.header.map((line) => line.map(cellOf)),
	body: table.body,
	fixedRows: table.fixedRows.map(rowOf),
	frozen: table.frozen
});

describe('cn/budget/shanxi-city-2023', () => {
	it('has the 13 tables in their order', () => {
		expect(tables.map(([id]) => id)).toEqual(pinned.tables.map(({ id }) => id));
	});

	it.each(tables)('derives %s with its columns, header and rows', (id, table) => {
		expect(shown(table)).toEqual(pinned.tables.find((one) => one.id === id));
	});

	it('has the sections and the form', () => {
		expect(
			format.sections.map(({ id, part, ordinal, title }) => ({ id, part, ordinal, title }))
		).toEqual(pinned.sections);
		const form = format.form!;
		expect(form.fields.map(({ id, holds }) => ({ id, holds }))).toEqual(pinned.form.fields);
		expect(form.halves.flatMap((half) => form.funds.map((fund) => half + fund.column))).toEqual(
			pinned.form.fundColumns
		);
		expect(form.indicators).toEqual(pinned.form.indicators);
	});

	it('has the lists', () => {
		const entries = (id: string) => format.lists.get(id)!.entries;
		const { lists } = pinned;
		expect(entries('functional-classes').map(({ code, label }) => ({ code, label }))).toEqual(
			lists.classes
		);
		expect(entries('fund-sources').map(({ label }) => label)).toEqual(lists.funds);
		expect(
			Object.fromEntries(
				[...entries('functional-classes'), ...entries('functional-codes')].map((e) => [
					e.code,
					e.label
				])
			)
		).toEqual(lists.codes);
		expect(DEPARTMENT_CLASSES).toEqual(lists.departmentClasses);
		expect(DEPARTMENT_CODES).toEqual(lists.departmentCodes);
		expect(GOVERNMENT_CODES).toEqual(lists.governmentCodes);
	});
});
