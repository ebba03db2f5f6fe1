/** One project form as the book's format prints it. */
import type { Book, CellValue, Row } from '$lib/budget/book/book';
import { placeForm, type FormPlace } from '$lib/budget/form/form-places';
import { formUnit, PROJECT_NAME } from '$lib/formats/project-form';
import type { AmountUnit } from '$lib/budget/values/amount';
import { bookFormat } from '$lib/formats/book-format';
import { formTitle } from '$lib/budget/form/form-title';
import { printFigure, type PaperCell, type PaperGrid } from './paper-grid';
import { rowsOf } from './table-paper';

export interface FormPaper {
	readonly project: string;
	/** From 1, through the whole edition. */
	readonly number: number;
	/** The project's name, for navigation. */
	readonly name: string;
	/** The name of the unit that owns it; empty where none does. */
	readonly unit: string;
	readonly title: string;
	/** 「（2023年度）」 */
	readonly year: string;
	/** What its figures are written in. */
	readonly printedIn: AmountUnit;
	readonly grid: PaperGrid;
}

export function projectName(project: Row): string {
	return String(project.cells[PROJECT_NAME] ?? '').trim();
}

export function formPaper(book: Book, project: Row, number: number): FormPaper {
	const indicators = rowsOf(book, `indicators@${project.id}`);
	const format = bookFormat(book.head);
	const printedIn = formUnit(format);
	const placed = placeForm(format, project, indicators);
	const rows = new Map([project, ...indicators].map((row) => [row.id, row]));
	return {
		project: project.id,
		number,
		name: projectName(project),
		unit: book.head.units.find(({ id }) => id === project.unit)?.name ?? '',
		title: formTitle(book.head),
		printedIn,
		year: `（${book.head.year}年度）`,
		grid: {
			widths: placed.widths,
			headerLines: 0,
			lines: placed.lines.length,
			cells: placed.places.map((place) => {
				const value = place.ref && rows.get(place.ref.row)?.cells[place.ref.column];
				const heads = place.holds === 'label' ? headedBy(place, placed.places) : undefined;
				return { ...cellAt(place, value, printedIn), ...(heads && { heads }) };
			})
		}
	};
}

function cellAt(place: FormPlace, value: CellValue | undefined, unit: AmountUnit): PaperCell {
	const { line, column, across, down, label, ref, holds, align, strong } = place;
	const isFigure = typeof value === 'number';
	const printed = isFigure ? printFigure(value, unit) : String(value ?? '');
	return {
		line,
		column,
		across,
		down,
		kind: holds,
		text: label ?? printed,
		...(isFigure && { amount: value }),
		...(ref && { ref }),
		align,
		...(strong && { strong })
	};
}

/** A label names what stands beside it; where that is a label too, or nothing, what stands below. */
function headedBy(label: FormPlace, places: readonly FormPlace[]): 'column' | 'row' {
	const { line, column, across, down } = label;
	const beside = places.find(
		(place) => place.line === line && place.column === column + across && place.holds !== 'label'
	);
	return beside === undefined && down === 1 ? 'column' : 'row';
}
