/** Lists of codes and names, as the format has them. */
import type { ListEntry } from '$lib/formats/format';
import { firstFormat } from '$lib/formats/known-formats';

/** The entries of a list of the first format; none where it has no such list. */
export function listed(id: string): readonly ListEntry[] {
	return firstFormat().lists.get(id)?.entries ?? [];
}
