import { expect, it } from 'vitest';
import { measureRecall, LEAST_RECALL } from './rules-mutation';
import type { MutationKind } from '../support/mutations';

it('[C4] tells of slips where they are made, and forgets them when they are undone', () => {
	const recall = measureRecall(20231123, 1_100);
	for (const [kind, least] of Object.entries(LEAST_RECALL)) {
		const { tried, flagged, missed } = recall[kind as MutationKind];
		expect(tried, kind).toBeGreaterThan(50);
		expect(flagged / tried, `${kind}: ${missed.join('; ')}`).toBeGreaterThanOrEqual(least);
	}
});
