import { describe, expect, it } from 'vitest';
import { parseAmount } from '$lib/budget/values/amount';
import type { BookChange, RowId } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { consistentBook } from '../../../../tests/support/consistent-book';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { createEngine } from './engine';
import type { Rule } from '../rule/rule';
import type { RuleReader } from '../reading/rule-reader';

const book = () =>
	new LiveBook(
		disclosureOf({
			T1: { 上年结转: { 金额: '2668.11' } },
			T2: {
				合计: { 合计: '10.00', 上年结转: '2668.12' },
				'204': { 合计: '6.00' },
				'208': { 合计: '4.00' }
			}
		})
	);
const cell = (row: RowId, column: string, value?: number | string): BookChange => ({
	kind: 'cell',
	row,
	column,
	value
});

const wan = (text: string): number => {
	const amount = parseAmount(text, '万元');
	return amount.ok ? amount.value! : NaN;
};

/** A rule that tells what it was run for. */
function spy(rule: object, runs: unknown[]): Rule {
	const { check } = rule as { check?: (reader: RuleReader, subject: never) => undefined };
	return {
		id: 'Z01',
		severity: 'error',
		comparator: 'ID',
		each: 'row',
		of: ['T2'],
		...rule,
		check: (reader: RuleReader, subject: never) => {
			runs.push(subject);
			return check?.(reader, subject);
		}
	} as unknown as Rule;
}

describe('a pass', () => {
	it('[E2] re-runs only the instances that read what changed', () => {
		const runs: unknown[] = [];
		const reads = spy(
			{ check: (reader: RuleReader, row: RowId) => void reader.value(row, '合计') },
			runs
		);
		const engine = createEngine(book(), [reads]);
		expect(runs).toEqual(['T2-0', 'T2-1', 'T2-2']);
		runs.length = 0;
		engine.apply([cell('T2-1', '合计', 7)]);
		expect(runs).toEqual(['T2-1']);
		engine.apply([cell('T2-1', '单位资金', 7)]);
		engine.apply([cell('T2-1', '合计', 7)]);
		expect(runs).toEqual(['T2-1']);
	});

	it('[E3] takes a batch of changes as one', () => {
		const runs: unknown[] = [];
		const reads = spy(
			{ check: (reader: RuleReader, row: RowId) => void reader.value(row, '合计') },
			runs
		);
		const engine = createEngine(book(), [reads]);
		runs.length = 0;
		engine.apply([cell('T2-1', '合计', 7), cell('T2-1', '合计', 8), cell('T2-2', '合计', 8)]);
		expect(runs).toEqual(['T2-1', 'T2-2']);
	});

	it('[E4] makes and drops instances as rows come and go', () => {
		const runs: unknown[] = [];
		const engine = createEngine(book(), [spy({}, runs)]);
		runs.length = 0;
		engine.apply([{ kind: 'row', sheet: 'T2', row: { id: 'new', order: 'z' } }]);
		expect(runs).toEqual(['new']);
		engine.apply([{ kind: 'row-removed', row: 'new' }, cell('new', '合计', 3)]);
		expect(runs).toEqual(['new']);
	});

	it('[E5] lists the subjects of a listed rule anew only when what listing read changed', () => {
		let listed = 0;
		const runs: unknown[] = [];
		const rule = spy(
			{
				each: 'listed',
				list: (reader: RuleReader) => {
					listed++;
					return reader.head('units').map((unit) => unit.name);
				}
			},
			runs
		);
		const live = book();
		const engine = createEngine(live, [rule]);
		expect(runs).toEqual(['市局', '分局']);
		engine.apply([cell('T2-1', '合计', 9), { kind: 'head', head: { ...live.head, year: 2024 } }]);
		expect(listed).toBe(1);
		const units = [...live.head.units, { ...live.head.units[0], id: 'u3', name: '看守所' }];
		engine.apply([{ kind: 'head', head: { ...live.head, units } }]);
		expect([listed, runs.at(-1)]).toEqual([2, '看守所']);
	});

	it('[E6] runs a rule for each unit, edition and key', () => {
		const units: unknown[] = [];
		const editions: unknown[] = [];
		const keys: unknown[] = [];
		const live = new LiveBook(
			disclosureOf({ T2: { '204': {} }, T3: { '204': {}, '205': {} }, 'T3@u2': { '204': {} } })
		);
		const engine = createEngine(live, [
			spy({ each: 'unit' }, units),
			spy({ each: 'edition', of: ['T2', 'T3'] }, editions),
			spy({ each: 'key', of: ['T2', 'T3'], lookup: 'code' }, keys)
		]);
		expect(units).toEqual(['u1', 'u2']);
		expect(editions).toEqual([{}, { unit: 'u2' }]);
		expect(keys).toEqual([{ key: '204' }, { key: '205' }, { unit: 'u2', key: '204' }]);
		engine.apply([{ kind: 'row', sheet: 'T2@u1', row: { id: 'x', order: 'a' } }]);
		expect(editions.at(-1)).toEqual({ unit: 'u1' });
	});
});

