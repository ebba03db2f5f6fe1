import fc from 'fast-check';
import { firstFormat } from '$lib/formats/known-formats';
import { describe, expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { LOCALES } from '$lib/messages';
import { ownRuleWords, sayFormulaFailure, sayRuleFileFailure } from '$lib/messages/own-rules';
import { consistentBook } from '../../../../tests/support/consistent-book';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { checkFormula, ROWS_LIMIT } from '../serving/check-formula';
import { completionsAt } from './completion';
import { compileFormula } from './compile';
import { nextOwnRuleId, type OwnRule } from './own-rule';
import { previewOwnRule } from '../serving/own-preview';
import { readRuleFile, withImported, writeRuleFile } from './rule-file';

const book = new LiveBook(
	disclosureOf({
		T2: {
			合计: { 合计: '30.00' },
			'204': { 合计: '20.00', 名称: '公共安全支出' },
			'208': { 合计: '9.00', 名称: '社会保障和就业支出' }
		},
		'T2@u2': { 合计: { 合计: '1.00' } },
		T12: { '甲]乙': { unit: 'u1', 合计: '12.34' }, 丙: { unit: 'u2', 合计: '5.67' } },
		projects: { 辅警招聘经费: { unit: 'u1', 年度资金总额: '123400' } },
		narrative: { N8: { 正文: '2023年机关运行经费12.34万元。' } }
	})
);

const refusal = (text: string) => {
	const checked = checkFormula(text, book);
	return checked.ok ? undefined : checked.failure;
};

describe('a formula in a book', () => {
	it.each([
		['¦T2[2040299].合计 = 1万元', 'unknown-row'],
		['1万元 = ¦T2@看守所[合计].合计', 'unknown-unit'],
		['¦F[没有的项目@市局].年度资金总额 = 1元', 'unknown-project'],
		['N[8].¦因公出国经费 = 1万元', 'unknown-fact'],
		['¦T12[甲].合计 = 1万元', 'unknown-row']
	])('[O16] %s is refused as %s', (marked, kind) => {
		expect(refusal(marked.replace('¦', ''))).toMatchObject({ kind, at: marked.indexOf('¦') });
	});

	it('[O16] that names what is there may be saved', () => {
		for (const text of [
			'T2@分局[合计].合计 ≤ T2[合计].合计',
			'T12[甲\\]乙].合计 = N[8].机关运行经费',
			'F[辅警招聘经费@市局].年度资金总额 ≥ 1元',
			'sum(T2[*].合计) = T2[合计].合计'
		])
			expect([text, refusal(text)]).toEqual([text, undefined]);
	});

	it('[O17] may not go through more rows than anybody can wait for', () => {
		const rows = Array.from({ length: ROWS_LIMIT + 1 }, (_, at) => [`项目${at}号`, { 合计: '1' }]);
		const large = new LiveBook(disclosureOf({ T12: Object.fromEntries(rows) as never }));
		expect(checkFormula('T12[*].合计 ≥ 0', large)).toMatchObject({
			failure: { kind: 'too-many-rows', limit: ROWS_LIMIT, found: ROWS_LIMIT + 1 }
		});
	});

	it('[O18] shows each operand with its value while it is written', () => {
		expect(previewOwnRule('T2[合计].合计 = sum(T2[*].合计) × 1 − 0.5万元', book)).toMatchObject({
			ok: true,
			unit: '万元',
			operands: [
				{ address: 'T2[合计].合计', side: 'left', value: '30.00', figures: 1, at: 0 },
				{ address: 'T2[*].合计', side: 'right', reading: 'sum', value: '29.00', figures: 2 }
			],
			result: { verdict: 'fails', actual: '30.00', expected: '28.50', difference: '1.50' }
		});
		expect(previewOwnRule('T2[合计].合计 = ', book)).toMatchObject({
			ok: false,
			failure: { kind: 'unexpected' }
		});
		expect(previewOwnRule('count(T12[*]) × 1万元 = 2万元', book)).toMatchObject({
			operands: [{ reading: 'count', value: '2', unit: '' }],
			result: { verdict: 'holds' }
		});
	});

	it('[O18] shows of a rule for each row the one that fails, and how all fare', () => {
		expect(previewOwnRule('T2[*].合计 ≥ 10万元', book)).toMatchObject({
			rows: { shown: 'T2[208]', tally: { holds: 2, fails: 1, empty: 0 } },
			operands: [{ value: '9.00', reading: 'each' }]
		});
	});

	it('[O18] reads a book as the engine does', () => {
		const live = new LiveBook(consistentBook({ seed: 5 }));
		for (const text of [
			'sum(T1[*].金额) = T1[本年收入合计].金额',
			'sum(T6[*].合计) = T6[合计].合计',
			'T10[合计].合计 = sum(T10[*].合计)'
		]) {
			const preview = previewOwnRule(text, live);
			expect(preview).toMatchObject({ ok: true, result: { verdict: 'holds' } });
			expect(preview.ok && preview.operands.every(({ value }) => value !== '0.00')).toBe(true);
		}
	});

	it('[O2] is previewed or refused, whatever the text', () => {
		const piece = fc.constantFrom(
			...['T2[合计].合计', 'T2[*].合计', 'sum(', 'count(', ')', ' = ', ' + ', ' − ', ' × ', ','],
			...['5万元', '0.5%', '2', ' ± ', 'F[*].年度资金总额', 'N[8].机关运行经费', 'T12[*]', '(', '@']
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 14 }), fc.nat(60), (pieces, offset) => {
				const text = pieces.join('');
				const preview = previewOwnRule(text, book);
				expect(typeof preview.ok).toBe('boolean');
				const { from, to } = completionsAt(text, offset, book);
				expect(from).toBeLessThanOrEqual(to);
				if (preview.ok) return;
				for (const locale of LOCALES)
					expect(sayFormulaFailure(preview.failure, locale)).not.toMatch(/undefined/);
			}),
			{ numRuns: 1_000 }
		);
	});
});

