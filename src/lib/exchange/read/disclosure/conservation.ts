/**
 * Counts what became of every number and every non-blank cell of the source. The numbers are
 * found anew in the text and looked for in the values stored and in the entries written, so that
 * a reader which touches a cell but drops its figure is found out.
 */
import { exactPrinted } from '../printed-unit';
import type { Conservation, ImportEntry, Place } from '../import-report';
import type { BookDraft, Fate } from './book-draft';
import { canonicalNumber, numbersOf } from './number-token';
import { placeOf, type SourceCell, type SourceLine } from '../source';

/** Numbers still to be accounted for in one stored value or one entry. */
type Supply = Map<string, number>;

export function weighConservation(lines: readonly SourceLine[], draft: BookDraft): Conservation {
	const supplies = new Map<unknown, Supply>();
	const joined = draft.entries.filter((e) => e.kind === 'number-joined');
	let numbers = 0;
	let inBook = 0;
	let inReport = 0;
	const losses: { place: Place; text: string }[] = [];
	for (const cell of lines.flatMap((line) => line.filled)) {
		for (const token of numbersOf(cell.text)) {
			numbers++;
			const fates = draft.fates.get(cell) ?? [];
			const where = fates.find((fate) => draw(supplyOf(fate, supplies), token.value));
			if (where?.to === 'book') inBook++;
			else if (where?.to === 'report') inReport++;
			else if (joined.some((e) => isPartOf(e, cell.line, token.value))) inReport++;
			else losses.push({ place: placeOf(cell), text: token.text });
		}
	}
	const cells = countCells(lines, draft.fates);
	return { numbers, inBook, inReport, lost: losses.length, cells, losses };
}

/** A number that a line break cut: its halves stand in the entry, on this line or the one before. */
function isPartOf(entry: ImportEntry, line: number, value: string): boolean {
	const near = entry.place.line >= line && entry.place.line <= line + 8;
	return near && (entry.found ?? '').split('⏎').some((half) => canonicalNumber(half) === value);
}

function supplyOf(fate: Fate, supplies: Map<unknown, Supply>): Supply | undefined {
	if (fate.to === 'label') return undefined;
	const key = fate.to === 'report' ? fate.entry : valueKey(fate);
	let supply = supplies.get(key);
	if (!supply) {
		supply = new Map();
		for (const value of fate.to === 'report' ? textNumbers(fate.entry.found ?? '') : stored(fate)) {
			supply.set(value, (supply.get(value) ?? 0) + 1);
		}
		supplies.set(key, supply);
	}
	return supply;
}

function stored(fate: Extract<Fate, { to: 'book' }>): string[] {
	const value = fate.row.cells[fate.column];
	if (value === undefined) return [];
	if (typeof value === 'string')
		return textNumbers(fate.part ? value.slice(fate.part.from, fate.part.to) : value);
	return [canonicalNumber(exactPrinted(Math.abs(value), fate.unit ?? '元'))];
}

const textNumbers = (text: string): string[] => numbersOf(text).map((token) => token.value);
const valueKey = ({ row, column, part }: Extract<Fate, { to: 'book' }>): string =>
	`${row.id}:${column}${part ? `:${part.from}-${part.to}` : ''}`;

function draw(supply: Supply | undefined, value: string): boolean {
	const left = supply?.get(value) ?? 0;
	if (left > 0) supply!.set(value, left - 1);
	return left > 0;
}

function countCells(
	lines: readonly SourceLine[],
	fates: ReadonlyMap<SourceCell, readonly Fate[]>
): Conservation['cells'] {
	const counts = { total: 0, inBook: 0, labels: 0, inReport: 0, lost: 0 };
	for (const cell of lines.flatMap((line) => line.filled)) {
		const went = fates.get(cell) ?? [];
		counts.total++;
		if (went.some((f) => f.to === 'book')) counts.inBook++;
		else if (went.some((f) => f.to === 'report')) counts.inReport++;
		else if (went.length > 0) counts.labels++;
		else counts.lost++;
	}
	return counts;
}
