/** The units of T11–T13 rows. T12 prints none: they follow from the forms and from the row order. */
import { roundHalfUp } from '$lib/budget/values/amount';
import { fundColumn } from '$lib/budget/form/first-form';
import type { Unit, UnitId } from '$lib/budget/book/book';
import type { BookDraft, DraftRow } from './book-draft';
import { fold, likeness } from './similarity';
import { unitOf } from './unit-register';

/** T11: every row is a unit's, but the total. */
export function markRunningRows(
	rows: readonly DraftRow[],
	units: readonly Unit[],
	department: string
) {
	for (const row of rows) {
		if (row.role === 'total') continue;
		row.unit = unitOf(String(row.cells['单位'] ?? ''), units, department)?.unit.id;
	}
}

/** T13: a row for the department, one for each unit, under it the unit's projects. */
export function markCarryOverRows(
	rows: readonly DraftRow[],
	units: readonly Unit[],
	department: string
): void {
	let current: Unit | undefined;
	rows.forEach((row, i) => {
		const label = String(row.cells['项目'] ?? '');
		if (i === 0 && (row.role === 'total' || fold(label) === fold(department))) {
			row.role = 'total';
			return;
		}
		const found = units.find((unit) => fold(unit.name) === fold(label));
		if (found) current = found;
		row.role = found ? 'unit' : 'project';
		row.unit = current?.id;
	});
}

/** Names of T13 rows that stand like units: the row's amount is the sum of those below it. */
export function unitLikeLabels(rows: readonly DraftRow[], department: string): string[] {
	return rows
		.map((row) => String(row.cells['项目'] ?? ''))
		.filter(
			(label) =>
				fold(label).startsWith(fold(department).slice(0, 3)) && /[局所校队处院中心]$/.test(label)
		);
}

const AMOUNT_POWER = 4;
/** A form whose unit is not known fits too, and then no other form is sure to be the row's. */
const NO_UNIT: UnitId = '';

/** T12: the unit of the form with the row's name and amount, else that of both neighbours. */
export function inferProjectUnits(
	rows: readonly DraftRow[],
	forms: readonly DraftRow[],
	draft: BookDraft
): void {
	const found = rows.map((row) => formUnits(row, forms));
	// Rows whose matching forms all belong to one unit hold the others in place.
	const sure = found.map((units) =>
		units.size === 1 ? [...units.keys()][0] || undefined : undefined
	);
	const around = neighbours(sure);
	rows.forEach((row, i) => {
		const { unit, why } = decide(found[i], sure[i], around[i], () => unitsByAmount(row, forms));
		const name = String(row.cells['项目'] ?? '');
		const place = { row: row.id, table: 'T12' as const };
		if (unit === undefined) {
			draft.report('row-unit-unknown', { line: row.line, ...place }, { found: name });
			return;
		}
		row.unit = unit;
		draft.report(
			'row-unit-inferred',
			{ line: row.line, ...place },
			{ found: name, kept: unit, expected: why }
		);
	});
}

/** Units of the forms that fit a row, with how well the best of each fits. */
function formUnits(row: DraftRow, forms: readonly DraftRow[]): Map<UnitId, number> {
	const name = String(row.cells['项目'] ?? '');
	const units = new Map<UnitId, number>();
	let best = 0;
	for (const form of forms) {
		const alike = likeness(name, String(form.cells['项目名称'] ?? ''));
		if (alike < 0.7) continue;
		const fits = sameAmount(row, form) ? alike + 1 : alike;
		best = Math.max(best, fits);
		const unit = form.unit ?? NO_UNIT;
		units.set(unit, Math.max(fits, units.get(unit) ?? 0));
	}
	// A form with the same amount beats one that only has the name; a mere name must be the very name.
	for (const [unit, fits] of units) if (fits < Math.max(best - 0.05, 0.9)) units.delete(unit);
	return units;
}

function sameAmount(row: DraftRow, form: DraftRow): boolean {
	const yuan = form.cells[fundColumn('年度', '总额')];
	return typeof yuan === 'number' && roundHalfUp(yuan, AMOUNT_POWER) === row.cells['合计'];
}

/** Units of the forms with the row's amount, whatever their names. */
function unitsByAmount(row: DraftRow, forms: readonly DraftRow[]): Set<UnitId> {
	const paid = row.cells['合计'] ? forms.filter((form) => sameAmount(row, form)) : [];
	return new Set(paid.flatMap((form) => form.unit ?? []));
}

/** `form`: a form says so; `form-among-neighbours`: several forms fit, the neighbours choose; `neighbours`. */
function decide(
	units: ReadonlyMap<UnitId, number>,
	sure: UnitId | undefined,
	{ before, after }: Neighbours,
	byAmount: () => ReadonlySet<UnitId>
): { unit?: UnitId; why: string } {
	if (sure !== undefined) return { unit: sure, why: 'form' };
	if (units.size > 1) {
		const near = [before, after].find((unit) => unit !== undefined && units.has(unit));
		if (near !== undefined) return { unit: near, why: 'form-among-neighbours' };
	}
	if (before !== undefined && before === after) return { unit: before, why: 'neighbours' };
	const paid = units.size === 0 ? byAmount() : new Set<UnitId>();
	const near = [before, after].filter((unit) => unit !== undefined && paid.has(unit));
	if (near.length === 1) return { unit: near[0], why: 'amount-among-neighbours' };
	return { why: '' };
}

/** The nearest rows before and after whose units are sure. */
interface Neighbours {
	before?: UnitId;
	after?: UnitId;
}

function neighbours(sure: readonly (UnitId | undefined)[]): Neighbours[] {
	const around: Neighbours[] = sure.map(() => ({}));
	let before: UnitId | undefined;
	sure.forEach((unit, i) => {
		around[i].before = before;
		before = unit ?? before;
	});
	let after: UnitId | undefined;
	for (let i = sure.length - 1; i >= 0; i--) {
		around[i].after = after;
		after = sure[i] ?? after;
	}
	return around;
}
