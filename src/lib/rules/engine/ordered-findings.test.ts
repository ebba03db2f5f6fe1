import { expect, it } from 'vitest';
import type { BookChange } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { consistentBook } from '../../../../tests/support/consistent-book';
import { seededRandom } from '../../../../tests/support/seeded-random';
import { createEngine } from './engine';
import { firstFormat } from '$lib/formats/known-formats';
import { tellingOrder } from './finding-order';
import { ruleOrderOf } from './rule-order';
import { OrderedFindings } from './ordered-findings';

const RULES = ruleOrderOf(firstFormat());

it.each([1, 2, 3])('[E9] keeps the order as findings come and go (seed %i)', (seed) => {
	const random = seededRandom(seed);
	const live = new LiveBook(consistentBook({ seed, scale: 0.1 }));
	const engine = createEngine(live);
	const ordered = new OrderedFindings((book) => tellingOrder(book, RULES));
	let all = ordered.open(engine.findings(), live);
	let most = 0;
	for (let step = 0; step < 60; step++) {
		const sheet = random.pick(['T2', 'T5', 'T12', 'T13', 'projects'] as const);
		const row = random.pick(live.rows(sheet));
		const columns = Object.keys(row.cells);
		const moves = random.chance(0.1);
		const changes: BookChange[] = moves
			? [{ kind: 'row', sheet, row: { ...row, order: `${row.order}V` } }]
			: columns.length === 0
				? []
				: [
						{
							kind: 'cell',
							row: row.id,
							column: random.pick(columns),
							value: random.chance(0.2) ? undefined : random.between(1, 9_000) * 10_000
						}
					];
		const delta = engine.apply(changes);
		ordered.note(changes);
		({ all } = ordered.apply(delta, live));
		expect(all).toEqual(engine.findings());
		most = Math.max(most, all.length);
	}
	expect(most).toBeGreaterThan(20);
});
