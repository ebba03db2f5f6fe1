/** The document's own contents, as data: what the left panel, the palette and the overview list. */
import type { Row, RowId, TableId, UnitId } from '$lib/budget/book';
import type { BookReader } from '$lib/budget/live-book';
import { SECTIONS, type Section } from '$lib/budget/narrative';
import { TABLE_IDS, templateOf } from '$lib/budget/table-template';

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

export const TABLE_ENTRIES: readonly TableEntry[] = TABLE_IDS.map((id) => ({
	id,
	number: id.slice(1),
	short: templateOf(id).short
}));

export function sectionsOf(part: Section['part']): readonly Section[] {
	return SECTIONS.filter((section) => section.part === part);
}

/** A section as the document heads it: 「八、机关运行经费增减变动原因说明」. */
export function headingOf(section: Section): string {
	return section.ordinal ? `${section.ordinal}、${section.title}` : section.title;
}

/** The project forms by unit, units in the order of the register, those without a unit last. */
export function projectGroups(book: Pick<BookReader, 'head' | 'rows'>): readonly ProjectGroup[] {
	const byUnit = new Map<UnitId | undefined, ProjectEntry[]>();
	for (const row of book.rows('projects')) {
		const known = book.head.units.some((unit) => unit.id === row.unit);
		const unit = known ? row.unit : undefined;
		byUnit.set(unit, [...(byUnit.get(unit) ?? []), projectEntry(row)]);
	}
	return [...book.head.units, undefined].flatMap((unit) => {
		const projects = byUnit.get(unit?.id);
		return projects ? [{ unit: unit?.id, name: unit?.name, projects }] : [];
	});
}

export function projectEntry(row: Row): ProjectEntry {
	return { id: row.id, name: String(row.cells['项目名称'] ?? '').trim(), unit: row.unit };
}
