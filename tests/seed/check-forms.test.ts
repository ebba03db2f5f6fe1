/** What the rules about forms, their rows, the text and privacy say of the real document. */
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '$lib/exchange/read/read-document';
import { checkResult, type CheckResult } from '$lib/messages/check-result';
import { checkBook } from '$lib/rules/engine/check';

const DOCUMENT = new URL('../../../shared/seed/jincheng-psb-2023.txt', import.meta.url);
const present = existsSync(DOCUMENT);
if (!present) console.warn('The real document is not at hand: its forms are not tested.');

const FAMILIES = /^(F0[4-9]|F1[0-6]|F19|F2[2-9]|F30|P0[4-9]|P10|D\d\d|S0\d|M03)$/;

describe.skipIf(!present)('the real document', () => {
	let findings: CheckResult['findings'];
	beforeAll(() => {
		const read = readDocument('jincheng-psb-2023.txt', readFileSync(DOCUMENT));
		if (!read.ok) throw new Error(read.failure.kind);
		findings = checkResult(checkBook(read.book), 'zh').findings.filter(({ rule }) =>
			FAMILIES.test(rule)
		);
	});
	const of = (rule: string): string[] =>
		findings.filter((finding) => finding.rule === rule).map(({ cells }) => cells[0] ?? '');

	it('has these errors, each true of the text', () => {
		expect(of('F10')).toEqual(['F[2021年4.21专案评估、审计办案经费尾款@晋城市公安局].项目名称']);
		// 20 forms in six units print the finance bureau's 911-政法科 for the department's 070.
		expect(of('F22')).toHaveLength(6);
		// One form leaves the unit blank, two name units of others, one cuts the name short.
		expect(of('F23')).toHaveLength(4);
		// No form names its 负责人 (told once), three lack their 经办人.
		expect(of('F24')).toHaveLength(4);
		// Indicators whose value, or name, the text doesn't print.
		expect(of('F11')).toHaveLength(19);
		const errors = findings.filter(({ severity }) => severity === 'error');
		expect(new Set(errors.map(({ rule }) => rule))).toEqual(
			new Set(['F10', 'F11', 'F22', 'F23', 'F24'])
		);
	});

	it('tells by the forms in 元 which of two carry-overs is right', () => {
		const [finding] = findings.filter(({ rule }) => rule === 'P09');
		expect(finding).toMatchObject({ actual: '2668.11', expected: '2668.12', severity: 'hint' });
	});

	it('calls two documents by two levels of government', () => {
		expect(of('P07')).toHaveLength(2);
	});

	it('has last year’s number in the list of units, and the province in the glossary', () => {
		expect(of('D04')).toEqual(['N[O2].正文']);
		expect(of('D05')).toEqual(['N[Z].正文']);
	});

	it('tells each slip of a text, also behind one that comes before it', () => {
		expect(of('D12')).toEqual(['N[11].正文', 'N[11].正文']);
		expect(findings.some((f) => f.rule === 'D12' && f.message.includes('占用设备'))).toBe(true);
	});

	it('has five forms whose prose needs other money than they have', () => {
		// 757,519.46 of works against 750,000; the others say 共需.
		expect(of('F19')).toHaveLength(5);
		expect(of('F19')).toContain('F[机要室基建项目@晋城市公安局].项目概况');
	});

	it('has no rule that floods', () => {
		const counts = new Map<string, number>();
		for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
		for (const [rule, count] of counts) expect([rule, count <= 130 / 3]).toEqual([rule, true]);
	});
});
