/** Counts by what they count: 「50台非涉密计算机」 beside the indicator 「购置非涉密电脑」. */
import type { CountFact } from './fact';
import { factsOf } from './facts';
import type { Decimal } from './numeral';

/** What indicator names say beside what they count. */
const NOT_A_THING =
	/数量|人数|个数|次数|总数|购置|采购|购买|新增|完成|建设|配备|租赁|招聘|发放|[（(].*?[)）]|\d+年度?|\s/g;
const ALIKE: readonly ReadonlySet<string>[] = [
	new Set(['人', '名', '位']),
	new Set(['台', '套', '台套', '部']),
	new Set(['平方米', '平米', '㎡', 'm2', 'm²'])
];

/** The counts of a text that count what `name` names, in its unit or one like it. */
export function countsOf(text: string, name: string, unit: string): CountFact[] {
	const thing = name.normalize('NFKC').replace(NOT_A_THING, '');
	const wanted = pairs(thing);
	if (wanted.size < 2) return [];
	const { plain, facts } = factsOf(text);
	const counts = facts.filter((fact): fact is CountFact => fact.kind === 'count');
	return counts.filter((count, i) => {
		if (count.unit !== unit && !ALIKE.some((set) => set.has(unit) && set.has(count.unit)))
			return false;
		const start = Math.max(counts[i - 1]?.to ?? 0, count.from - thing.length - 6);
		const before = /[^,;。:\n]*$/.exec(plain.text.slice(start, count.from))![0];
		// 「医师、护士共6人」 counts more than either.
		if (/[、和及与].*共计?$/.test(before)) return false;
		return (
			shared(wanted, before) * 2 >= wanted.size || shared(wanted, count.noun) * 2 >= wanted.size
		);
	});
}

/** The pairs of characters of a text: what two names share tells how alike they are. */
export function pairs(text: string): Set<string> {
	const found = new Set<string>();
	for (let i = 0; i + 1 < text.length; i++) found.add(text.slice(i, i + 2));
	return found;
}

export function shared(wanted: ReadonlySet<string>, text: string): number {
	let count = 0;
	for (const pair of pairs(text)) if (wanted.has(pair)) count++;
	return count;
}

/** The value of a decimal, for comparing amounts of things. */
export function sizeOf({ digits, decimals }: Decimal): number {
	return digits / 10 ** decimals;
}
