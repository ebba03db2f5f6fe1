/** The columns of one table while a coordinator changes them: printed and left out, in order. */
import { bookFormat } from '$lib/formats/book-format';
import type { FormatTable } from '$lib/formats/format';
import { addedColumnId, type AddedKind } from '$lib/budget/table/added-column';
import {
	columnProblems,
	LONGEST_TITLE,
	filledCells,
	officialColumns,
	officialGroups,
	type PrintedColumn
} from '$lib/budget/table/book-columns';
import { settingOf } from '$lib/budget/settings/book-settings';
import type { ColumnId, Side, TableId } from '$lib/budget/book/book';
import { columnIn, templateOf } from '$lib/budget/table/table-template';
import type { ColumnDraftProblem } from '$lib/messages/columns';
import type { WriteResult } from '$lib/collab/room/write';
import type { OpenBook } from '../state/workspace.svelte';

export interface DraftColumn {
	readonly id: ColumnId;
	readonly title: string;
	readonly shown: boolean;
	/** It is of the coordinator's own making. */
	readonly added: boolean;
}

export class ColumnsDraft {
	#touched = $state.raw<readonly DraftColumn[] | undefined>();
	#retitled = $state.raw<Readonly<Record<string, string>> | undefined>();
	problems = $state.raw<readonly ColumnDraftProblem[]>([]);
	readonly columns: readonly DraftColumn[];

	constructor(
		readonly table: TableId,
		readonly open: OpenBook
	) {
		const saved = $derived(columnsOf(this.template, this.#setting[this.table]));
		this.columns = $derived(this.#touched ?? saved);
	}

	get template(): FormatTable {
		return templateOf(this.table, bookFormat(this.open.view.head));
	}
	get isTouched(): boolean {
		return this.#touched !== undefined || this.#retitled !== undefined;
	}
	/** Header cells above several columns, with what is printed in their place; empty: the official. */
	get groups(): readonly { readonly official: string; readonly title: string }[] {
		const titles = this.#retitled ?? this.#groupSetting[this.table] ?? {};
		return officialGroups(this.template).map((official) => ({
			official,
			title: titles[official] ?? ''
		}));
	}
	retitle(official: string, title: string): void {
		const titles = Object.fromEntries(this.groups.map((group) => [group.official, group.title]));
		this.#retitled = { ...titles, [official]: title };
		this.problems = [];
	}
	get #groupSetting() {
		return settingOf(this.open.view.head.settings, 'columnGroups') ?? {};
	}
	get #setting() {
		return settingOf(this.open.view.head.settings, 'columns') ?? {};
	}

	officialTitle(id: ColumnId): string {
		const title = columnIn(this.template, id)?.title ?? id;
		return title.replaceAll('{year}', String(this.open.view.year));
	}

	rename(id: ColumnId, title: string): void {
		this.#touch(this.columns.map((one) => (one.id === id ? { ...one, title } : one)));
	}
	show(id: ColumnId, shown: boolean): void {
		this.#touch(this.columns.map((one) => (one.id === id ? { ...one, shown } : one)));
	}
	move(id: ColumnId, by: -1 | 1): void {
		const at = this.columns.findIndex((one) => one.id === id);
		const to = at + by;
		if (to < 0 || to >= this.columns.length) return;
		const moved = [...this.columns];
		[moved[at], moved[to]] = [moved[to], moved[at]];
		this.#touch(moved);
	}
	/** Puts a column of one's own at the end of its side; what cannot be one is told. */
	add(kind: AddedKind, name: string, side: Side | undefined): boolean {
		const id = addedColumnId(kind, name, side);
		if (id === undefined) {
			this.problems = [{ kind: 'bad-name', column: name }];
			return false;
		}
		if (this.columns.some((one) => one.id === id)) {
			this.problems = [{ kind: 'name-taken', column: id }];
			return false;
		}
		const last = this.columns.findLastIndex(
			(one) => columnIn(this.template, one.id)?.side === side
		);
		const column = { id, title: '', shown: true, added: true };
		this.#touch(this.columns.toSpliced(last + 1, 0, column));
		return true;
	}
	remove(id: ColumnId): void {
		this.#touch(this.columns.filter((one) => one.id !== id));
	}
	drop(): void {
		this.#touched = this.#retitled = undefined;
		this.problems = [];
	}
	official(): void {
		this.#touch(columnsOf(this.template, undefined));
		this.#retitled = {};
	}

	/** `undefined`: something is wrong with it, and `problems` says what. */
	save(): WriteResult | undefined {
		const printed = this.columns.flatMap(({ id, title, shown }): PrintedColumn[] => {
			const own = title.trim();
			if (!shown) return [];
			return [own === '' || own === this.officialTitle(id) ? { id } : { id, title: own }];
		});
		this.problems = [
			...this.#filled(printed),
			...columnProblems(this.template, printed),
			...this.#longTitles()
		];
		if (this.problems.length > 0) return undefined;
		const isOfficial = JSON.stringify(printed) === JSON.stringify(officialColumns(this.template));
		let done: WriteResult = { ok: true };
		if (this.#touched) done = this.#write('columns', isOfficial ? undefined : printed);
		if (done.ok && this.#retitled) done = this.#write('columnGroups', this.#ownTitles());
		if (done.ok) this.drop();
		return done;
	}

	/** What the book says of this table beside what it says of others. */
	#write(key: 'columns' | 'columnGroups', own: object | undefined): WriteResult {
		const before = key === 'columns' ? this.#setting : this.#groupSetting;
		const { [this.table]: _before, ...others } = before;
		return this.open.session.writeSetting(key, own ? { ...others, [this.table]: own } : others);
	}

	#ownTitles(): Readonly<Record<string, string>> | undefined {
		const own = this.groups
			.map(({ official, title }) => [official, title.trim()] as const)
			.filter(([official, title]) => title !== '' && title !== official);
		return own.length > 0 ? Object.fromEntries(own) : undefined;
	}

	#longTitles(): ColumnDraftProblem[] {
		return this.groups
			.filter(({ title }) => title.trim().length > LONGEST_TITLE)
			.map(({ official }) => ({ kind: 'long-title', column: official }));
	}

