/** What the rules of this room are called. */
import { bareLabel } from '$lib/budget/values/row-label';
import type { Rule } from '../rule/rule';

/** So many addends are named in the title of a rule. */
const NAMED = 4;

/** What is added up: each by its name, or rows as a book lists them. */
type Addends = readonly string[] | 'classes' | 'levels' | 'rows' | 'projects';

/** What a rule says of a sum: the id that people know it by, or one made of what is added up. */
export function addingUp(
	known: string | undefined,
	made: string,
	{ table, whole, parts }: { table: string; whole: string; parts: Addends }
): Pick<Rule, 'id' | 'severity' | 'comparator' | 'says'> {
	const sum = { id: known ?? made, severity: 'error', comparator: 'SUM' } as const;
	if (known !== undefined) return sum;
	if (typeof parts === 'string')
		return { ...sum, says: { key: `adds-up.${parts}`, arguments: { table, whole } } };
	const named = parts.length <= NAMED ? parts.map(bareLabel).join(' + ') : '';
	return {
		...sum,
		says: { key: 'adds-up', arguments: { table, whole, parts: named, count: parts.length } }
	};
}
