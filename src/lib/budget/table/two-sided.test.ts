import { firstFormat } from '$lib/formats/known-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row, TableId } from '../book/book';
import { freshTable } from '../new-book/fresh-table';
import { labelOf } from './row-key';
import { pairRows } from './two-sided';

let next = 0;
const nextId = () => `r${++next}`;
const twoSided = fc.constantFrom<TableId>('T1', 'T4', 'T9');

function printed(table: TableId, rows: readonly Row[]): [string, string][] {
	return pairRows(table, rows, firstFormat()).map(({ left, right }) => [
		left ? labelOf(table, left, firstFormat()) : '',
		right ? labelOf(table, right, firstFormat()) : ''
	]);
}

describe('two-sided tables', () => {
	it('[T6] print T1 as the office does', () => {
		const lines = printed('T1', freshTable('T1', nextId, undefined, firstFormat()));
		expect(lines).toHaveLength(33);
		expect(lines[0]).toEqual(['一、一般公共预算', '一、一般公共服务支出']);
		expect(lines[5]).toEqual(['', '六、科学技术支出']);
		expect(lines.slice(30)).toEqual([
			['本年收入合计', '本年支出合计'],
			['上年结转', '年终结转'],
			['收入总计', '支出总计']
		]);
	});

	it('[T6] print T4 with its second list of funds below the carry-over', () => {
		const lines = printed('T4', freshTable('T4', nextId, undefined, firstFormat()));
		expect(lines.slice(0, 4)).toEqual([
			['一、一般公共预算', '一、一般公共服务支出'],
			['二、政府性基金预算', '二、外交支出'],
			['三、国有资本经营预算', '三、国防支出'],
			['', '四、公共安全支出']
		]);
		expect(lines.slice(30)).toEqual([
			['本年收入合计', '本年支出合计'],
			['上年财政拨款结转', '年终结转'],
			['一、一般公共预算', ''],
			['二、政府性基金预算', ''],
			['三、国有资本经营预算', ''],
			['收入总计', '支出总计']
		]);
	});

	it('[T5][T7] hold every row once, in order, strangers in the body', () => {
		const strangers = fc.array(
			fc.record({ side: fc.constantFrom('收入' as const, '支出' as const), at: fc.nat(40) }),
			{ maxLength: 8 }
		);
		fc.assert(
			fc.property(twoSided, strangers, (table, added) => {
				const rows = freshTable(table, nextId, undefined, firstFormat());
				for (const { side, at } of added) {
					rows.splice(at, 0, { id: nextId(), order: 'a0', side, cells: {} });
				}
				const lines = pairRows(table, rows, firstFormat());
				const left = lines.flatMap((line) => line.left ?? []);
				const right = lines.flatMap((line) => line.right ?? []);
				expect(new Set([...left, ...right]).size).toBe(rows.length);
				expect(left.length + right.length).toBe(rows.length);
				const known = (row: Row) => Object.keys(row.cells).length > 0;
				const before = rows.filter((row) => row.side === '收入' && known(row));
				expect(left.filter(known)).toEqual(before);
				if (table === 'T9') return;
				const grand = lines.at(-1)!;
				expect([
					labelOf(table, grand.left!, firstFormat()),
					labelOf(table, grand.right!, firstFormat())
				]).toEqual(['收入总计', '支出总计']);
				expect(known(grand.left!)).toBe(true);
			})
		);
	});

	it('[T5] are one row a line where the table has one side', () => {
		const rows = freshTable('T10', nextId, undefined, firstFormat());
		expect(pairRows('T10', rows, firstFormat())).toEqual(rows.map((left) => ({ left })));
	});
});
