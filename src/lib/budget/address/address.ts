/**
 * Addresses: the public names of cells, used by rules, deep links, comments, files and the CLI.
 *
 * ```
 * T2[204].一般公共预算                     a cell of the department's table
 * T2@晋城市看守所[204].一般公共预算         the same cell in a unit's own edition
 * T6[办公费#2].合计                        the second of two rows with one key
 * T12[*].合计                              a column (rules); T2[204] a row; T2 a table
 * F[辅警招聘经费@晋城市公安局].年度资金总额  a cell of a project form
 * F[…].指标[3].年度.指标值                  a cell of its third indicator row
 * N[8].机关运行经费                        narrative section 八, a named fact; N[8] its text
 * ```
 * Inside names `]`, `#`, `@` and `\` that belong to the name follow a `\`; in the name of an
 * edition `[` and `.` as well. A row named `*` is `[*#1]`.
 */
import type { TableId } from '../book/book';
import { tableNamed } from '$lib/formats/format-tables';
import type { Format } from '$lib/formats/format';

export interface RowName {
	readonly key: string;
	/** 1 for the first row with this key. */
	readonly nth: number;
}

export type Address =
	| {
			readonly kind: 'table';
			readonly table: TableId;
			/** Name of the unit whose own edition it is. */
			readonly edition?: string;
			readonly row?: RowName | '*';
			readonly column?: string;
	  }
	| {
			readonly kind: 'form';
			readonly project?: (RowName & { readonly unit?: string }) | '*';
			/** 1 for the first indicator row. */
			readonly indicator?: number | '*';
			readonly column?: string;
	  }
	| { readonly kind: 'narrative'; readonly section?: string; readonly column?: string };

export interface AddressFailure {
	readonly kind: 'bad-address';
	readonly text: string;
	/** Offset in UTF-16 units where reading stopped. */
	readonly at: number;
	readonly expected: 'table-or-form-or-narrative' | 'bracket' | 'row' | 'column' | 'number' | 'end';
}

export type AddressResult =
	| { readonly ok: true; readonly address: Address }
	| { readonly ok: false; readonly failure: AddressFailure };

class AddressSyntax extends Error {
	constructor(
		readonly at: number,
		readonly expected: AddressFailure['expected']
	) {
		super(expected);
	}
}

/**
 * Reads an address; the failure says where and what was expected.
 * @param format whose tables it may name, by id, name or alias
 */
export function parseAddress(text: string, format: Format): AddressResult {
	try {
		return { ok: true, address: readAddress(new Scanner(text), format) };
	} catch (error) {
		if (!(error instanceof AddressSyntax)) throw error;
		const { at, expected } = error;
		return { ok: false, failure: { kind: 'bad-address', text, at, expected } };
	}
}

/** Prints an address; `parseAddress` of it is the same address. */
export function printAddress(address: Address): string {
	switch (address.kind) {
		case 'table': {
			const edition =
				address.edition === undefined ? '' : `@${escapeName(address.edition, EDITION_STOPS)}`;
			return address.table + edition + printRow(address.row) + printColumn(address.column);
		}
		case 'form': {
			const { project, indicator } = address;
			const unit =
				project && project !== '*' && project.unit !== undefined
					? `@${escapeName(project.unit)}`
					: '';
			const name =
				project === undefined || project === '*' ? project : printRowName(project) + unit;
			return (
				'F' +
				(name === undefined ? '' : `[${name}]`) +
				(indicator === undefined ? '' : `.指标[${indicator}]`) +
				printColumn(address.column)
			);
		}
		case 'narrative':
			return (
				'N' +
				(address.section === undefined ? '' : `[${escapeName(address.section)}]`) +
				printColumn(address.column)
			);
	}
}

/** Characters that end a name, inside brackets and in the name of an edition. */
const STOPS = ']#@';
const EDITION_STOPS = '[.]#@';

function escapeName(name: string, stops = STOPS): string {
	return [...name].map((c) => (c === '\\' || stops.includes(c) ? `\\${c}` : c)).join('');
}
function printRowName({ key, nth }: RowName): string {
	return escapeName(key) + (nth > 1 || key === '*' ? `#${nth}` : '');
}
function printRow(row: RowName | '*' | undefined): string {
	if (row === undefined) return '';
	return `[${row === '*' ? '*' : printRowName(row)}]`;
}
function printColumn(column: string | undefined): string {
	return column === undefined ? '' : `.${column}`;
}

class Scanner {
	at = 0;
	constructor(readonly text: string) {}
	get ended(): boolean {
		return this.at >= this.text.length;
	}
	take(literal: string): boolean {
		if (!this.text.startsWith(literal, this.at)) return false;
		this.at += literal.length;
		return true;
	}
	fail(expected: AddressFailure['expected']): never {
		throw new AddressSyntax(this.at, expected);
	}
	/** Reads a name up to one of `stops`; after a backslash any character is the name's own. */
	name(stops: string): string {
		let name = '';
		while (!this.ended && !stops.includes(this.text[this.at])) {
			if (this.text[this.at] === '\\') this.at++;
			if (this.ended) this.fail('row');
			name += this.text[this.at++];
		}
		return name === '' ? this.fail('row') : name;
	}
	number(): number {
		const digits = /^[1-9]\d{0,8}/.exec(this.text.slice(this.at))?.[0] ?? this.fail('number');
		this.at += digits.length;
		return Number(digits);
	}
	rest(): string {
		const rest = this.text.slice(this.at);
		this.at = this.text.length;
		return rest === '' ? this.fail('column') : rest;
	}
}

const TABLE_NAME = /^[\p{L}_][\p{L}\p{N}_]*/u;

function readAddress(s: Scanner, format: Format): Address {
	const name = TABLE_NAME.exec(s.text)?.[0];
	const table = name === undefined ? undefined : tableNamed(format, name);
	if (name !== undefined && table) {
		s.at = name.length;
		return readTable(s, table.id);
	}
	if (s.take('F')) return readForm(s);
	if (s.take('N')) return readNarrative(s);
	return s.fail('table-or-form-or-narrative');
}

function readTable(s: Scanner, table: TableId): Address {
	const edition = s.take('@') ? s.name(EDITION_STOPS) : undefined;
	const row = s.take('[') ? readStarOr(s, () => readRowName(s)) : undefined;
	return dropUndefined({ kind: 'table', table, edition, row, column: readColumn(s) });
}

function readForm(s: Scanner): Address {
	const project = s.take('[')
		? readStarOr(s, () => {
				const name = readRowName(s);
				return s.take('@') ? { ...name, unit: s.name(STOPS) } : name;
			})
		: undefined;
	const indicator = s.take('.指标[') ? readStarOr(s, () => s.number()) : undefined;
	return dropUndefined({ kind: 'form', project, indicator, column: readColumn(s) });
}

function readNarrative(s: Scanner): Address {
	const section = s.take('[') ? s.name(STOPS) : undefined;
	if (section !== undefined && !s.take(']')) s.fail('bracket');
	return dropUndefined({ kind: 'narrative', section, column: readColumn(s) });
}

function readRowName(s: Scanner): RowName {
	const key = s.name(STOPS);
	return { key, nth: s.take('#') ? s.number() : 1 };
}

function readStarOr<T>(s: Scanner, read: () => T): T | '*' {
	const value = s.take('*]') ? '*' : read();
	if (value !== '*' && !s.take(']')) s.fail('bracket');
	return value;
}

function readColumn(s: Scanner): string | undefined {
	if (s.ended) return undefined;
	return s.take('.') ? s.rest() : s.fail('end');
}

function dropUndefined<T extends object>(value: T): T {
	return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}
