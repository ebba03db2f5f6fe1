/** The form's 元 were cut to 0.01 万元 instead of being rounded half up. */
import type { Kind } from '../hypothesis';

export const truncation: Kind = {
	id: 'truncation',
	belief: 0.97,
	candidates: function* ({ sides, expected, step, print, book }) {
		const [form] = sides.expected;
		if (!sides.converted || !sides.actual) return;
		const cut = form.value - (form.value % step);
		if (cut === expected) return;
		const { row, column } = sides.actual;
		// A blank cell was not cut.
		if (book.value(row, column) === undefined) return;
		yield {
			delta: cut - expected,
			cells: [{ row: form.row, column: form.column }],
			tell: () => ({
				arguments: { from: print(cut), to: print(expected) },
				mend: [{ row, column, value: expected }]
			})
		};
	}
};
