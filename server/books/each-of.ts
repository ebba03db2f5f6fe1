import { StoreDamaged } from '../store/store';

/**
 * Does something with each in turn; one that fails keeps none of the others waiting. Throws the first
 * failure at the end, but for damage, which is told as rooms are opened.
 */
export async function eachOf<T>(
	items: readonly T[],
	work: (item: T) => Promise<void>
): Promise<void> {
	const failures: unknown[] = [];
	for (const item of items)
		await work(item).catch((error: unknown) => {
			if (!(error instanceof StoreDamaged)) failures.push(error);
		});
	if (failures.length > 0) throw failures[0];
}