describe('completion', () => {
	const at = (marked: string) => {
		const text = marked.replace('¦', '');
		const { from, to, items } = completionsAt(text, marked.indexOf('¦'), book);
		return items.map(({ insert }) => text.slice(0, from) + insert + text.slice(to));
	};

	it('[O19] names tables, editions, rows and columns of the book', () => {
		expect(at('T2¦')).toEqual(['T2[']);
		expect(at('¦')).toEqual(expect.arrayContaining(['T2[', 'T12[', 'F[', 'N[', 'sum(', 'count(']));
		expect(at('T2@¦')).toEqual(['T2@分局[']);
		expect(at('T2@分局[¦')).toEqual(['T2@分局[*].', 'T2@分局[合计].']);
		expect(at('T2[20¦')).toEqual(['T2[204].', 'T2[208].']);
		expect(at('T2[社会¦')).toEqual(['T2[208].']);
		expect(at('T2[204].一般¦')).toEqual(['T2[204].一般公共预算']);
		expect(at('T12[甲¦')).toEqual(['T12[甲\\]乙].']);
		expect(at('1万元 = F[辅警¦')).toEqual(['1万元 = F[辅警招聘经费@市局].']);
		expect(at('1元 = F[*].年度资金¦')).toEqual(['1元 = F[*].年度资金总额']);
		expect(at('N[8].¦')).toEqual(['N[8].机关运行经费']);
	});

	it('[O19] names the signs that may follow', () => {
		expect(at('T2[合计].合计 ¦')).toEqual(
			expect.arrayContaining(['T2[合计].合计 =', 'T2[合计].合计 ≥', 'T2[合计].合计 +'])
		);
		expect(at('sum(T2[*].合计 ¦')).toContain('sum(T2[*].合计 )');
		expect(at('T2[合计].合计 = su¦')).toEqual(['T2[合计].合计 = sum(']);
	});

	it('[O19] leads, step by step, to a formula that may be saved', () => {
		let text = '';
		for (const typed of ['T2', '[合', '合', ' ', '=', ' su', 'T2', '[*', '合', ')']) {
			text += typed;
			const { from, to, items } = completionsAt(text, text.length, book);
			if (typed.trim() !== '' && items.length > 0 && !/[=)]/.test(typed))
				text = text.slice(0, from) + items[0].insert + text.slice(to);
			if (text.endsWith('[')) text = text.slice(0, -1);
		}
		expect(text).toBe('T2[合计].合计 = sum(T2[*].合计)');
		expect(refusal(text)).toBeUndefined();
	});
});

describe('rule files', () => {
	const rule = (id: string, formula = 'T2[合计].合计 = 30万元'): OwnRule => ({
		...{ id, severity: 'warning', sentence: '规定', formula }
	});
	const failureOf = (text: string) => {
		const read = readRuleFile(text, firstFormat());
		return read.ok ? undefined : read.failure;
	};

	it('[O20] are read as they were written', () => {
		const rules = [rule('OWN-1'), rule('OWN-7', 'sum(T2[*].合计) = T2[合计].合计')];
		expect(readRuleFile(writeRuleFile(rules), firstFormat())).toEqual({ ok: true, rules });
	});

	it('[O21] are refused whole, at the place', () => {
		const file = (rules: unknown, version = 1) =>
			JSON.stringify({ format: 'hebian-rules', version, rules });
		const failures = [
			failureOf('{"format":'),
			failureOf('[]'),
			failureOf(file([], 2)),
			failureOf(file([{ ...rule('OWN-1'), severity: 'rounding' }])),
			failureOf(file([rule('OWN-1'), rule('OWN-1')])),
			failureOf(file([rule('X01')])),
			failureOf(file([rule('OWN-1', 'T2[合计].合计 =')])),
			failureOf(file(Array.from({ length: 201 }, (_, at) => rule(`OWN-${at + 1}`)))),
			failureOf(' '.repeat(1_000_001))
		];
		expect(failures).toMatchObject([
			{ kind: 'not-json', at: 10 },
			{ kind: 'not-a-rule-file' },
			{ kind: 'newer-version', version: 2 },
			{ kind: 'invalid', path: 'rules.0.severity' },
			{ kind: 'invalid', path: 'rules.1.id' },
			{ kind: 'invalid', path: 'rules.0.id' },
			{ kind: 'formula', rule: 0, failure: { kind: 'unexpected' } },
			{ kind: 'too-many' },
			{ kind: 'too-large' }
		]);
		for (const failure of failures)
			for (const locale of LOCALES)
				expect(sayRuleFileFailure(failure!, locale)).not.toMatch(/undefined/);
	});

	it('[O22] add what is not there yet, under ids that are free', () => {
		const [a, b] = [rule('OWN-1'), rule('OWN-1', 'T2[合计].合计 = 31万元')];
		expect(withImported([a], [a, b]).map(({ id }) => id)).toEqual(['OWN-1', 'OWN-2']);
		expect(nextOwnRuleId([])).toBe('OWN-1');
	});
});

it('[O4] says every failure in both languages', () => {
	const keys = (locale: 'zh' | 'en') => Object.keys(ownRuleWords[locale].failures).sort();
	expect(keys('zh')).toEqual(keys('en'));
	expect(compileFormula('T2[合计].合计 = 30万元', firstFormat()).ok).toBe(true);
});
