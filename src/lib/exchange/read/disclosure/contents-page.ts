/** Where the contents page of a disclosure ends. */
import type { SourceLine } from '../source';
import { fold } from './similarity';

/** The contents page goes on until the first of its entries stands again, as the heading it names. */
export function contentsEnd(filled: readonly SourceLine[], contents: number): number {
	const bare = (line: SourceLine | undefined) =>
		fold((line?.text ?? '').normalize('NFKC').replace(/[.·。\s]*\d{0,4}\s*$/, ''));
	const first = bare(filled[contents + 1]);
	if (first === '') return -1;
	for (let i = contents + 2; i < filled.length; i++) {
		if (filled[i].grid || filled[i].filled.length > 2) return -1;
		if (bare(filled[i]) === first) return i;
	}
	return -1;
}
