import { firstFormat } from '$lib/formats/known-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEVERITIES, type Finding } from '$lib/rules/finding/finding';
import { filtered } from '../findings/finding-filter';
import { boardColumns, type BoardColumn } from './board-places';
import { NO_COUNTS } from '$lib/rules/finding/finding-counts';
import { FindingTally, placeKey } from './finding-tally';

const PARTS = ['department', 'u1', 'u2'];
const SHEETS = ['T1', 'T2@u1', 'T12', 'projects', 'indicators@p1', 'narrative', 'notes'] as const;

const arbitraryFinding = fc.record({
	rule: fc.constantFrom('X01', 'X02', 'P03'),
	severity: fc.constantFrom(...SEVERITIES),
	sheets: fc.uniqueArray(fc.constantFrom(...SHEETS), { minLength: 1, maxLength: 3 }),
	unit: fc.option(fc.constantFrom('u1', 'u2'), { nil: undefined }),
	explanation: fc.option(fc.constant('e1'), { nil: undefined })
});

/** A list of findings, each step of which drops some and brings others. */
const arbitraryLists = fc
	.array(fc.tuple(fc.array(arbitraryFinding, { maxLength: 8 }), fc.nat(3)), { maxLength: 6 })
	.map((steps) => {
		let next = 0;
		let list: readonly Finding[] = [];
		return steps.map(([fresh, drop]) => {
			const added = fresh.map((part): Finding => ({
				...{ id: String(next++), comparator: 'ID', cells: [] },
				message: { key: part.rule, arguments: {} },
				...part
			}));
			list = [...list.filter((_, i) => i % 4 !== drop), ...added];
			return list;
		});
	});

describe('the tally of findings', () => {
	it('counts what the list behind each number shows, however findings come and go', () => {
		fc.assert(
			fc.property(arbitraryLists, (lists) => {
				const tally = new FindingTally();
				for (const list of lists) {
					tally.replace(list);
					const open = list.filter(({ explanation }) => explanation === undefined);
					for (const unit of PARTS)
						for (const place of boardColumns(firstFormat()))
							for (const severity of SEVERITIES)
								expect(tally.ofPlace(placeKey(unit, place))[severity]).toBe(
									filtered(open, { unit, place, severity }).length
								);
					for (const unit of PARTS)
						expect(tally.ofPart(unit).error).toBe(
							filtered(open, { unit, severity: 'error' }).length
						);
					for (const { rule, counts } of tally.busiest(9))
						expect(counts.warning).toBe(filtered(open, { rule, severity: 'warning' }).length);
				}
			})
		);
	});

	it('names the places whose counts changed, once', () => {
		const tally = new FindingTally();
		const found: Finding = {
			...{ id: 'a', rule: 'X01', severity: 'error', comparator: 'ID', cells: [] },
			...{ sheets: ['T12', 'projects'], unit: 'u1', message: { key: 'X01', arguments: {} } }
		};
		const columns: readonly BoardColumn[] = ['T12', 'projects'];
		tally.replace([found]);
		expect(tally.takeTouched()).toEqual(columns.map((column) => placeKey('u1', column)));
		tally.replace([found]);
		expect(tally.takeTouched()).toEqual([]);
		expect(tally.ofPlace(placeKey('u2', 'T12'))).toBe(NO_COUNTS);
	});

	it('puts the rule with the most errors first', () => {
		const tally = new FindingTally();
		const found = (id: string, rule: string, severity: Finding['severity']): Finding => ({
			...{ id, rule, severity, comparator: 'ID', cells: [], sheets: ['T1'] },
			message: { key: rule, arguments: {} }
		});
		tally.replace([
			found('a', 'W1', 'warning'),
			found('b', 'W1', 'warning'),
			found('c', 'E1', 'error'),
			found('d', 'R1', 'rounding')
		]);
		expect(tally.busiest(5).map(({ rule }) => rule)).toEqual(['E1', 'W1']);
	});
});
