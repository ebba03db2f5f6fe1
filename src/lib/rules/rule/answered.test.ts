import { describe, expect, it } from 'vitest';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import type { Book, BookHead, Explanation } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { checkResult } from '$lib/messages/check-result';
import { checkBook } from '../engine/check';
import { createEngine } from '../engine/engine';
import { isOpen } from '../finding/finding';
import { explanationOf, isExplainable } from '../explain/explanation-of';

const GIVEN = { id: 'e1', author: '张敏', at: '2023-02-01T00:00:00Z' };
const TEXT = ' 该项目涉密。';
const printed = {
	T12: {
		项目1: { unit: 'u1' },
		辅警招聘经费: { unit: 'u1', 合计: '40.00', 一般公共预算: '40.00' }
	},
	projects: { 辅警招聘经费: { unit: 'u1', 年度资金总额: '400000' } }
};
const withHead = (live: LiveBook, explanations: readonly Explanation[]): BookHead => ({
	...live.head,
	explanations
});

function scene() {
	const live = new LiveBook(disclosureOf(printed));
	const engine = createEngine(live);
	const hidden = () => engine.findings().find(({ rule }) => rule === 'P01')!;
	const explain = () => {
		const explanation = { ...GIVEN, ...explanationOf(hidden(), live, TEXT) };
		engine.apply([{ kind: 'head', head: withHead(live, [explanation]) }]);
		return explanation;
	};
	return { live, engine, hidden, explain };
}

describe('an explanation', () => {
	it('[A1] is bound to the cells of its finding as they are', () => {
		const { live, hidden, explain } = scene();
		expect(isExplainable(hidden(), live)).toBe(true);
		expect(explain()).toEqual({
			id: 'e1',
			unit: 'u1',
			rule: 'P01',
			operands: { 'T12[项目1].项目': '项目1' },
			text: '该项目涉密。',
			author: '张敏',
			at: '2023-02-01T00:00:00Z'
		});
	});

	it('[A2] closes its finding, which stays listed', () => {
		const { engine, hidden, explain } = scene();
		expect([hidden().explanation, isOpen(hidden())]).toEqual([undefined, true]);
		explain();
		expect([hidden().explanation, isOpen(hidden())]).toEqual(['e1', false]);
		expect(engine.findings().some(({ rule }) => rule === 'M03')).toBe(false);
	});

	it('[A3] lapses when an operand changes, and M03 says so; comes back with the value', () => {
		const { engine, hidden, explain } = scene();
		explain();
		const rename = (value: string) =>
			engine.apply([{ kind: 'cell', row: 'T12-0', column: '项目', value }]);
		rename('项目2');
		expect(hidden().explanation).toBeUndefined();
		expect(engine.findings().find(({ rule }) => rule === 'M03')).toMatchObject({
			severity: 'error'
		});
		rename('项目1');
		expect(hidden().explanation).toBe('e1');
		expect(engine.findings().some(({ rule }) => rule === 'M03')).toBe(false);
	});

	it('[A2] of a unit answers that unit’s findings only, of the department everybody’s', () => {
		const { live, engine, hidden, explain } = scene();
		const explanation = explain();
		const given = (unit: string | undefined) =>
			engine.apply([{ kind: 'head', head: withHead(live, [{ ...explanation, unit }]) }]);
		given('u2');
		expect(hidden().explanation).toBeUndefined();
		given(undefined);
		expect(hidden().explanation).toBe('e1');
	});

	it('[A4] of another rule, or of other cells, answers nothing', () => {
		const { live, engine, hidden, explain } = scene();
		const explanation = explain();
		const others = [
			{ ...explanation, rule: 'F04' },
			{ ...explanation, operands: {} },
			{
				...explanation,
				operands: { ...explanation.operands, 'T12[辅警招聘经费].合计': 40_000_000 }
			}
		];
		for (const other of others) {
			engine.apply([{ kind: 'head', head: withHead(live, [other]) }]);
			expect(hidden().explanation).toBeUndefined();
		}
	});

	it('[A5] given again for the same cells takes the place of the lapsed one', () => {
		const live = new LiveBook(
			disclosureOf({
				projects: {
					甲: {
						unit: 'u1',
						项目期: '1年',
						项目属性: '一次性项目（1年结束）',
						实施期资金总额: '500',
						年度资金总额: '400'
					}
				}
			})
		);
		const engine = createEngine(live);
		const finding = () => engine.findings().find(({ rule }) => rule === 'F04')!;
		const first = { ...GIVEN, ...explanationOf(finding(), live, TEXT) };
		engine.apply([{ kind: 'head', head: withHead(live, [first]) }]);
		expect(finding().explanation).toBe('e1');
		engine.apply([{ kind: 'cell', row: 'projects-0', column: '年度资金总额', value: 30_000 }]);
		expect(finding().explanation).toBeUndefined();
		const again = { ...GIVEN, id: 'e2', ...explanationOf(finding(), live, TEXT) };
		expect(again.id).toBe('e1');
		engine.apply([{ kind: 'head', head: withHead(live, [again]) }]);
		expect(finding().explanation).toBe('e1');
		expect(engine.findings().some(({ rule }) => rule === 'M03')).toBe(false);
	});

	it('[A6] is not counted in a check, and told as explained', () => {
		const { live, explain } = scene();
		const counts = (book: Book) => checkResult(checkBook(book), 'zh').counts.explain;
		const before = counts(live.snapshot());
		explain();
		expect(counts(live.snapshot())).toBe(before - 1);
		const { findings } = checkResult(checkBook(live.snapshot()), 'zh');
		expect(findings.filter(({ explained }) => explained).map(({ rule }) => rule)).toEqual(['P01']);
	});

	it('[A7] keeps incremental and fresh findings equal as it comes, lapses and returns', () => {
		const { live, engine, explain } = scene();
		const agree = () =>
			expect(engine.findings()).toEqual(createEngine(new LiveBook(live.snapshot())).findings());
		explain();
		agree();
		engine.apply([{ kind: 'row', sheet: 'T12', row: { id: 'new', order: '0', unit: 'u1' } }]);
		engine.apply([{ kind: 'cell', row: 'new', column: '项目', value: '项目1' }]);
		agree();
		engine.apply([{ kind: 'row-removed', row: 'new' }]);
		agree();
		engine.apply([{ kind: 'row-removed', row: 'T12-0' }]);
		agree();
	});
});
