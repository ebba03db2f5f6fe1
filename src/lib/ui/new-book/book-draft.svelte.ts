/** A book from nothing while somebody types it in. */
import type { Format } from '$lib/formats/format';
import { FIRST_FORMAT, knownFormat } from '$lib/formats/known-formats';
import type { TableId } from '$lib/budget/book/book';
import { dayInChina } from '$lib/budget/values/china-time';
import {
	checkBookEntry,
	isBlankUnit,
	readUnitKind,
	readUnitRole,
	type BookEntry,
	type EntryProblem,
	type EntryResult,
	type HeadField,
	type UnitEntry,
	type UnitField
} from '$lib/budget/new-book/new-book-entry';
import { readTabbed } from '../grid/tabbed-text';

export const UNIT_FIELDS = ['code', 'name', 'kind', 'role'] as const satisfies readonly UnitField[];

/** What the header of a pasted block calls the fields. */
const HEADERS: readonly (readonly [UnitField, RegExp])[] = [
	['code', /编码|代码|code/i],
	['kind', /性质|类型|类别|kind/i],
	['role', /级别|层级|级次|隶属|role/i],
	['name', /名称|单位|name/i]
];

const unitEntry = (role: UnitEntry['role']): UnitEntry => ({
	code: '',
	name: '',
	kind: '行政',
	role
});

/** The budget of a year is written in the second half of the year before. */
function nextBudgetYear(now = Date.now()): string {
	const [year, month] = dayInChina(now).split('-').map(Number);
	return String(year + (month > 6 ? 1 : 0));
}

export class BookDraft {
	entry = $state.raw<BookEntry>({
		name: '',
		code: '',
		level: '市级',
		year: nextBudgetYear(),
		units: [unitEntry('本级'), unitEntry('所属')]
	});
	without = $state.raw<readonly TableId[]>([]);
	/** Id of what the book shall look like. */
	formatId = $state(FIRST_FORMAT);
	readonly format: Format = $derived(knownFormat(this.formatId)!);
	/** Problems are told once somebody asked for the book: an empty form is not a wrong one. */
	asked = $state(false);
	readonly result: EntryResult = $derived(checkBookEntry(this.entry));
	readonly problems: readonly EntryProblem[] = $derived(
		this.asked && !this.result.ok ? this.result.problems : []
	);

	choose(format: string): void {
		this.formatId = format;
		this.without = [];
	}
	set(field: HeadField, text: string): void {
		this.entry = { ...this.entry, [field]: text };
	}
	setUnit(at: number, field: UnitField, text: string): void {
		this.#units(this.entry.units.map((one, i) => (i === at ? { ...one, [field]: text } : one)));
	}
	addUnit(): void {
		this.#units([...this.entry.units, unitEntry('所属')]);
	}
	removeUnit(at: number): void {
		this.#units(this.entry.units.toSpliced(at, 1));
	}
	toggle(table: TableId, hasFigures: boolean): void {
		const others = this.without.filter((one) => one !== table);
		this.without = hasFigures ? others : [...others, table];
	}

	/** Takes a block from a spreadsheet whose first cell goes to that field; `false`: it is no block. */
	paste(at: number, field: UnitField, text: string): boolean {
		if (!/[\t\n]/.test(text.trim())) return false;
		const lines = readTabbed(text).filter((line) => line.some((cell) => cell.trim() !== ''));
		const named = fieldsOf(lines[0]);
		const fields = named ?? UNIT_FIELDS.slice(UNIT_FIELDS.indexOf(field));
		const units = [...this.entry.units];
		const last = units.findLastIndex((unit) => !isBlankUnit(unit));
		lines.slice(named ? 1 : 0).forEach((line, i) => {
			const known = units[at + i] ?? unitEntry(at + i > last && at + i === 0 ? '本级' : '所属');
			units[at + i] = { ...known, ...entryOf(line, fields) };
		});
		this.#units(units);
		return true;
	}

	#units(units: readonly UnitEntry[]): void {
		this.entry = { ...this.entry, units };
	}
}

/** The fields that a header line names; `undefined` where the line is none. */
function fieldsOf(line: readonly string[]): readonly (UnitField | undefined)[] | undefined {
	const fields = line.map((cell) => HEADERS.find(([, said]) => said.test(cell))?.[0]);
	const named = fields.filter((one) => one !== undefined);
	const isHeader = line.some((cell) => /名称|编码|代码|name|code/i.test(cell));
	return isHeader &&
		named.length >= Math.min(2, line.length) &&
		new Set(named).size === named.length
		? fields
		: undefined;
}

function entryOf(
	line: readonly string[],
	fields: readonly (UnitField | undefined)[]
): Partial<UnitEntry> {
	const entry: Partial<Record<UnitField, string>> = {};
	line.forEach((cell, i) => {
		const field = fields[i];
		if (field === undefined) return;
		entry[field] =
			field === 'kind' ? readUnitKind(cell) : field === 'role' ? readUnitRole(cell) : cell.trim();
	});
	return entry;
}
