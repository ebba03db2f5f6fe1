/** Fixes of a difference: those that mend it, break nothing, and have something that speaks for them. */
import type { Fen } from '$lib/budget/values/amount';
import type { Engine } from '../engine/engine';
import type { Finding } from '../finding/finding';
import type { Difference } from './difference';
import type { CellFix, Hypothesis } from './hypothesis';
import { isGrave, type Evidence, type Suggestion } from './suggestion';
import { unroundedFact, type UnroundedFact } from './unrounded-fact';

type Previewer = Pick<Engine, 'preview'>;

/** Best supported first. Nothing where both sides are as credible. */
export function suggestFixes(
	difference: Difference,
	hypotheses: readonly Hypothesis[],
	engine: Previewer
): Suggestion[] {
	const exact = unroundedFact(difference);
	const ways = waysToAgree(difference).filter(
		([{ value }]) => exact === undefined || value === exact.figure
	);
	const tried = ways.map((way) => attemptEverywhere(way[0], difference, engine));
	const bySides = ways.map(([way], at): Suggestion => {
		const others = tried.filter((_, i) => i !== at);
		return { ...tried[at], evidence: evidenceFor(way, tried[at], others, difference, exact) };
	});
	const bySlips = hypotheses.flatMap(({ mend }): Suggestion[] =>
		mend ? [{ ...attempt(mend, engine), evidence: [SLIP] }] : []
	);
	return merged([...bySlips, ...bySides])
		.filter((fix) => fix.evidence.length > 0 && isClean(fix, difference))
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

/** A fact may stand in more places than this. */
const PLACES = 8;

/**
 * Writes the figure in all cells that state the same fact and would else contradict it: who mends
 * one of them only makes the next finding.
 */
function attemptEverywhere(first: CellFix, { book }: Difference, engine: Previewer): Suggestion {
	const old = book.value(first.row, first.column);
	let tried = attempt([first], engine);
	for (;;) {
		const { edits, caused, changed } = tried;
		const left = [...caused, ...changed].filter(({ comparator }) => comparator === 'ID');
		const more = left
			.flatMap(({ cells }) => cells)
			.flatMap(({ row, column }) =>
				column !== undefined && book.value(row, column) === old
					? [{ row, column, value: first.value }]
					: []
			)
			.filter((cell) => !edits.some((edit) => isSameCell(edit, cell)));
		const wider = [...edits, ...more.filter((cell, at) => isFirst(more, cell, at))];
		if (more.length === 0 || wider.length > PLACES) return tried;
		tried = attempt(wider, engine);
	}
}

const isSameCell = (a: CellFix, b: CellFix) => a.row === b.row && a.column === b.column;
const isFirst = (cells: readonly CellFix[], cell: CellFix, at: number) =>
	cells.findIndex((other) => isSameCell(other, cell)) === at;

/** Sentences that still say the old figure are left to who writes them, and are named beforehand. */
function isClean({ cleared, caused }: Suggestion, { finding, book }: Difference): boolean {
	const inTables = ({ cells }: Finding) =>
		cells.every(({ row }) => book.sheetOf(row) !== 'narrative');
	return (
		cleared.some(({ id }) => id === finding.id) && !caused.some((f) => isGrave(f) && inTables(f))
	);
}

function evidenceFor(
	way: CellFix,
	tried: Suggestion,
	others: readonly Suggestion[],
	difference: Difference,
	exact: UnroundedFact | undefined
): Evidence[] {
	const evidence: Evidence[] = [];
	if (exact)
		evidence.push({
			kind: 'unrounded',
			arguments: { exact: exact.yuan, formless: exact.formless }
		});
	const { agree, against } = votes(way, tried, difference);
	if (agree > 1 && agree > against)
		evidence.push({ kind: 'majority', arguments: { agree, against } });
	// Where there is no other way to agree, nothing is known of it.
	const otherBreaks = others.length > 0 && others.every(({ caused }) => caused.some(isGrave));
	if (otherBreaks && !tried.changed.some(isGrave))
		evidence.push({ kind: 'consequences', arguments: { cleared: tried.cleared.length } });
	return evidence;
}

/** Other cells, among those that the rules set beside this one, that hold the new or the old figure. */
function votes(
	{ row, column, value }: CellFix,
	{ edits, cleared, caused, changed }: Suggestion,
	{ book }: Difference
): { agree: number; against: number } {
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
		edits.length -
		1 +
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
