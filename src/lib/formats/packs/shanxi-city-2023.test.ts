/** The pack says what the code said before there were packs: same tables, sections, form and lists. */
import { describe, expect, it } from 'vitest';
import { FUNCTIONAL_CLASSES } from '$lib/budget/functional-class';
import { FUND_SOURCES } from '$lib/budget/fund-source';
import { SECTIONS } from '$lib/budget/narrative';
import { FORM_FIELDS, FUND_COLUMNS, HALVES, INDICATOR_TREE } from '$lib/budget/project-form';
import { TABLE_TEMPLATES } from '$lib/budget/table-templates';
import type { Column, FixedRow, HeaderCell, TableTemplate } from '$lib/budget/table-template';
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
		expect(tables.map(([id]) => id)).toEqual(Object.keys(TABLE_TEMPLATES));
	});

	it.each(tables)('derives %s with its columns, header and rows', (id, table) => {
		expect(shown(table)).toEqual(shown(TABLE_TEMPLATES[id]));
	});

	it('has the sections, the form and the lists', () => {
		expect(
			format.sections.map(({ id, part, ordinal, title }) => ({ id, part, ordinal, title }))
		).toEqual(SECTIONS);
		const form = format.form!;
		expect(form.fields.map(({ id, holds }) => ({ id, holds }))).toEqual(FORM_FIELDS);
		expect(form.halves).toEqual(HALVES);
		expect(form.halves.flatMap((half) => form.funds.map((fund) => half + fund.column))).toEqual(
			FUND_COLUMNS
		);
		expect(form.indicators).toEqual(INDICATOR_TREE);
		const list = (id: string) => format.lists.get(id)!.entries;
		expect(list('functional-classes').map(({ code, label }) => ({ code, label }))).toEqual(
			FUNCTIONAL_CLASSES
		);
		expect(list('fund-sources').map(({ label }) => label)).toEqual(FUND_SOURCES);
	});
});
