import { describe, expect, it, vi } from 'vitest';
import type { Finding } from '$lib/rules/finding/finding';
import { Findings, openOf, worstOf } from './findings.svelte';

const finding = (id: string, part: Partial<Finding>): Finding => ({
	id,
	rule: 'X01',
	severity: 'error',
	comparator: 'ID',
	cells: [{ row: 'r1', column: '合计' }],
	sheets: ['T1'],
	message: { key: 'X01', arguments: {} },
	...part
});

describe('findings of the open book', () => {
	it('finds those of a cell, of a row and of every sheet they count in', () => {
		const findings = new Findings();
		const both = finding('a', {
			cells: [
				{ row: 'r1', column: '合计' },
				{ row: 'r2', column: '金额' }
			],
			sheets: ['T1', 'T2']
		});
		const wholeRow = finding('b', { cells: [{ row: 'r2' }], sheets: ['T2'] });
		findings.replace([both, wholeRow]);
		expect(findings.ofCell('r1', '合计')).toEqual([both]);
		expect(findings.ofCell('r2', '合计')).toEqual([]);
		expect(findings.ofRow('r2')).toEqual([both, wholeRow]);
		expect(findings.ofSheet('T2')).toEqual([both, wholeRow]);
	});

	it('counts the findings of a form together with those of its indicators, once each', () => {
		const findings = new Findings();
		const form = finding('a', { cells: [{ row: 'p1' }], sheets: ['projects', 'indicators@p1'] });
		const indicator = finding('b', { cells: [{ row: 'i1' }], sheets: ['indicators@p1'] });
		findings.replace([indicator, form]);
		expect(new Set(findings.ofProject('p1'))).toEqual(new Set([form, indicator]));
		expect(findings.ofProject('p2')).toEqual([]);
	});

	it('counts by severity and leaves rounding out of open work', () => {
		const findings = new Findings();
		findings.replace([finding('a', { severity: 'rounding' }), finding('b', {})]);
		expect(findings.counts).toMatchObject({ error: 1, rounding: 1, hint: 0 });
		expect(openOf(findings.all)).toHaveLength(1);
		expect(worstOf(findings.all)).toBe('error');
		expect(worstOf([])).toBeUndefined();
	});

	it('U7 says no number before the first whole check is in', () => {
		const findings = new Findings();
		expect(findings.said(findings.counts.error)).toBe('…');
		findings.replace([]);
		expect(findings.said(findings.counts.error)).toBe('0');
		// A check that begins anew does not make unknown what was known.
		findings.phase = 'checking';
		expect(findings.said(findings.counts.error)).toBe('0');
	});

	it('tells listeners outside Svelte of every change until they leave', () => {
		const findings = new Findings();
		const listener = vi.fn();
		const leave = findings.on(listener);
		findings.replace([]);
		leave();
		findings.replace([]);
		expect(listener).toHaveBeenCalledOnce();
	});
});
