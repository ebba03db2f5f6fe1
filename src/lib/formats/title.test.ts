/** Titles as documents print them, and lines that only look like one. */
import { describe, expect, it } from 'vitest';
import { firstFormat } from './known-formats';
import { LONGEST_LINE, matchTitle } from './title';
import { cpuTime } from '../../../tests/support/cpu-time';

const format = firstFormat();
const found = (line: string, names?: readonly string[]) => {
	const match = matchTitle(line, format, names);
	return match && { ...match, table: match.table.id };
};

describe('F6 a title', () => {
	it.each(format.tables.map((table) => [table.name, table.id]))(
		'is found as the form has it: %s',
		(title, id) => {
			expect(found(title)).toEqual({ table: id });
			expect(found(`2023年${title}`)).toEqual({ table: id, year: 2023 });
		}
	);

	it.each([
		['汾阳市教育科技局2022年预算收支总表', { table: 'T1', year: 2022, name: '汾阳市教育科技局' }],
		['2022年汾阳市教育科技局预算收支总表', { table: 'T1', year: 2022, name: '汾阳市教育科技局' }],
		['表1 预算收支总表', { table: 'T1', ordinal: 1 }],
		['表1 2023年预算收支总表', { table: 'T1', ordinal: 1, year: 2023 }],
		['表12 2023年度预算收支总表', { table: 'T1', ordinal: 12, year: 2023 }],
		['公开03表 支出预算总表', { table: 'T3', ordinal: 3 }],
		['附表十二、项目支出预算表（本年预算）', { table: 'T12', ordinal: 12 }],
		['三、部门支出总体情况表', { table: 'T3', ordinal: 3 }],
		[
			'（二）2024年度部门收入预算总表',
			{ table: 'T2', ordinal: 2, year: 2024, edition: 'department' }
		],
		['2024年预算单位收入预算总表', { table: 'T2', year: 2024, edition: 'unit' }],
		['预算收支总表（2024年度）', { table: 'T1', year: 2024 }],
		['一般公共预算支出预算表', { table: 'T5' }],
		['一般公共预算"三公"经费支出预算表', { table: 'T10' }],
		['２０２３年 财政拨款 收支总表', { table: 'T4', year: 2023 }]
	])('is found in print: %s', (line, match) => {
		expect(found(line)).toEqual(match);
	});

	it('names an office that the caller knows, whatever its name ends with', () => {
		expect(found('某某研究基地2023年预算收支总表')).toBeUndefined();
		expect(found('某某研究基地2023年预算收支总表', ['某某研究基地'])).toMatchObject({
			table: 'T1',
			name: '某某研究基地'
		});
	});

	it.each([
		'详见预算收支总表',
		'本部门没有数据，故为空，见政府性基金预算支出表',
		'项目支出预算表',
		'一、预算收支数据变动情况及原因',
		'单位：万元',
		'2023年政府性基金财政拨款收支总表',
		''
	])('is not any other line: %s', (line) => {
		expect(found(line)).toBeUndefined();
	});

	it('costs a time that grows with the line only', () => {
		const line = '2023年'.repeat(20_000) + '预算收支总表';
		const parts = [
			'表1'.repeat(66),
			'（'.repeat(LONGEST_LINE),
			'一、'.repeat(99),
			'局'.repeat(190) + '预算收支总表'
		];
		const started = cpuTime();
		expect(found(line)).toBeUndefined();
		for (const part of parts) for (let i = 0; i < 100; i++) found(part);
		expect(cpuTime() - started).toBeLessThan(1000);
	});
});
