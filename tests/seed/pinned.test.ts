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

/** Findings that came since, each with its first cell and why it is true. */
const ADDED: readonly { readonly rule: string; readonly cell: string; readonly why: string }[] = [];
/** Findings that went since, and why each was wrong or is told elsewhere. */
const GONE: readonly { readonly rule: string; readonly cell: string; readonly why: string }[] = [];

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
		const isListed = (list: typeof ADDED, { rule, cells }: Pinned): boolean =>
			list.some((each) => each.rule === rule && each.cell === cells[0]);
		const line = (finding: Pinned): string => JSON.stringify(finding);
		const before = pinned().filter((finding) => !isListed(GONE, finding));
		const now = told().filter((finding) => !isListed(ADDED, finding));
		expect(now.map(line).toSorted()).toEqual(before.map(line).toSorted());
	});
});
