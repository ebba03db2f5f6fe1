/** The trend as a drawing: a step line for each severity, in a box of its own measures. */
import type { Severity } from '$lib/rules/finding/finding';
import type { TrendPoint } from '../state/api';

export const DRAWN = ['error', 'explain', 'warning'] as const satisfies readonly Severity[];

export interface TrendShape {
	/** Of each severity drawn, an SVG path: a count holds until the next point. */
	readonly paths: Readonly<Record<(typeof DRAWN)[number], string>>;
	/** The count at the top of the box. */
	readonly most: number;
}

/** @param points at least one, the oldest first; the last of them is now */
export function trendShape(
	points: readonly TrendPoint[],
	width: number,
	height: number
): TrendShape {
	const most = niceCeiling(
		Math.max(...points.flatMap(({ counts }) => DRAWN.map((severity) => counts[severity])))
	);
	const [first, last] = [points[0].at, points[points.length - 1].at];
	const x = (at: number): string =>
		(last === first ? width : ((at - first) / (last - first)) * width).toFixed(1);
	const y = (count: number): string => (height - (count / most) * height).toFixed(1);
	const path = (severity: Severity): string =>
		points
			.map(({ at, counts }, i) => {
				const level = y(counts[severity]);
				return i === 0 ? `M${last === first ? 0 : x(at)} ${level}H${x(at)}` : `H${x(at)}V${level}`;
			})
			.join('');
	const [error, explain, warning] = DRAWN.map(path);
	return { paths: { error, explain, warning }, most };
}

/** The least of 1, 2, 5, 10, 20, 50 … that is not less. */
export function niceCeiling(count: number): number {
	for (let step = 1; ; step *= 10)
		for (const nice of [step, 2 * step, 5 * step]) if (count <= nice) return nice;
}
