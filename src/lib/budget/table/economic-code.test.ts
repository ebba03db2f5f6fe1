import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	basicExpenseOf,
	DEPARTMENT_CLASSES,
	DEPARTMENT_CODES,
	departmentClassNamed,
	departmentCodesNamed,
	economicName,
	GOVERNMENT_CODES,
	governmentCodeOf,
	governmentCodesNamed,
	governmentCodesOf
} from './economic-code';

const SEED = '../shared/seed/jincheng-psb-2023.txt';

describe('economic codes', () => {
	it('[C2] are unique, belong to their 类, and map to codes that exist', () => {
		const government = new Set(GOVERNMENT_CODES.map((c) => c.code));
		const classes = new Set(DEPARTMENT_CLASSES.map((c) => c.code));
		expect(new Set(DEPARTMENT_CODES.map((c) => c.code)).size).toBe(DEPARTMENT_CODES.length);
		expect(government.size).toBe(GOVERNMENT_CODES.length);
		for (const { code, name } of DEPARTMENT_CODES) {
			expect(code).toMatch(/^3\d{4}$/);
			expect(classes).toContain(code.slice(0, 3));
			expect(name).not.toBe('');
			expect(economicName(code)).toBe(name);
			for (const target of governmentCodesOf(code)) expect(government).toContain(target);
		}
		for (const { code } of GOVERNMENT_CODES) expect(government).toContain(code.slice(0, 3));
	});

	it('[C3] depend on who spends', () => {
		expect(governmentCodeOf('30101', '行政')).toBe('50101');
		expect(governmentCodeOf('30101', '参公')).toBe('50101');
		expect(governmentCodeOf('30101', '事业')).toBe('50501');
		expect(governmentCodeOf('30107', '行政')).toBeUndefined();
		expect(governmentCodesOf('30107')).toEqual(['50501']);
		expect(governmentCodesOf('30201')).toEqual(['50201', '50502']);
		expect(governmentCodesOf('30302')).toEqual(['50905']);
		for (const { code } of DEPARTMENT_CODES) {
			expect(governmentCodeOf(code, '行政') ?? '501').toMatch(/^(50[1-4]|509|511)/);
			expect(governmentCodeOf(code, '事业') ?? '505').toMatch(/^(50[56]|509|511)/);
		}
	});

	it('[C4] are 人员经费 or 公用经费 by their 类', () => {
		expect(['30101', '303', '30201', '310', '30701', '合计'].map(basicExpenseOf)).toEqual([
			'人员经费',
			'人员经费',
			'公用经费',
			'公用经费',
			undefined,
			undefined
		]);
	});

	it('[C5] are found by name whatever the brackets', () => {
		expect(departmentCodesNamed('维修(护)费').map((c) => c.code)).toEqual(['30213']);
		expect(departmentCodesNamed('办公设备购置').map((c) => c.code)).toEqual(['30902', '31002']);
		expect(departmentClassNamed('资本性支出')?.code).toBe('310');
		expect(governmentCodesNamed('其他资本性支出').map((c) => c.code)).toEqual(['50399', '50499']);
		expect(departmentCodesNamed('不存在')).toEqual([]);
	});

	it('[C6] without a certain relation map to nothing', () => {
		expect(governmentCodesOf('30311')).toEqual([]);
		expect(governmentCodesOf('99999')).toEqual([]);
	});

	it.skipIf(!existsSync(SEED))(
		'[C5] know every name and pair of the real T6 (needs the seed document)',
		() => {
			const lines = readFileSync(SEED, 'utf8').split('\n');
			const start = lines.findLastIndex((line) => line.startsWith('部门预算支出经济科目名称'));
			const end = lines.findIndex((line, i) => i > start && line.startsWith('2023年政府性基金'));
			const rows = lines
				.slice(start + 2, end)
				.filter((line) => /\d/.test(line) && !line.startsWith('合计'));
			expect(rows.length).toBeGreaterThan(35);
			for (const line of rows) {
				const [department, government] = line.split('\t');
				if (government === '') {
					expect(departmentClassNamed(department), department).toBeDefined();
					continue;
				}
				const allowed = departmentCodesNamed(department).flatMap((c) => governmentCodesOf(c.code));
				const printed = governmentCodesNamed(government).map((c) => c.code);
				expect(
					printed.some((c) => allowed.includes(c)),
					`${department} → ${government}`
				).toBe(true);
			}
		}
	);
});