	/** Columns that would not be printed though cells of the table, in any edition, hold something. */
	#filled(printed: readonly PrintedColumn[]): ColumnDraftProblem[] {
		const { book } = this.open.session;
		const sheets = [this.table, ...book.head.units.map(({ id }) => `${this.table}@${id}` as const)];
		const rows = sheets.flatMap((sheet) => book.rows(sheet));
		const known = new Set([
			...officialColumns(this.template).map(({ id }) => id),
			...columnsOf(this.template, this.#setting[this.table]).map(({ id }) => id)
		]);
		return [...known].flatMap((column): ColumnDraftProblem[] => {
			if (printed.some(({ id }) => id === column)) return [];
			const count = filledCells(rows, column);
			return count > 0 ? [{ kind: 'filled', column, count }] : [];
		});
	}

	#touch(columns: readonly DraftColumn[]): void {
		this.#touched = columns;
		this.problems = [];
	}
}

/** What is printed, with the official columns that are left out at their places. */
function columnsOf(
	table: FormatTable,
	printed: readonly PrintedColumn[] | undefined
): DraftColumn[] {
	const official = table.columns;
	const columns = (printed ?? officialColumns(table)).map(({ id, title = '' }): DraftColumn => ({
		...{ id, title, shown: true },
		added: !official.some((one) => one.id === id)
	}));
	official.forEach(({ id }, at) => {
		if (columns.some((one) => one.id === id)) return;
		const before = official.slice(0, at).findLast((one) => columns.some(({ id }) => id === one.id));
		const place = before ? columns.findIndex((one) => one.id === before.id) + 1 : 0;
		columns.splice(place, 0, { id, title: '', shown: false, added: false });
	});
	return columns;
}
