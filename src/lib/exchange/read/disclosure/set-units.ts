/** Which units a department has, and what in the book is whose. */
import type { Unit } from '$lib/budget/book/book';
import { withoutMarks } from '$lib/budget/values/text-mark';
import type { BookDraft, DraftRow } from './book-draft';
import { inferProjectUnits, markCarryOverRows, markRunningRows, unitLikeLabels } from './row-units';
import { readUnits, unitOf } from './unit-register';

/** The register of units, and the unit of each form and of each row that is one's. */
export function setUnits(
	draft: BookDraft,
	texts: readonly DraftRow[],
	forms: readonly DraftRow[]
): void {
	const department = draft.head.department.name;
	const overview = texts.find((row) => row.id === 'O2');
	const running = draft.rowsOf('T11').filter((row) => row.role !== 'total');
	const units = readUnits(
		{
			department,
			overview: withoutMarks(String(overview?.cells['正文'] ?? '')),
			overviewLine: overview?.line ?? 1,
			running: running.map((row) => String(row.cells['单位'] ?? '')).filter(Boolean),
			tabled: unitLikeLabels(draft.rowsOf('T13'), department),
			forms: forms.map((row) => String(row.cells['实施单位'] ?? '')).filter(Boolean)
		},
		draft
	);
	draft.head = { ...draft.head, units };
	markRunningRows(draft.rowsOf('T11'), units, department);
	markCarryOverRows(draft.rowsOf('T13'), units, department);
	for (const form of forms) setFormUnit(form, units, draft);
	inferProjectUnits(draft.rowsOf('T12'), forms, draft);
}

function setFormUnit(form: DraftRow, units: readonly Unit[], draft: BookDraft): void {
	const name = String(form.cells['实施单位'] ?? '');
	const place = { line: form.line, row: form.id, column: '实施单位' };
	if (name === '') {
		draft.report('unit-not-stated', place);
		return;
	}
	const found = unitOf(name, units, draft.head.department.name);
	if (!found) {
		draft.report('unit-not-registered', place, { found: name });
		return;
	}
	form.unit = found.unit.id;
	for (const row of draft.rowsOf(`indicators@${form.id}`)) row.unit = found.unit.id;
	if (!found.exact) {
		draft.report('unit-name-reconciled', place, { found: name, kept: found.unit.name });
	}
}
