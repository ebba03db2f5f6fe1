/** Times are UTC inside; days and clocks that people see are China's, wherever they sit. */

/** China has had one zone, and no summer time, since 1991. */
export const CHINA = 'Asia/Shanghai';
const AHEAD = 8 * 3_600_000;

/** The calendar day in China, `2023-03-07`. @param at UTC milliseconds */
export function dayInChina(at: number): string {
	return new Date(at + AHEAD).toISOString().slice(0, 10);
}
