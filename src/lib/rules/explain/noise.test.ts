/** How often an explanation is told where there is none: differences made by a die. */
import { bookFormat } from '$lib/formats/book-format';
import { describe, expect, it } from 'vitest';
import { consistentBook } from '../../../../tests/support/consistent-book';
import { seededRandom } from '../../../../tests/support/seeded-random';
import { HUNDREDTH_OF_WAN } from '$lib/budget/values/amount';
import { tableOf } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { createEngine } from '../engine/engine';
import type { Finding } from '../finding/finding';
import { explainDifference } from './explain-difference';
import { amountColumns, Figures } from './figures';
import { cpuTime } from '../../../../tests/support/cpu-time';

const ROUNDS = 400;

describe('explanations of noise', () => {
	it('[H2] are told of at most one difference in fifty, and in time', () => {
		const random = seededRandom(7);
		const live = new LiveBook(consistentBook({ scale: 1 }));
		const engine = createEngine(live);
		const cells = live.sheets
			.filter((sheet) => tableOf(sheet) || sheet === 'projects')
			.flatMap((sheet) =>
				live.rows(sheet).flatMap((row) =>
					amountColumns(bookFormat(live.head), sheet)
						.filter((column) => typeof row.cells[column] === 'number' && row.cells[column] !== 0)
						.map((column) => ({ row: row.id, column, sheet }))
				)
			);
		const told: Record<string, number> = {};
		let differences = 0;
		let explained = 0;
		const times: number[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			const { row, column, sheet } = random.pick(cells);
			const before = live.value(row, column) as number;
			const step = sheet === 'projects' ? 100 : HUNDREDTH_OF_WAN;
			// Of every size from 0.02 to 2,000, as likely up as down, and seldom a round number.
			const size = Math.round(2 * 10 ** (random.next() * 5)) * step;
			const after = before + (random.chance(0.5) ? size : -size);
			if (after <= 0) continue;
			const { added } = engine.apply([{ kind: 'cell', row, column, value: after }]);
			const figures = new Figures(live);
			for (const finding of added.filter(comparesAmounts)) {
				const start = cpuTime();
				const [best] = explainDifference(finding, figures, engine.findings());
				times.push(cpuTime() - start);
				differences++;
				if (!best) continue;
				explained++;
				told[best.kind] = (told[best.kind] ?? 0) + 1;
			}
			engine.apply([{ kind: 'cell', row, column, value: before }]);
		}
		times.sort((a, b) => a - b);
		const [median, p99] = [0.5, 0.99].map((part) =>
			times[Math.floor(times.length * part)].toFixed(2)
		);
		// eslint-disable-next-line no-console -- the rate is what this is about
		console.warn(
			`noise: ${explained} of ${differences} random differences explained (${((100 * explained) / differences).toFixed(2)} %), median ${median} ms, p99 ${p99} ms`,
			told
		);
		expect(differences).toBeGreaterThan(ROUNDS);
		expect(Number(median)).toBeLessThan(10);
		expect(explained / differences).toBeLessThan(0.02);
	});
});

function comparesAmounts({ severity, difference, printedIn }: Finding): boolean {
	return severity !== 'rounding' && difference !== undefined && printedIn !== undefined;
}
