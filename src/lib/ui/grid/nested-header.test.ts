import { firstFormat } from '$lib/formats/known-formats';
import { describe, expect, it } from 'vitest';
import { tableIdsOf, templateOf } from '$lib/budget/table/table-template';
import { nestHeader } from './nested-header';

describe('official header lines', () => {
	it.each(tableIdsOf(firstFormat()))(
		'of %s tile all columns, and their leaves are the columns',
		(table) => {
			const { header, columns } = templateOf(table, firstFormat());
			const nested = nestHeader(header, columns.length);
			if (!nested.ok) throw new Error(JSON.stringify(nested.gap));
			for (const line of nested.lines)
				expect(line.reduce((sum, cell) => sum + cell.colspan, 0)).toBe(columns.length);
			const covered = nested.lines.flat().reduce((sum, { label, colspan, rowspan }) => {
				return sum + (label === '' ? 0 : colspan * rowspan);
			}, 0);
			expect(covered).toBe(columns.length * header.length);
		}
	);
	it('name the place of a gap, an overlap and an overflow', () => {
		const h = (across: number, down: number) => ({ text: 'x', across, down });
		expect(nestHeader([[h(1, 1)]], 2)).toMatchObject({ gap: { kind: 'header-gap', column: 1 } });
		expect(nestHeader([[h(3, 1)]], 2)).toMatchObject({ gap: { kind: 'header-overflow' } });
		expect(nestHeader([[h(1, 2), h(1, 1)], [h(2, 1)]], 2)).toMatchObject({
			gap: { kind: 'header-overflow' }
		});
		expect(
			nestHeader(
				[
					[h(1, 1), h(1, 2), h(1, 1)],
					[h(2, 1), h(1, 1)]
				],
				3
			)
		).toMatchObject({
			gap: { kind: 'header-overlap', level: 1, column: 1 }
		});
	});
});
