/** The document's own contents, as data: what the left panel, the palette and the overview list. */
import { addToList } from '$lib/budget/values/lists-by-key';
import { bookFormat } from '$lib/formats/book-format';
import type { BookHead, Row, RowId, SheetKey, TableId, UnitId } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import type { Section } from '$lib/budget/book/narrative';
import type { Finding } from '$lib/rules/finding/finding';

export interface TableEntry {
	readonly id: TableId;
	/** The number of 预算公开表N. */
	readonly number: string;
	readonly short: string;
}

export interface ProjectEntry {
	readonly id: RowId;
	/** Empty where nobody has named it yet. */
	readonly name: string;
	readonly unit: UnitId | undefined;
}

export interface ProjectGroup {
	/** `undefined`: forms that state no unit. */
	readonly unit: UnitId | undefined;
	readonly name: string | undefined;
	readonly projects: readonly ProjectEntry[];
}

export function tableEntries(head: BookHead): readonly TableEntry[] {
	return bookFormat(head).tables.map(({ id, short }, at) => ({
		...{ id, short },
		number: String(at + 1)
	}));
}

export function sectionsOf(part: Section['part'], head: BookHead): readonly Section[] {
	return bookFormat(head).sections.filter((section) => section.part === part);
}

/** A section as the document heads it: 「八、机关运行经费增减变动原因说明」. */
export function headingOf(section: Section): string {
	return section.ordinal ? `${section.ordinal}、${section.title}` : section.title;
}

/** The project forms by unit, units in the order of the register, those without a unit last. */
export function projectGroups(book: Pick<BookReader, 'head' | 'rows'>): readonly ProjectGroup[] {
	const known = new Set(book.head.units.map(({ id }) => id));
	const byUnit = new Map<UnitId | undefined, ProjectEntry[]>();
	for (const row of book.rows('projects')) {
		const unit = row.unit !== undefined && known.has(row.unit) ? row.unit : undefined;
		addToList(byUnit, unit, projectEntry(row));
	}
	return [...book.head.units, undefined].flatMap((unit) => {
		const projects = byUnit.get(unit?.id);
		return projects ? [{ unit: unit?.id, name: unit?.name, projects }] : [];
	});
}

/** Whether two lists of groups show the same, so that the older one can stand. */
export function sameGroups(a: readonly ProjectGroup[], b: readonly ProjectGroup[]): boolean {
	const sameEntry = (x: ProjectEntry, y: ProjectEntry | undefined) =>
		x.id === y?.id && x.name === y.name;
	return (
		a.length === b.length &&
		a.every(({ unit, name, projects }, i) => {
			const other = b[i];
			if (unit !== other.unit || name !== other.name) return false;
			if (projects.length !== other.projects.length) return false;
			return projects.every((entry, at) => sameEntry(entry, other.projects[at]));
		})
	);
}

/** The open book's findings by the group of the project forms that they concern, each once. */
export function findingsByGroup(
	groups: readonly ProjectGroup[],
	findings: readonly Finding[]
): ReadonlyMap<ProjectGroup, readonly Finding[]> {
	const groupOf = new Map(groups.flatMap((group) => group.projects.map(({ id }) => [id, group])));
	const byGroup = new Map<ProjectGroup, Finding[]>();
	for (const finding of findings) {
		const ids = [...finding.cells.map(({ row }) => row), ...finding.sheets.map(projectOfSheet)];
		for (const group of new Set(ids.map((id) => groupOf.get(id)))) {
			if (!group) continue;
			addToList(byGroup, group, finding);
		}
	}
	return byGroup;
}

const projectOfSheet = (sheet: SheetKey): RowId => sheet.replace(/^indicators@/, '');

export function projectEntry(row: Row): ProjectEntry {
	return { id: row.id, name: String(row.cells['项目名称'] ?? '').trim(), unit: row.unit };
}
