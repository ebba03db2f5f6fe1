import { describe, expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { consistentBook } from '../../../../tests/support/consistent-book';
import { createBookEngine } from './book-engine';
import { proveBook } from './proof';

const book = () => new LiveBook(consistentBook());

describe('the proof of consistency', () => {
	it('holds in every comparison of a consistent book, and names both sides', () => {
		const { rules } = proveBook(book());
		const comparisons = rules.flatMap((rule) => rule.comparisons);
		expect(comparisons.length).toBeGreaterThan(500);
		expect(comparisons.filter(({ result }) => result === 'differs')).toEqual([]);
		const total = rules.find(({ rule }) => rule === 'X01')!.comparisons[0];
		expect(total).toMatchObject({ result: 'holds', difference: '0.00', printedIn: '万元' });
		expect(total.actual.amount).toBe(total.expected.amount);
		expect([...total.actual.addends, ...total.expected.addends]).toContain('T1[收入总计].金额');
	});
	it('differs where a figure is wrong, and nowhere that the engine finds nothing', () => {
		const live = book();
		const row = live.rows('T1').find(({ cells }) => cells['收入项目'] === '收入总计')!;
		live.apply({ kind: 'cell', row: row.id, column: '金额', value: 123_456_00 });
		const { rules } = proveBook(new LiveBook(live.snapshot()));
		const failing = rules
			.filter(({ comparisons }) => comparisons.some(({ result }) => result === 'differs'))
			.map(({ rule }) => rule);
		const found = createBookEngine(new LiveBook(live.snapshot()))
			.findings()
			.filter(({ difference, severity }) => difference !== undefined && severity !== 'rounding')
			.map(({ rule }) => rule);
		expect(failing).not.toEqual([]);
		expect(new Set(found)).toEqual(new Set([...found, ...failing]));
	});
});
