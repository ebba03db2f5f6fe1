/**
 * What a formula, a chart or a standard text names: tables, rows and columns. It is found without
 * reading the formula as a whole, which is the work of the rules (`rules/own/SPEC.md`).
 */
import { accountLevel } from '$lib/budget/values/account-code';
import type { FormatTable } from './format';
import { fundColumnsOf } from './project-form';
import { keyOfFixed } from './format-tables';
import type { PackReason } from './pack-failure';
import type { PackForm, PackSection } from './pack-schema';

/** What the names are looked up in. */
export interface NameSpace {
	/** By id, name and alias. */
	readonly tables: ReadonlyMap<string, FormatTable>;
	readonly sections: readonly PackSection[];
	readonly form?: PackForm | undefined;
}

interface Named {
	readonly table: string;
	readonly row?: string;
	readonly column?: string;
	/** Offsets in the text. */
	readonly at: { readonly table: number; readonly row: number; readonly column: number };
}

const TABLE = /[\p{L}_][\p{L}\p{N}_]*/uy;
const COLUMN_END = /[\s+＋\-−–－*×＊·,，()（）=＝≠≤≥<>≦≧＜＞±![\]|/]/u;
const WORDS: ReadonlySet<string> = new Set(['sum', 'count', '求和', '计数', '元', '万元']);

/** The addresses in a formula, in order. What follows a digit is a unit and no name. */
export function namesIn(formula: string): Named[] {
	const names: Named[] = [];
	for (let at = 0; at < formula.length;) {
		TABLE.lastIndex = at;
		const table = TABLE.exec(formula)?.[0];
		if (table === undefined) {
			at++;
			continue;
		}
		const start = at;
		at += table.length;
		const isUnit = start > 0 && /[\d ]/.test(formula[start - 1]) && /^(?:元|万元)$/.test(table);
		if (isUnit || (WORDS.has(table.toLowerCase()) && formula[at] !== '[')) continue;
		const edition = formula[at] === '@' ? until(formula, at + 1, /[[.]/) : at;
		const row = formula[edition] === '[' ? until(formula, edition + 1, /\]/) : undefined;
		let end = row === undefined ? edition : Math.min(row + 1, formula.length);
		const dot = end;
		while (formula[end] === '.') {
			end++;
			while (end < formula.length && !COLUMN_END.test(formula[end]) && formula[end] !== '.') end++;
			// `F[…].指标[3].年度.指标值`
			if (formula[end] === '[') end = Math.min(until(formula, end + 1, /\]/) + 1, formula.length);
		}
		names.push({
			table,
			...(row !== undefined && { row: formula.slice(edition + 1, row).replace(/\\(.)/gu, '$1') }),
			...(end > dot && { column: formula.slice(dot + 1, end) }),
			at: { table: start, row: edition + 1, column: dot + 1 }
		});
		at = Math.max(end, at);
	}
	return names;
}

function until(text: string, from: number, stop: RegExp): number {
	let at = from;
	while (at < text.length && !stop.test(text[at])) at += text[at] === '\\' ? 2 : 1;
	return Math.min(at, text.length);
}

/** What the format does not have, of all that a formula names. */
export function unknownNames(formula: string, space: NameSpace): PackReason[] {
	const names = namesIn(formula);
	if (names.length === 0) return [{ kind: 'no-address' }];
	return names.flatMap((name) => unknownIn(name, space) ?? []);
}

function unknownIn({ table, row, column, at }: Named, space: NameSpace): PackReason | undefined {
	const unknown = (
		what: Extract<PackReason, { kind: 'unknown-name' }>['what'],
		name: string,
		place: number
	): PackReason => ({ kind: 'unknown-name', what, name, at: place });
	if (table === 'F')
		return unknownInForm(column, space.form)
			? unknown('column', column ?? '', at.column)
			: undefined;
	if (table === 'N') {
		const isKnown = space.sections.some(({ id }) => id === row || id === `N${row}`);
		return isKnown ? undefined : unknown('section', row ?? '', at.row);
	}
	const found = space.tables.get(table);
	if (!found) return unknown('table', table, at.table);
	if (row !== undefined && !hasRow(found, row)) return unknown('row', row, at.row);
	const isNote = row === undefined && column === '注';
	if (column !== undefined && !isNote && !found.columns.some(({ id }) => id === column))
		return unknown('column', column, at.column);
	return undefined;
}

function unknownInForm(column: string | undefined, form: PackForm | undefined): boolean {
	if (!form) return true;
	if (column === undefined || /^指标\[/.test(column)) return false;
	return !form.fields.some(({ id }) => id === column) && !fundColumnsOf({ form }).has(column);
}

/** A row that a form prints; in a table with rows of its own, any that it could have. */
function hasRow(table: FormatTable, name: string): boolean {
	const key = name.replace(/#[1-9]\d*$/, '');
	if (key === '*') return true;
	if (table.fixedRows.some((row) => key === keyOfFixed(table, row))) return true;
	return table.panels.some(({ axis }) => {
		if (axis === 'fixed') return false;
		return axis.endsWith('-tree') ? accountLevel(key) !== undefined : true;
	});
}
