/** What the first family of rules says of the real document; each read against the text. */
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '$lib/exchange/read/read-document';
import { checkResult, type CheckResult } from '$lib/messages/check-result';
import { checkBook } from '$lib/rules/engine/check';

const DOCUMENT = new URL('../../../shared/seed/jincheng-psb-2023.txt', import.meta.url);
const present = existsSync(DOCUMENT);
if (!present) console.warn('The real document is not at hand: its findings are not tested.');

/** W01–W22, W30–W34, W38–W39, X01–X17, X20–X21, P01–P03, F01–F03. */
const FIRST_FAMILY = /^(W0\d|W1\d|W2[012]|W3[0-489]|X0\d|X1[0-7]|X2[01]|P0[123]|F0[123])$/;

describe.skipIf(!present)('the real document', () => {
	let result: CheckResult;
	beforeAll(() => {
		const read = readDocument('jincheng-psb-2023.txt', readFileSync(DOCUMENT));
		if (!read.ok) throw new Error(read.failure.kind);
		result = checkResult(checkBook(read.book), 'zh');
	});
	const of = (severity: string): string[] =>
		result.findings
			.filter((finding) => finding.severity === severity && FIRST_FAMILY.test(finding.rule))
			.map(({ rule, cells }) => `${rule} ${cells[0]}`);

	it('[C3] has these errors, all of them real', () => {
		expect(of('error')).toEqual([
			// T2 prints 2,668.12 where T1, T4 and T13 print 2,668.11.
			'X03 T1[上年结转].金额',
			'X07 T1[公共安全支出].结转',
			'X20 T13[部门合计].合计',
			// Seven project rows have no form in the document.
			'P01 T12[晋城市看守所监区墙面及地面零星修缮].项目',
			'P01 T12[分局机关零星维修及直属派出所搬迁装修改造、设备购置项目].项目',
			'P01 T12[一级网安大队建设].项目',
			'P01 T13[智慧监管智慧磐石].项目',
			'P01 T13[关于下达2022年公安转移支付资金办案费的通知(晋市财政法【2022】41号)].项目',
			'P01 T13[关于下达2022年公安转移支付资金装备费的通知(晋市财政法【2022】41号)].项目',
			'P01 T13[关于提前下达2022年中央和省级政法转移支付资金的通知(晋市财政法【2021】51号)].项目',
			// One form has no row: 88,500 元 of 定额公用经费 that is basic spending.
			'P02 F[公用经费项目@晋城市公安局警务服务中心].项目名称'
		]);
	});

	it('[C3] tells both values of the broken identity, with the difference', () => {
		expect(result.findings.find(({ rule }) => rule === 'X03')).toMatchObject({
			severity: 'error',
			comparator: 'ID',
			cells: ['T1[上年结转].金额', 'T2[合计].上年结转'],
			actual: '2668.11',
			expected: '2668.12',
			difference: '-0.01',
			unit: '万元'
		});
	});

	it('[M2] wants its eight hidden projects explained, and nothing else', () => {
		expect(of('explain')).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((at) => `P01 T12[项目${at}].项目`));
	});

	it('[C3] calls every sum that is 0.01 off rounding', () => {
		const rounding = result.findings.filter(({ severity }) => severity === 'rounding');
		expect(rounding.length).toBeGreaterThan(20);
		for (const { comparator, difference } of rounding) {
			expect(comparator).toBe('SUM');
			expect(difference).toMatch(/^-?0\.01$/);
		}
		expect(of('rounding')).toContain('W01 T1[收入总计].金额');
	});

	it('[S1] says everything in words', () => {
		for (const { title, message } of result.findings) {
			expect(title).not.toMatch(/^[A-Z]\d+$/);
			expect(message).not.toMatch(/undefined|\bNaN\b/);
		}
	});
});
