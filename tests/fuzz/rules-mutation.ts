/**
 * Recall: of the slips that a person could make in a consistent book, how many are told of where
 * they were made; and whether everything is as before once each is undone.
 */
import { deepStrictEqual } from 'node:assert';
import type { CellValue } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { createEngine, type Engine } from '$lib/rules/engine/engine';
import type { Finding } from '$lib/rules/finding/finding';
import { sameFinding } from '$lib/rules/finding/same-finding';
import { consistentBook } from '../support/consistent-book';
import { withNarrative } from '../support/consistent-narrative';
import { MUTATIONS, placesOf, slip, type MutationKind, type Place } from '../support/mutations';
import { seededRandom, type SeededRandom } from '../support/seeded-random';

export interface Recall {
	tried: number;
	flagged: number;
	/** Flagged by nothing but `rounding`. */
	onlyRounding: number;
	readonly missed: string[];
}

/**
 * The least share of each kind that must be told of. A unit with few forms has no usual day, so in
 * its forms a slip may leave another day that is just as good.
 */
export const LEAST_RECALL: Readonly<Partial<Record<MutationKind, number>>> = {
	'figure of a table': 0.98,
	'figure of a form': 0.98,
	'account code': 0.98,
	'name of a code': 0.98,
	'economic account': 0.95,
	'name of a project': 0.98,
	'name of a form': 0.98,
	'name of a unit': 0.98,
	'date of a form': 0.85,
	'date in the narrative': 0.98,
	'number in the narrative': 0.96
};

/** Throws where an undone slip leaves something behind. */
export function measureRecall(seed: number, runs: number): Record<MutationKind, Recall> {
	const random = seededRandom(seed);
	const book = withNarrative(consistentBook({ seed, scale: 0.5, editions: seed % 2 === 0 }));
	const live = new LiveBook(book);
	const engine = createEngine(live);
	const before = engine.findings();
	const places = placesOf(live);
	const recall = Object.fromEntries(
		MUTATIONS.map((kind) => [kind, { tried: 0, flagged: 0, onlyRounding: 0, missed: [] }])
	) as unknown as Record<MutationKind, Recall>;
	const kinds = MUTATIONS.filter((kind) => places[kind].length > 0);
	for (let run = 0; run < runs; run++) {
		const kind = kinds[run % kinds.length];
		tryOne(engine, random.pick(places[kind]), kind, random, recall[kind], before);
	}
	return recall;
}

function tryOne(
	engine: Engine,
	place: Place,
	kind: MutationKind,
	random: SeededRandom,
	recall: Recall,
	before: readonly Finding[]
): void {
	const { row, column } = place;
	const value = row.cells[column];
	const wrong = slip(place, kind, random);
	if (wrong === value) return;
	const set = (to: CellValue) => engine.apply([{ kind: 'cell', row: row.id, column, value: to }]);
	set(wrong);
	const told = engine
		.findings()
		.filter((finding) => isNew(finding, before) && tells(finding, place));
	recall.tried++;
	if (told.length > 0) recall.flagged++;
	else
		recall.missed.push(`${place.sheet} ${row.id} ${column}: ${String(value)} → ${String(wrong)}`);
	if (told.length > 0 && told.every(({ severity }) => severity === 'rounding'))
		recall.onlyRounding++;
	set(value);
	deepStrictEqual(engine.findings(), before);
}

function isNew(finding: Finding, before: readonly Finding[]): boolean {
	return !before.some((old) => old.id === finding.id && sameFinding(old, finding));
}

/** A figure is told of at its cell (or in its column); whatever names something, at its row. */
function tells(finding: Finding, { sheet, row, column }: Place): boolean {
	const isFigure = typeof row.cells[column] === 'number';
	const atCell = finding.cells.some(
		(cell) =>
			cell.row === row.id && (!isFigure || cell.column === undefined || cell.column === column)
	);
	const inRange = finding.ranges?.some((range) => range.sheet === sheet && range.column === column);
	return atCell || inRange === true;
}

/** Prints recall by kind, and a few of the slips that nothing told of. @returns whether it is enough */
export function reportRecall(recall: Record<MutationKind, Recall>): boolean {
	let enough = true;
	for (const [kind, { tried, flagged, onlyRounding, missed }] of Object.entries(recall)) {
		if (tried === 0) continue;
		const share = flagged / tried;
		const least = LEAST_RECALL[kind as MutationKind] ?? 0;
		if (share < least) enough = false;
		const percent = `${(share * 100).toFixed(1)} %`.padStart(7);
		const rounding = onlyRounding > 0 ? `, ${onlyRounding} of them as rounding` : '';
		console.log(`  ${percent}  ${kind}: ${flagged} of ${tried}${rounding}`);
		for (const place of missed.slice(0, 3)) console.log(`           missed ${place}`);
	}
	return enough;
}

export function fuzzMutations(seed: number, runs: number): void {
	if (!reportRecall(measureRecall(seed, runs))) throw new Error('too many slips went unnoticed');
}
