/** What the page in the middle shows, told from its address. */
import { bookFormat } from '$lib/formats/book-format';
import type { FormatTable } from '$lib/formats/format';
import type { BookHead, RowId, SheetKey, TableId } from '$lib/budget/book/book';
import type { Finding } from '$lib/rules/finding/finding';
import type { Findings } from '../state/findings.svelte';

export type Here =
	| { readonly kind: 'table'; readonly table: TableId; readonly sheet: SheetKey }
	| { readonly kind: 'project'; readonly project: RowId }
	| { readonly kind: 'section'; readonly section: RowId }
	| { readonly kind: 'projects' }
	/** Pages that leave the findings panel nothing to add: board, all findings, their proof, the import and its report. */
	| { readonly kind: 'board' | 'findings' | 'report' }
	| { readonly kind: 'book' };

export function hereOf(
	params: Readonly<Partial<Record<string, string>>>,
	search: URLSearchParams,
	head: BookHead,
	route: string | null = null
): Here {
	const { byId, sections } = bookFormat(head);
	const table = params.table === undefined ? undefined : byId.get(params.table);
	if (table) return { kind: 'table', table: table.id, sheet: sheetShown(table, search) };
	if (params.project) return { kind: 'project', project: params.project };
	if (params.section && sections.some(({ id }) => id === params.section))
		return { kind: 'section', section: params.section };
	if (route?.endsWith('/projects')) return { kind: 'projects' };
	if (route?.endsWith('/board')) return { kind: 'board' };
	if (route?.endsWith('/findings')) return { kind: 'findings' };
	if (['/report', '/import', '/proof'].some((end) => route?.endsWith(end)))
		return { kind: 'report' };
	return { kind: 'book' };
}

/** The sheet that `?edition=` asks for; T11–T13 have one edition only. */
export function sheetShown({ id, shared }: FormatTable, search: URLSearchParams): SheetKey {
	const edition = search.get('edition');
	return edition && !shared ? `${id}@${edition}` : id;
}

export function findingsHere(here: Here, findings: Findings): readonly Finding[] {
	switch (here.kind) {
		case 'table':
			return findings.ofSheet(here.sheet);
		case 'project':
			return findings.ofProject(here.project);
		case 'section':
			return findings.ofRow(here.section);
		case 'projects':
			return findings.shown.filter(({ sheets }) => sheets.some(isForm));
		case 'board':
		case 'findings':
		case 'report':
		case 'book':
			return findings.shown;
	}
}

function isForm(sheet: SheetKey): boolean {
	return sheet === 'projects' || sheet.startsWith('indicators@');
}