describe('findings', () => {
	it('[E7] come and go with what causes them, and tell so', () => {
		const engine = createEngine(book());
		const before = engine.findings();
		const mended = engine.apply([cell('T2-0', '上年结转', wan('2668.11'))]);
		expect(mended.removed.map((finding) => finding.rule)).toContain('X03');
		expect(engine.findings().some((finding) => finding.rule === 'X03')).toBe(false);
		const broken = engine.apply([cell('T2-0', '上年结转', wan('2668.12'))]);
		expect(broken.added.map((finding) => finding.rule)).toContain('X03');
		expect(engine.findings()).toEqual(before);
	});

	it('[E8] that say something else are removed and added under one id', () => {
		const engine = createEngine(book());
		const { added, removed } = engine.apply([cell('T2-0', '上年结转', wan('3000'))]);
		const [now, then] = [added, removed].map((list) => list.find((f) => f.rule === 'X03'));
		expect(now!.id).toBe(then!.id);
		expect(now!.expected).toBe('3000.00');
	});

	it('[E9] come in the order of the catalogue, then of the document', () => {
		const live = new LiveBook(consistentBook({ scale: 0.3 }));
		const engine = createEngine(live);
		engine.apply(
			['t2-3', 't2-1', 't1-11', 't12-2', 't3-2'].map((row) => cell(row, '合计', 77_000_000))
		);
		const order = engine.findings().map((f) => `${f.rule} ${f.cells[0]?.row}`);
		expect(order.filter((o) => o.startsWith('W07'))).toEqual(['W07 t2-1', 'W07 t2-3']);
		expect(order.map((o) => o.slice(0, 3))).toEqual(
			order.map((o) => o.slice(0, 3)).sort((a, b) => rank(a) - rank(b))
		);
		function rank(id: string): number {
			return 'WXFPNDGSM'.indexOf(id[0]) * 100 + Number(id.slice(1));
		}
	});

	it('[E10] name their sheets and their unit', () => {
		const live = new LiveBook(
			disclosureOf({
				T12: { 辅警招聘经费: { unit: 'u2', 合计: '40.00', 一般公共预算: '40.00' } },
				projects: { 辅警招聘经费: { unit: 'u2', 年度资金总额: '300000' } }
			})
		);
		const finding = createEngine(live)
			.findings()
			.find(({ rule }) => rule === 'P03');
		expect(finding).toMatchObject({ sheets: ['T12', 'projects'], unit: 'u2', printedIn: '万元' });
	});
});

describe('a rule that throws', () => {
	const faulty: Rule = {
		id: 'Z99',
		severity: 'error',
		comparator: 'ID',
		each: 'row',
		of: ['T2'],
		check: (reader, row) => {
			if (reader.value(row, '合计') === wan('6')) throw new Error('no such thing');
			return undefined;
		}
	};

	it('[E11] becomes a finding about itself, and the others go on', () => {
		const engine = createEngine(book(), [faulty]);
		expect(engine.findings()).toMatchObject([
			{ rule: 'Z99', message: { key: 'rule-failed', arguments: { reason: 'no such thing' } } }
		]);
		expect(createEngine(book()).findings().length).toBeGreaterThan(0);
	});

	it('[E16] tells of itself once, however many of its instances fail', () => {
		const always = {
			...faulty,
			check: () => {
				throw new Error('broken');
			}
		} as Rule;
		const engine = createEngine(book(), [always]);
		expect(engine.findings()).toHaveLength(1);
		expect(engine.apply([{ kind: 'row-removed', row: 'T2-1' }])).toEqual({
			added: [],
			removed: []
		});
		const rows = ['T2-0', 'T2-2'].map((row): BookChange => ({ kind: 'row-removed', row }));
		expect(engine.apply(rows).removed).toHaveLength(1);
	});

	it('[E12] is run again when what it read changes', () => {
		const engine = createEngine(book(), [faulty]);
		const { removed } = engine.apply([cell('T2-1', '合计', 1)]);
		expect(removed).toHaveLength(1);
		expect(engine.findings()).toEqual([]);
	});
});

describe('hostile books', () => {
	it('[E13] with huge, negative and text figures are checked like any other', () => {
		const live = new LiveBook(consistentBook({ scale: 0.2 }));
		const engine = createEngine(live);
		const edits = live
			.rows('T12')
			.map((row, at) =>
				cell(row.id, '合计', [Number.MAX_SAFE_INTEGER, -5, '壹万', Number.MIN_SAFE_INTEGER][at % 4])
			);
		engine.apply(edits);
		expect(engine.findings()).toEqual(createEngine(new LiveBook(live.snapshot())).findings());
	});

	it('[E14] without any sheet have no findings', () => {
		const { head } = consistentBook({ scale: 0.1 });
		expect(createEngine(new LiveBook({ head, sheets: {} })).findings()).toEqual([]);
	});
});
