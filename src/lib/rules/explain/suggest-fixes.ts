/** Fixes of a difference: those that mend it, break nothing, and have something that speaks for them. */
import { exactAmount, roundHalfUp, type Fen } from '$lib/budget/amount';
import type { Engine } from '../engine';
import type { Finding } from '../finding';
import type { Difference } from './difference';
import type { CellFix, Hypothesis } from './hypothesis';
import { isGrave, type Evidence, type Suggestion } from './suggestion';

type Previewer = Pick<Engine, 'preview'>;

/** Best supported first. Nothing where both sides are as credible. */
export function suggestFixes(
	difference: Difference,
	hypotheses: readonly Hypothesis[],
	engine: Previewer
): Suggestion[] {
	const ways = waysToAgree(difference);
	const tried = ways.map((way) => attempt(way, engine));
	const bySides = ways.map((way, at): Suggestion => {
		const others = tried.filter((_, i) => i !== at);
		return { ...tried[at], evidence: evidenceFor(way, tried[at], others, difference) };
	});
	const bySlips = hypotheses.flatMap(({ mend }): Suggestion[] =>
		mend ? [{ ...attempt(mend, engine), evidence: [SLIP] }] : []
	);
	return merged([...bySlips, ...bySides])
		.filter((fix) => fix.evidence.length > 0 && isClean(fix, difference.finding))
		.sort((a, b) => weight(b) - weight(a));
}

const SLIP: Evidence = { kind: 'slip', arguments: {} };

/** Either side written as the other says; a form's exact figure is never made from a rounded one. */
function waysToAgree({ sides, actual, expected }: Difference): CellFix[][] {
	const ways: CellFix[][] = [];
	if (sides.actual) ways.push([fix(sides.actual, expected)]);
	const [only, ...more] = sides.expected;
	if (only && more.length === 0 && !sides.converted) ways.push([fix(only, actual)]);
	return ways;
}

function fix({ row, column }: { row: string; column: string }, value: Fen): CellFix {
	return { row, column, value };
}

function attempt(edits: readonly CellFix[], engine: Previewer): Suggestion {
	const changes = edits.map((edit) => ({ kind: 'cell', ...edit }) as const);
	return { edits, evidence: [], ...engine.preview(changes) };
}

function isClean({ cleared, caused }: Suggestion, finding: Finding): boolean {
	return cleared.some(({ id }) => id === finding.id) && !caused.some(isGrave);
}

function evidenceFor(
	way: readonly CellFix[],
	tried: Suggestion,
	others: readonly Suggestion[],
	difference: Difference
): Evidence[] {
	const evidence: Evidence[] = [];
	const exact = exactFigure(tried, difference);
	// A part of the forms makes another figure, and proves nothing.
	if (exact !== undefined && roundHalfUp(exact, 4) === way[0].value)
		evidence.push({ kind: 'unrounded', arguments: { exact: exactAmount(exact, '元') } });
	const { agree, against } = votes(way, tried, difference);
	if (agree > 1 && agree > against)
		evidence.push({ kind: 'majority', arguments: { agree, against } });
	// Where there is no other way to agree, nothing is known of it.
	const otherBreaks = others.length > 0 && others.every(({ caused }) => caused.some(isGrave));
	if (otherBreaks && !tried.changed.some(isGrave))
		evidence.push({ kind: 'consequences', arguments: { cleared: tried.cleared.length } });
	return evidence;
}

/**
 * The exact sum of the forms in a conversion that this would mend. Only where the difference is no
 * more than rounding can make does it matter that they are exact.
 */
function exactFigure({ cleared }: Suggestion, { book, delta, step }: Difference): Fen | undefined {
	const conversion = cleared.find(({ comparator }) => comparator === 'CONV');
	if (!conversion || Math.abs(delta) > step) return undefined;
	const forms = conversion.cells.filter(({ row }) => book.sheetOf(row) === 'projects');
	const values = forms.map(({ row, column }) => column && book.value(row, column));
	const figures = values.filter((value) => typeof value === 'number');
	return figures.length === values.length && figures.length > 0
		? figures.reduce((sum, value) => sum + value, 0)
		: undefined;
}

/** Other cells, among those that the rules set beside this one, that hold the new or the old figure. */
function votes(
	way: readonly CellFix[],
	{ cleared, caused, changed }: Suggestion,
	{ book }: Difference
): { agree: number; against: number } {
	const [{ row, column, value }] = way;
	const old = book.value(row, column);
	const holders = (findings: readonly Finding[], holds: (held: unknown) => boolean): number => {
		const cells = findings.flatMap((finding) => finding.cells);
		const names = cells
			.filter((cell) => cell.row !== row || cell.column !== column)
			.filter((cell) => cell.column && holds(book.value(cell.row, cell.column)))
			.map((cell) => `${cell.row}:${cell.column}`);
		return new Set(names).size;
	};
	// What would still be off with the new figure speaks against it as well.
	const still = changed.filter(({ comparator }) => comparator === 'ID');
	const against =
		holders(caused, (held) => held === old) +
		holders(still, (held) => held !== undefined && held !== value);
	return { agree: holders(cleared, (held) => held === value), against };
}

/** One fix once, with all that speaks for it. */
function merged(fixes: readonly Suggestion[]): Suggestion[] {
	const byEdits = new Map<string, Suggestion>();
	for (const fix of fixes) {
		const key = JSON.stringify(fix.edits);
		const known = byEdits.get(key);
		byEdits.set(key, known ? { ...known, evidence: [...known.evidence, ...fix.evidence] } : fix);
	}
	return [...byEdits.values()];
}

function weight({ evidence, cleared, caused }: Suggestion): number {
	return evidence.length * 1000 + cleared.length - caused.length;
}
