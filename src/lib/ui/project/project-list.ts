/** The list of all project forms as data: filtered, summed, by unit. */
import { printAmount, type Fen } from '$lib/budget/values/amount';
import type { RowId, UnitId } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { yearFundsOf } from '$lib/formats/project-form';
import { bookFormat } from '$lib/formats/book-format';
import { folded } from '../navigation/search';
import { projectGroups } from '../navigation/contents';

export interface ListedProject {
	readonly id: RowId;
	readonly name: string;
	readonly attribute: string;
	readonly term: string;
	/** The year's total in 分, where it is a figure. */
	readonly amount: Fen | undefined;
}

export interface ListedGroup {
	readonly unit: UnitId | undefined;
	readonly name: string | undefined;
	readonly projects: readonly ListedProject[];
	readonly sum: Fen;
}

export interface ProjectFilter {
	readonly text: string;
	/** Absent: every unit. */
	readonly unit?: UnitId;
	readonly only?: (project: RowId) => boolean;
}

export function listProjects(
	book: Pick<BookReader, 'head' | 'rows'>,
	{ text, unit, only }: ProjectFilter
): readonly ListedGroup[] {
	const wanted = folded(text);
	const [yearTotal = ''] = yearFundsOf(bookFormat(book.head));
	const cellsOf = new Map(book.rows('projects').map((row) => [row.id, row.cells]));
	return projectGroups(book)
		.filter((group) => unit === undefined || group.unit === unit)
		.map((group) => {
			const projects = group.projects
				.filter(({ id, name }) => folded(name).includes(wanted) && (only?.(id) ?? true))
				.map(({ id, name }) => {
					const cells = cellsOf.get(id) ?? {};
					const total = cells[yearTotal];
					return {
						id,
						name,
						attribute: String(cells['项目属性'] ?? ''),
						term: String(cells['项目期'] ?? ''),
						amount: typeof total === 'number' ? total : undefined
					};
				});
			const sum = projects.reduce((total, { amount = 0 }) => total + amount, 0);
			return { unit: group.unit, name: group.name, projects, sum };
		})
		.filter((group) => group.projects.length > 0);
}

export const printYuan = (amount: Fen | undefined): string => printAmount(amount, '元');
export const printWan = (amount: Fen | undefined): string => printAmount(amount, '万元');
