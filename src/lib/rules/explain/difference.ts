/** A finding's two sides as amounts, with the cells they come from. */
import {
	exactAmount,
	HUNDREDTH_OF_WAN,
	parseAmount,
	type AmountUnit,
	type Fen
} from '$lib/budget/values/amount';
import type { BookReader } from '$lib/budget/live/live-book';
import type { Finding } from '../finding/finding';
import type { Figures } from './figures';
import { sidesOf, type Sides } from './sides';

export interface Difference {
	readonly finding: Finding;
	readonly book: BookReader;
	readonly figures: Figures;
	/** Everything else that is found in the book: slips often show twice. */
	readonly findings: readonly Finding[];
	readonly unit: AmountUnit;
	readonly actual: Fen;
	readonly expected: Fen;
	/** Actual less expected. */
	readonly delta: Fen;
	/** The smallest step of what is printed: 0.01 万元, or 0.01 元. */
	readonly step: Fen;
	readonly sides: Sides;
	/** The exact decimal in the finding's unit. */
	print(value: Fen): string;
}

const COMPARED = new Set(['ID', 'SUM', 'CONV']);

/** `undefined` where a finding compares no two amounts, or where rounding explains it already. */
export function differenceOf(
	finding: Finding,
	figures: Figures,
	findings: readonly Finding[] = []
): Difference | undefined {
	const { printedIn: unit, severity, comparator } = finding;
	if (unit === undefined || severity === 'rounding' || !COMPARED.has(comparator)) return undefined;
	const [actual, expected] = [finding.actual, finding.expected].map((text) => {
		const read = parseAmount(text ?? '', unit);
		return read.ok ? read.value : undefined;
	});
	if (actual === undefined || expected === undefined || actual === expected) return undefined;
	const { book } = figures;
	return {
		finding,
		book,
		figures,
		findings,
		unit,
		actual,
		expected,
		delta: actual - expected,
		step: unit === '万元' ? HUNDREDTH_OF_WAN : 1,
		sides: sidesOf(finding, { actual, expected }, book),
		print: (value) => exactAmount(value, unit)
	};
}

/** The same fact in two cells of tables or forms. */
export function isIdentity({ finding, sides }: Difference): boolean {
	return finding.comparator === 'ID' && sides.expected.length < 2;
}
