/** Chinese ordinals of printed lists. */
const ORDINALS = '一二三四五六七八九十';

/** 1 → 一, 12 → 十二, 30 → 三十. For the ordinals of printed lists, 1 to 99. */
export function ordinal(n: number): string {
	const tens = Math.floor(n / 10);
	const ones = n % 10;
	return (
		(tens > 1 ? ORDINALS[tens - 1] : '') + (tens > 0 ? '十' : '') + (ones ? ORDINALS[ones - 1] : '')
	);
}
