/** Whether a book has the format whose sections the rules N and some of D know. */
import { formatOfReader } from '$lib/formats/book-format';
import { firstFormat } from '$lib/formats/known-formats';
import type { RuleReader } from './rule-reader';

/** In another format a section of that number says other things. */
export function hasFirstFormat(reader: Pick<RuleReader, 'head'>): boolean {
	return formatOfReader(reader).id === firstFormat().id;
}
