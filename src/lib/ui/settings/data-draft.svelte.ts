/** A form of the book's data while somebody fills it in: follows the book until it is touched. */
import type { ColumnId, SheetKey } from '$lib/budget/book/book';
import { bookFormat } from '$lib/formats/book-format';
import { projectTablesOf } from '$lib/formats/format-tables';
import { PROJECT_NAME } from '$lib/formats/project-form';
import { cellAddressed } from './cell-addressed';
import { settingOf } from '$lib/budget/settings/book-settings';
import { FUNCTIONAL_CODES } from '$lib/budget/table/functional-codes';
import type { WriteResult } from '$lib/collab/room/write';
import type { OpenBook } from '../state/workspace.svelte';
import { typedIn, type DataForm, type RowProblem, type Typed, type Values } from './data-forms';
import { readField, type FieldContext } from './field-value';

const blankRow = ({ fields }: DataForm): Typed =>
	Object.fromEntries(fields.map(({ id }) => [id, '']));
const isBlank = (row: Typed): boolean => Object.values(row).every((text) => text.trim() === '');

export class DataDraft {
	/** As typed, once it differs from the book; `base` is what the book said when it began. */
	#touched = $state.raw<{ rows: readonly Typed[]; base: string } | undefined>();
	problems = $state.raw<readonly RowProblem[]>([]);
	readonly #saved: readonly Typed[];
	readonly rows: readonly Typed[];
	/** Somebody else changed what this form is about since it was touched. */
	readonly isStale: boolean;

	constructor(
		readonly form: DataForm,
		readonly open: OpenBook
	) {
		this.#saved = $derived(typedIn(form, this.open.view.head));
		this.rows = $derived(this.#touched?.rows ?? this.#saved);
		this.isStale = $derived(
			this.#touched !== undefined && this.#touched.base !== JSON.stringify(this.#saved)
		);
	}

	get isTouched(): boolean {
		return this.#touched !== undefined;
	}

	set(row: number, field: string, text: string): void {
		this.#touch(this.rows.map((one, at) => (at === row ? { ...one, [field]: text } : one)));
		this.problems = this.problems.filter((one) => one.row !== row || one.field !== field);
	}
	add(): void {
		this.#touch([...this.rows, blankRow(this.form)]);
	}
	remove(row: number): void {
		this.#touch(this.rows.toSpliced(row, 1));
		this.problems = [];
	}
	/** In place of all rows: what a file said. */
	replace(rows: readonly Typed[]): void {
		this.#touch(rows);
		this.problems = [];
	}
	drop(): void {
		this.#touched = undefined;
		this.problems = [];
	}

	/** `undefined`: something is wrong with it, and `problems` says what. */
	save(): WriteResult | undefined {
		// A row that nobody filled in is none.
		if (this.form.list) this.#touch(this.rows.filter((row) => !isBlank(row)));
		const values = this.#read();
		if (!values) return undefined;
		const { session } = this.open;
		const { setting } = this.form;
		const result = session.writeSetting(
			setting,
			this.form.settingOf(values, session.book.head.settings[setting])
		);
		if (result.ok) this.drop();
		return result;
	}

	#touch(rows: readonly Typed[]): void {
		this.#touched = { rows, base: this.#touched?.base ?? JSON.stringify(this.#saved) };
	}

	#read(): readonly Values[] | undefined {
		const context = contextOf(this.open);
		const problems: RowProblem[] = [];
		const values = this.rows.map((row, at): Values => {
			const entries = this.form.fields.flatMap((field) => {
				const read = readField(field, row[field.id] ?? '', context);
				if (!read.ok) problems.push({ row: at, field: field.id, problem: read.problem });
				return read.ok && read.value !== undefined ? [[field.id, read.value] as const] : [];
			});
			return Object.fromEntries(entries);
		});
		this.problems = problems.length > 0 ? problems : (this.form.check?.(values) ?? []);
		return this.problems.length > 0 ? undefined : values;
	}
}

function contextOf({ session: { book } }: OpenBook): FieldContext {
	const own = settingOf(book.head.settings, 'codes') ?? {};
	const format = bookFormat(book.head);
	const textsIn = (sheet: SheetKey, column: ColumnId): string[] =>
		book.rows(sheet).map((row) => String(row.cells[column] ?? ''));
	const printed = format.tables.flatMap(({ id, columns }) =>
		columns.filter(({ holds }) => holds === 'code').flatMap((column) => textsIn(id, column.id))
	);
	const { ofYear, carried } = projectTablesOf(format);
	const names = [...ofYear, ...carried].flatMap(({ id, columns }) =>
		textsIn(id, columns.find(({ holds }) => holds === 'label')!.id)
	);
	return {
		book,
		isThere: (address) => cellAddressed(book, address) !== undefined,
		codes: new Set(
			[...Object.keys(own), ...Object.keys(FUNCTIONAL_CODES), ...printed].filter(Boolean)
		),
		projects: new Set([...names, ...textsIn('projects', PROJECT_NAME)].filter(Boolean))
	};
}
