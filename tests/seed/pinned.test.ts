/**
 * The findings of the real document, pinned as version 0.1.0 told them: rule, severity, places and
 * figures, one a line. A redesign of the rules keeps every one, or says here why it differs.
 */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '$lib/exchange/read/read-document';
import { checkResult } from '$lib/messages/check-result';
import { checkBook } from '$lib/rules/engine/check';

const DOCUMENT = new URL('../../../shared/seed/jincheng-psb-2023.txt', import.meta.url);
const present = existsSync(DOCUMENT);
if (!present) console.warn('The real document is not at hand: its pinned findings are not tested.');

interface Pinned {
	readonly rule: string;
	readonly severity: string;
	readonly cells: readonly string[];
	readonly expected: string | null;
	readonly actual: string | null;
	readonly difference: string | null;
}

interface Difference {
	readonly rule: string;
	/** Its first cell. */
	readonly cell: string;
	readonly why: string;
}

/** Findings that came since, and why each is true. */
const ADDED: readonly Difference[] = [
	{
		rule: 'X08',
		cell: 'T3[204].合计',
		why: 'The tie is asked at every level of the tree, and here rounding shows; the 项 below agree.'
	},
	{
		rule: 'F19',
		cell: 'F[机要室基建项目@晋城市公安局].项目概况',
		why: 'Its prose counts 757,519.46 元 of works, its funds are 750,000 元.'
	},
	{
		rule: 'D12',
		cell: 'N[11].正文',
		why: 'The section writes 占用设备 where it means 专用设备, beside the slip that was known.'
	}
];
/** Findings that went since, and why each was wrong or is told elsewhere. */
const GONE: readonly Difference[] = [];

/** The findings without those of the list, each taken away once. */
function without(findings: readonly Pinned[], list: readonly Difference[]): readonly Pinned[] {
	const rest = [...findings];
	for (const { rule, cell } of list) {
		const at = rest.findIndex((each) => each.rule === rule && each.cells[0] === cell);
		if (at < 0) throw new Error(`no finding of ${rule} at ${cell}`);
		rest.splice(at, 1);
	}
	return rest;
}

const pinned = (): Pinned[] =>
	readFileSync(new URL('findings-of-0.1.0.jsonl', import.meta.url), 'utf8')
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Pinned);

function told(): Pinned[] {
	const read = readDocument('jincheng-psb-2023.txt', readFileSync(DOCUMENT));
	if (!read.ok) throw new Error(read.failure.kind);
	const { findings } = checkResult(checkBook(read.book), 'zh');
	return findings.map(({ rule, severity, cells, ...figures }) => {
		const { expected = null, actual = null, difference = null } = figures;
		return { rule, severity, cells, expected, actual, difference };
	});
}

describe.skipIf(!present)('the pinned findings of the real document', () => {
	it('are told as before, but for the differences argued here', () => {
		const line = (finding: Pinned): string => JSON.stringify(finding);
		const before = without(pinned(), GONE);
		const now = without(told(), ADDED);
		expect(now.map(line).toSorted()).toEqual(before.map(line).toSorted());
	});
});
