/** One 项目支出绩效目标申报表 as it is printed. Figures in 元. */
import type { Book, CellValue, Row } from '$lib/budget/book/book';
import { placeForm, type FormPlace } from '$lib/budget/form/form-places';
import { FORM_UNIT } from '$lib/budget/book/project-form';
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
	readonly grid: PaperGrid;
}

export function projectName(project: Row): string {
	return String(project.cells['项目名称'] ?? '').trim();
}

export function formPaper(book: Book, project: Row, number: number): FormPaper {
	const indicators = rowsOf(book, `indicators@${project.id}`);
	const placed = placeForm(project, indicators);
	const rows = new Map([project, ...indicators].map((row) => [row.id, row]));
	return {
		project: project.id,
		number,
		name: projectName(project),
		unit: book.head.units.find(({ id }) => id === project.unit)?.name ?? '',
		title: formTitle(book.head),
		year: `（${book.head.year}年度）`,
		grid: {
			widths: placed.widths,
			headerLines: 0,
			lines: placed.lines.length,
			cells: placed.places.map((place) =>
				cellAt(place, place.ref && rows.get(place.ref.row)?.cells[place.ref.column])
			)
		}
	};
}

function cellAt(place: FormPlace, value: CellValue | undefined): PaperCell {
	const { line, column, across, down, label, ref, holds, align, strong } = place;
	const isFigure = typeof value === 'number';
	const printed = isFigure ? printFigure(value, FORM_UNIT) : String(value ?? '');
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
