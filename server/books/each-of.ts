import { StoreDamaged } from '../store/store';
import { UnreadableFormat } from './copy/unreadable-format';

/**
 * Does something with each in turn; one that fails keeps none of the others waiting. Throws the first
 * failure at the end, but for what is told as a book is opened: damage, and a format that this
 * version cannot read.
 */
export async function eachOf<T>(
	items: readonly T[],
	work: (item: T) => Promise<void>
): Promise<void> {
	const failures: unknown[] = [];
	for (const item of items)
		await work(item).catch((error: unknown) => {
			const isTold = error instanceof StoreDamaged || error instanceof UnreadableFormat;
			if (!isTold) failures.push(error);
		});
	if (failures.length > 0) throw failures[0];
}
