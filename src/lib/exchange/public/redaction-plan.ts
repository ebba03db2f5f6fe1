/** What a book declares to be kept from the public, gathered from its settings. */
import { bookFormat } from '$lib/formats/book-format';
import { projectTablesOf } from '$lib/formats/format-tables';
import { PROJECT_NAME } from '$lib/formats/project-form';
import type { Book, ColumnId, Row, RowId, SheetKey, UnitId } from '$lib/budget/book/book';
import { readSetting, settingOf } from '$lib/budget/settings/book-settings';
import { byOrder } from '$lib/budget/live/live-book';
import { plainName } from '$lib/rules/text/name';

export interface RedactionPlan {
	/** Rows whose figures are left out, each with the name that it gets instead, where it gets one. */
	readonly rows: ReadonlyMap<RowId, string | undefined>;
	/** Forms that are left out. */
	readonly projects: ReadonlySet<RowId>;
	/** Single cells that are left out, `row:column`. */
	readonly cells: ReadonlySet<string>;
	/** Names of what is hidden, the longest first, with what is printed instead. */
	readonly words: readonly (readonly [name: string, instead: string])[];
	readonly codes: ReadonlySet<string>;
	readonly keepNames: boolean;
	readonly keepPhones: boolean;
}

/** Redactions that cannot be read must stop a publication: they would be no redactions. */
export interface UnreadableRedactions {
	readonly kind: 'unreadable-redactions';
	/** The first bad place, e.g. `redactions.entries.0.row`. */
	readonly at: string;
}

export function unreadableRedactions(book: Book): UnreadableRedactions | undefined {
	for (const name of ['redactions', 'redactedCodes'] as const) {
		const read = readSetting(book.head.settings, name);
		if (read.state === 'malformed')
			return { kind: 'unreadable-redactions', at: `${name}.${read.at}` };
	}
	return undefined;
}

/** Shorter names are words that occur for other reasons. */
const TELLING = 4;

export function redactionPlan(book: Book): RedactionPlan {
	const declared = settingOf(book.head.settings, 'redactions');
	const entries = declared?.entries ?? [];
	const ids = (kind: 'row' | 'project'): Set<RowId> =>
		new Set(entries.flatMap((entry) => (entry.kind === kind ? [entry.row] : [])));
	const cells = entries.flatMap((entry) =>
		entry.kind === 'field' ? [`${entry.row}:${entry.column}`] : []
	);
	const hidden = hiddenNames(book, ids('project'), ids('row'));
	return {
		rows: hiddenRows(book, ids('row'), hidden),
		projects: hiddenForms(book, hidden),
		cells: new Set(cells),
		words: wordsOf(book, hidden),
		codes: new Set(settingOf(book.head.settings, 'redactedCodes') ?? []),
		keepNames: declared?.names === '保留',
		keepPhones: declared?.phones === '保留'
	};
}

/** A project of one name and unit has one name for the public, wherever it stands. */
const keyOf = (name: string, unit: UnitId | undefined): string =>
	JSON.stringify([plainName(name), unit ?? null]);

function named(book: Book): { row: Row; name: string; isForm: boolean }[] {
	const { ofYear, carried } = projectTablesOf(bookFormat(book.head));
	const ofSheet = (sheet: SheetKey, column: ColumnId) =>
		(book.sheets[sheet] ?? [])
			.toSorted(byOrder)
			.filter(({ role }) => role === undefined || role === 'project')
			.map((row) => ({
				row,
				name: String(row.cells[column] ?? ''),
				isForm: sheet === 'projects'
			}));
	return [
		...[...ofYear, ...carried].flatMap(({ id, columns }) =>
			ofSheet(id, columns.find(({ holds }) => holds === 'label')!.id)
		),
		...ofSheet('projects', PROJECT_NAME)
	];
}

function hiddenNames(
	book: Book,
	projects: ReadonlySet<RowId>,
	rows: ReadonlySet<RowId>
): ReadonlyMap<string, string> {
	const names = new Map<string, string>();
	// What the document calls 「项目1」 itself is another project.
	const taken = named(book).map(({ name }) =>
		Number(/^项目(\d{1,3})$/.exec(name.trim())?.[1] ?? 0)
	);
	const first = Math.max(0, ...taken) + 1;
	for (const { row, name, isForm } of named(book)) {
		const isHidden = isForm ? projects.has(row.id) : rows.has(row.id);
		const key = keyOf(name, row.unit);
		if (isHidden && !names.has(key)) names.set(key, `项目${first + names.size}`);
	}
	return names;
}

/** A form would tell what the row of its project hides. */
function hiddenForms(book: Book, hidden: ReadonlyMap<string, string>): ReadonlySet<RowId> {
	const forms = named(book).filter(
		({ row, name, isForm }) => isForm && hidden.has(keyOf(name, row.unit))
	);
	return new Set(forms.map(({ row }) => row.id));
}

function hiddenRows(
	book: Book,
	rows: ReadonlySet<RowId>,
	hidden: ReadonlyMap<string, string>
): ReadonlyMap<RowId, string | undefined> {
	const found = new Map<RowId, string | undefined>();
	for (const id of rows) found.set(id, undefined);
	for (const { row, name, isForm } of named(book)) {
		const instead = hidden.get(keyOf(name, row.unit));
		if (!isForm && instead !== undefined) found.set(row.id, instead);
	}
	return found;
}

function wordsOf(book: Book, hidden: ReadonlyMap<string, string>): (readonly [string, string])[] {
	const words = named(book).flatMap(({ row, name }): [string, string][] => {
		const instead = hidden.get(keyOf(name, row.unit));
		const plain = name.trim();
		return instead !== undefined && plain.length >= TELLING ? [[plain, instead]] : [];
	});
	return words.sort(([a], [b]) => b.length - a.length);
}
