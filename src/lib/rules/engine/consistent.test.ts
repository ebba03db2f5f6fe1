import { describe, expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { consistentBook } from '../../../../tests/support/consistent-book';
import { createEngine } from './engine';

describe('[C2] a consistent book has no error and no rounding', () => {
	it.each([
		{ seed: 1, scale: 1 },
		{ seed: 2, scale: 0.2, editions: true },
		{ seed: 3, scale: 3 },
		{ seed: 4, scale: 1, editions: true }
	])('%o', (options) => {
		const findings = createEngine(new LiveBook(consistentBook(options))).findings();
		const grave = findings.filter(
			({ severity }) => severity === 'error' || severity === 'rounding'
		);
		expect(grave).toEqual([]);
	});
});

it('[M2] hidden projects are the only thing it wants explained by P01', () => {
	const live = new LiveBook(consistentBook({ scale: 1 }));
	const wanted = createEngine(live)
		.findings()
		.filter(({ rule }) => rule === 'P01');
	expect(wanted).toHaveLength(8);
	expect(wanted.every(({ severity }) => severity === 'explain')).toBe(true);
});
