/** The sheet model of a project form: each cell where `placeForm` puts it, as on paper. */
import type { Row, RowId } from '$lib/budget/book/book';
import { placeForm, type FormPlace, type PlacedForm } from '$lib/budget/form/form-places';
import { formUnit, PROJECT_NAME } from '$lib/formats/project-form';
import { bookFormat } from '$lib/formats/book-format';
import type { Refusal } from '$lib/collab/room/refusal';
import { computedFields } from './computed-entry';
import { listField } from './entry-choices';
import { printEntry } from './entry';
import type { GridCell, GridColumn, GridLine, Lock, NewCell, SheetModel } from './grid-port';
import type { SheetSource } from './table-sheet';

const COVERED: GridCell = { shown: '', exact: '', kind: 'empty', lock: { kind: 'no-row' } };
/** Of its natural width, what a column keeps in a window of half the width. */
const LEAST = 0.62;
/** An amount in a single column stays readable. */
const LEAST_AMOUNT = 100;

export function formSheet(source: SheetSource, project: RowId): SheetModel {
	const row = source.book.row(project);
	const indicators = source.book.rows(`indicators@${project}`);
	const format = bookFormat(source.book.head);
	const form = placeForm(format, row ?? { id: project, order: '', cells: {} }, indicators);
	return {
		label: String(row?.cells[PROJECT_NAME] ?? ''),
		columns: columnsOf(form),
		header: [],
		lines: row ? linesOf(form, cellMaker(source, row, indicators)) : [],
		merged: row
			? form.places
					.filter(({ across, down }) => across * down > 1)
					.map(({ line, column, across, down }) => ({ line, column, lines: down, columns: across }))
			: [],
		frozen: 0,
		layout: 'form'
	};
}

function columnsOf({ widths, places }: PlacedForm): GridColumn[] {
	const holdsAmount = (at: number): boolean =>
		places.some(({ column, across, holds }) => holds === 'amount' && across === 1 && column === at);
	return widths.map((width, at) => ({
		width,
		least: Math.max(Math.round(width * LEAST), holdsAmount(at) ? LEAST_AMOUNT : 0),
		grows: width > 100,
		id: ''
	}));
}

function linesOf(form: PlacedForm, cellAt: (place: FormPlace) => GridCell): GridLine[] {
	const cells = form.lines.map(() => form.widths.map(() => COVERED));
	for (const place of form.places) cells[place.line][place.column] = cellAt(place);
	return form.lines.map((key, line) => ({ key, cells: cells[line] }));
}

function cellMaker(
	source: SheetSource,
	project: Row,
	indicators: readonly Row[]
): (place: FormPlace) => GridCell {
	const unitOfForm = formUnit(bookFormat(source.book.head));
	const rows = new Map([project, ...indicators].map((row) => [row.id, row]));
	const unit = project.unit === undefined ? {} : { unit: project.unit };
	const inForm = source.mayWrite({ row: project.id });
	const inIndicators = source.mayWrite({ sheet: `indicators@${project.id}`, ...unit });
	const listIn = ({ ref, vacant, holds }: FormPlace): Pick<GridCell, 'hasList'> => {
		const column = ref?.column ?? vacant?.column;
		if (column === undefined || holds === 'label') return {};
		const row = ref && rows.get(ref.row);
		const sheet = row === project ? 'projects' : (`indicators@${project.id}` as const);
		return listField(source.book, sheet, { column, row });
	};
	return (place) => {
		const { ref, label, align, strong } = place;
		const kind = ref || place.vacant ? kindOf(place) : 'heading';
		const lock = lockOf(place, ref?.row === project.id ? inForm : inIndicators);
		const value = label ?? (ref && rows.get(ref.row)?.cells[ref.column]);
		return {
			...(ref && { ref }),
			...(place.vacant && place.holds !== 'label' && { vacant: newCell(place.vacant, project) }),
			kind,
			...(kind === 'amount' && { unit: unitOfForm }),
			...printEntry(value, kind, unitOfForm),
			...(kind === 'amount' && ref && computedFields(source.book, ref)),
			...(lock ? { lock } : listIn(place)),
			...(strong && { strong }),
			align
		};
	};
}

function kindOf({ holds }: FormPlace): GridCell['kind'] {
	return holds === 'label' ? 'text' : holds;
}

function lockOf({ holds }: FormPlace, refusal: Refusal | undefined): Lock | undefined {
	if (holds === 'label') return { kind: 'official-label' };
	return refusal && { kind: 'refused', refusal };
}

/** The row that an entry makes where the form prints a 二级 of which the book has none. */
function newCell(
	{ column, line: { first, second, after } }: NonNullable<FormPlace['vacant']>,
	project: Row
): NewCell {
	return {
		column,
		row: {
			sheet: `indicators@${project.id}`,
			...(after !== undefined && { after }),
			...(project.unit !== undefined && { unit: project.unit }),
			cells: { 一级: first, 二级: second }
		}
	};
}
