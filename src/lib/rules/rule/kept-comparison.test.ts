import { describe, expect, it } from 'vitest';
import type { BookChange, RowId } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { addsUp, atMost, identical } from '../comparing/compare';
import { createEngine } from '../engine/engine';
import { cell, column, plus } from '../reading/operand';
import type { Drafts, Rule } from './rule';
import type { RuleReader } from '../reading/rule-reader';

const book = () =>
	new LiveBook(
		disclosureOf({
			T2: {
				合计: { 合计: '10.00', 上年结转: '1.00' },
				'204': { 合计: '6.00', 上年结转: '1.00' },
				'208': { 合计: '4.00' }
			}
		})
	);

const set = (row: RowId, name: string, value?: number | string): BookChange => ({
	kind: 'cell',
	row,
	column: name,
	value
});

const [TOTAL, FIRST, SECOND] = ['T2-0', 'T2-1', 'T2-2'];
const wan = (amount: number): number => amount * 1_000_000;

function checking(check: (reader: RuleReader) => Drafts) {
	let runs = 0;
	const rule: Rule = {
		id: 'Z01',
		severity: 'error',
		comparator: 'SUM',
		each: 'book',
		check: (reader) => {
			runs++;
			return check(reader);
		}
	};
	const live = book();
	const engine = createEngine(live, [rule]);
	/** The findings, once they are those of a fresh engine, and how often the rule has run. */
	const after = (...changes: BookChange[]) => {
		engine.apply(changes);
		const ran = runs;
		const fresh = createEngine(new LiveBook(live.snapshot()), [rule]).findings();
		expect(engine.findings()).toEqual(fresh);
		runs = ran;
		return { runs, said: engine.findings().map((f) => `${f.actual} ${f.expected} ${f.severity}`) };
	};
	return after;
}

const sum = (reader: RuleReader) =>
	addsUp(
		cell(reader, TOTAL, '合计'),
		column(reader, { sheet: 'T2', lookup: 'parent', key: '合计' }, '合计')
	);

describe('a comparison', () => {
	it('[E22] is made again without its rule when a figure becomes another', () => {
		const after = checking(sum);
		const first = after(set(FIRST, '合计', wan(7)));
		expect(first.said).toEqual(['10.00 11.00 error']);
		expect(after(set(SECOND, '合计', wan(3)))).toEqual({ runs: first.runs, said: [] });
		expect(after(set(SECOND, '合计', wan(3) + 10_000)).said).toEqual(['10.00 10.01 rounding']);
		expect(after(set(TOTAL, '合计', wan(12)))).toEqual({
			runs: first.runs,
			said: ['12.00 10.01 error']
		});
	});

	it('[E22] is read anew where a figure comes, goes or becomes a text, and where rows come and go', () => {
		const after = checking(sum);
		after(set(FIRST, '合计', wan(7)));
		expect(after(set(SECOND, '合计')).said).toEqual(['10.00 7.00 error']);
		expect(after(set(SECOND, '合计', wan(3)), set(FIRST, '合计', wan(7))).said).toEqual([]);
		expect(after(set(FIRST, '合计', '七')).said).toEqual(['10.00 3.00 error']);
		expect(after({ kind: 'row-removed', row: SECOND }).said).toEqual(['10.00 0.00 error']);
		expect(after(set(TOTAL, '合计')).said).toEqual([]);
	});

	it('[E22] runs the rule again where the rule went by the figure itself', () => {
		const after = checking((reader) => {
			const carried = cell(reader, TOTAL, '上年结转');
			return carried.value > wan(1)
				? identical(carried, plus(cell(reader, FIRST, '上年结转'), cell(reader, SECOND, '合计')))
				: undefined;
		});
		expect(after(set(TOTAL, '上年结转', wan(2))).said).toEqual(['2.00 5.00 error']);
		expect(after(set(TOTAL, '上年结转', wan(1))).said).toEqual([]);
	});

	it('[E22] of a part and its whole says nothing up to the whole', () => {
		const after = checking((reader) =>
			atMost(cell(reader, SECOND, '合计'), cell(reader, FIRST, '合计'))
		);
		expect(after(set(SECOND, '合计', wan(6))).said).toEqual([]);
		expect(after(set(SECOND, '合计', wan(7))).said).toEqual(['7.00 6.00 error']);
		expect(after(set(FIRST, '合计', wan(8))).said).toEqual([]);
	});

	it('[E22] how many figures there are is no matter of what they are', () => {
		const after = checking((reader) => {
			const carried = cell(reader, SECOND, '上年结转');
			return carried.figures > 0 ? identical(carried, cell(reader, FIRST, '上年结转')) : undefined;
		});
		expect(after(set(SECOND, '上年结转', wan(3))).said).toEqual(['3.00 1.00 error']);
		const { runs } = after(set(SECOND, '上年结转', wan(4)));
		expect(after(set(SECOND, '上年结转', wan(5)))).toEqual({ runs, said: ['5.00 1.00 error'] });
		expect(after(set(SECOND, '上年结转')).said).toEqual([]);
	});
});
