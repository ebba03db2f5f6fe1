/** Comparators around a figure: 「≥」 「不低于」 「以内」 「约」. */
import type { Bound } from './fact';

const BEFORE: readonly (readonly [string, Bound])[] = [
	['大于等于', '≥'],
	['小于等于', '≤'],
	['大于或等于', '≥'],
	['小于或等于', '≤'],
	['不低于', '≥'],
	['不少于', '≥'],
	['不小于', '≥'],
	['至少', '≥'],
	['最低', '≥'],
	['达到', '≥'],
	['不超过', '≤'],
	['不超', '≤'],
	['不高于', '≤'],
	['不多于', '≤'],
	['不大于', '≤'],
	['至多', '≤'],
	['最多', '≤'],
	['最高', '≤'],
	['超过', '>'],
	['高于', '>'],
	['多于', '>'],
	['大于', '>'],
	['低于', '<'],
	['少于', '<'],
	['小于', '<'],
	['不足', '<'],
	['近', '≈'],
	['约计', '≈'],
	['大约', '≈'],
	['约', '≈'],
	['>=', '≥'],
	['<=', '≤'],
	['≥', '≥'],
	['≤', '≤'],
	['>', '>'],
	['<', '<'],
	['≈', '≈']
];

const AFTER = /(?:\(含\))?(以上|及以上|以下|及以下|以内|之内|之间|左右|上下)/y;
const AFTER_MEANS: Readonly<Record<string, Bound>> = {
	以上: '≥',
	及以上: '≥',
	以下: '≤',
	及以下: '≤',
	以内: '≤',
	之内: '≤',
	左右: '≈',
	上下: '≈'
};

/** The comparator that ends right before `at`. */
export function boundBefore(text: string, at: number): Bound | undefined {
	return BEFORE.find(([word]) => text.endsWith(word, at))?.[1];
}

/** The comparator that begins at `at`. */
export function boundAfter(text: string, at: number): Bound | undefined {
	AFTER.lastIndex = at;
	const word = AFTER.exec(text)?.[1];
	return word === undefined ? undefined : AFTER_MEANS[word];
}
