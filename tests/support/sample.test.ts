/** The committed sample book: it reads, it is small, and nothing of the document's prose is in it. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '$lib/exchange/read/read-document';
import { leaksOf, SourceProse } from './sample/verify';

const SAMPLE = 'static/sample/jincheng-psb-2023.hebian.json';
const DOCUMENT = '../shared/seed/jincheng-psb-2023.txt';
const bytes = readFileSync(SAMPLE);

describe('the sample book', () => {
	it('reads, with everything in it', () => {
		const result = readDocument('sample', bytes);
		if (!result.ok) throw new Error(JSON.stringify(result.failure));
		const { sheets, head } = result.book;
		expect([sheets.T12?.length, sheets.projects?.length, head.units.length]).toEqual([118, 130, 9]);
		expect(sheets.narrative?.every((row) => String(row.cells['正文'] ?? '').length > 10)).toBe(
			true
		);
		expect(bytes.length).toBeLessThan(3_000_000);
	});

	it.skipIf(!existsSync(DOCUMENT))(
		'holds none of the document’s prose, people or telephones',
		() => {
			const source = readFileSync(DOCUMENT);
			const real = readDocument('real', source);
			if (!real.ok) throw new Error(real.failure.kind);
			const prose = new SourceProse(source.toString('utf8'));
			expect(leaksOf(bytes.toString('utf8'), prose, real.book)).toEqual([]);
		}
	);
});
