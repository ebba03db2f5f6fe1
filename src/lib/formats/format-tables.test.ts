import { describe, expect, it } from 'vitest';
import { bookFormat, carriedFormat, formatOf, type CarriedFormat } from './book-format';
import { cellCoordinates, formatTables, formatTitle, tableNamed } from './format-tables';
import { firstFormat } from './known-formats';

const format = firstFormat();
const table = (name: string) => tableNamed(format, name)!;
const cell = (name: string, row: string, column: string) => {
	const { fixedRows, columns } = table(name);
	return cellCoordinates(
		format,
		fixedRows.find(({ label }) => label === row)!,
		columns.find(({ id }) => id === column)!
	);
};

describe('the tables of a format', () => {
	it('answer to id, name and alias', () => {
		expect(table('T2')).toBe(table('收入总表'));
		expect(tableNamed(format, '收入')).toBeUndefined();
	});

	it('are fewer in the edition of a unit', () => {
		expect(formatTables(format).length).toBe(13);
		expect(formatTables(format, 'unit').map(({ id }) => id)).not.toContain('T11');
	});

	it('print their titles', () => {
		const facts = { year: 2024, department: '某局' };
		expect(formatTitle(format, table('T1'), 'department', facts)).toBe('2024年预算收支总表');
	});
});

describe('F7 a cell', () => {
	it('means what its table, panel, row and column say together', () => {
		expect(cell('T1', '四、公共安全支出', '结转')).toEqual({
			stage: '本年预算',
			flow: '支出',
			carry: '本年',
			origin: '上年',
			account: '204'
		});
		expect(cell('T4', '上年财政拨款结转', '金额')).toEqual({
			stage: '本年预算',
			fund: '财政拨款',
			flow: '收入',
			carry: '上年结转'
		});
	});

	it('has the narrower of two values', () => {
		expect(cell('T10', '①公务用车购置费', '一般公共预算')).toMatchObject({
			fund: '一般公共预算',
			object: '公务用车购置费'
		});
	});

	it('is none where row and column stand in different panels', () => {
		expect(cell('T1', '收入总计', '合计')).toBeUndefined();
	});
});

describe('F2 a book', () => {
	it('without a format has the first there was', () => {
		expect(formatOf({})).toEqual({ ok: true, value: format });
	});

	const copied = (own: CarriedFormat): CarriedFormat =>
		JSON.parse(JSON.stringify(own)) as CarriedFormat;

	it('has the format that Hebian brings where it carries the same', () => {
		const found = formatOf({ format: copied(carriedFormat(format)) });
		expect(found.ok && found.value).toBe(format);
	});

	it('has the format that it carries, read from its own content, once for every copy', () => {
		const carried = copied(carriedFormat(format));
		const [table] = (carried.content as { tables: { unit: string }[] }).tables;
		table.unit = '元';
		const found = formatOf({ format: carried });
		expect(found.ok && found.value.tables.slice(1)).toEqual(format.tables.slice(1));
		expect(found.ok && found.value.tables[0].unit).toBe('元');
		expect(bookFormat({ format: copied(carried) })).toBe(bookFormat({ format: carried }));
	});

	it('is told what is wrong with its format', () => {
		const found = formatOf({ format: { id: 'cn/gone', version: 3, content: { tables: [] } } });
		expect(found.ok).toBe(false);
	});
});
