/** What was learned as a pack: what is not certain means nothing in it, so that no rule speaks of a guess. */
import { CoordinateSpace, type Coordinates, type Dimension } from '$lib/formats/coordinates';
import type { PackFailure } from '$lib/formats/pack-failure';
import type { PackFiles } from '$lib/formats/inherit';
import { packFiles } from '$lib/formats/packs/packs';
import { firstFormat } from '$lib/formats/known-formats';
import { readFormat } from '$lib/formats/read-format';
import type { Format } from '$lib/formats/format';
import { formulaFailures } from '$lib/rules/formulas/pack-formulas';
import type { FormatDraft } from './learn-format';
import type { LearnedColumn, LearnedPanel, LearnedTable } from './learned-table';
import { MEANINGS, SURE } from './meanings';

export type PackResult =
	| { readonly ok: true; readonly format: Format }
	| { readonly ok: false; readonly failures: readonly PackFailure[] };

/** @param name what the office calls it */
export function formatOfDraft(draft: FormatDraft, name: string): PackResult {
	const files = packOf(draft, name);
	const { id } = files.format as { id: string };
	const read = readFormat(id, (asked) => (asked === id ? files : packFiles(asked)));
	return read.ok ? { ok: true, format: read.value } : { ok: false, failures: read.failures };
}

/** Reads a format of the office from what its file or a book holds. */
export function readOfficeFormat(files: PackFiles): PackResult {
	const { id } = (files.format ?? {}) as { id?: unknown };
	const read = readFormat(typeof id === 'string' ? id : '', (asked) =>
		asked === id ? files : packFiles(asked)
	);
	if (!read.ok) return { ok: false, failures: read.failures };
	const failures = formulaFailures(read.value);
	return failures.length === 0 ? { ok: true, format: read.value } : { ok: false, failures };
}

/** Whether a format is of an office, and none that Hebian brings. */
export function isOfficeFormat(id: string): boolean {
	return id.startsWith('office/');
}

export function packOf({ tables, kind, year }: FormatDraft, name: string): PackFiles {
	const names = new Set<string>();
	const packed = tables.map((table, i) => packTable(table, tableName(table.title, i, names)));
	return {
		format: {
			id: `office/f${hash(JSON.stringify([name, packed]))}`,
			version: 1,
			extends: 'cn/base',
			name: name.trim().slice(0, 80) || '本单位样式',
			kind,
			years: [year ?? 2000, null],
			source: '按文件学得',
			editions: { department: { title: '{year}年{title}' }, unit: { title: '{year}年{title}' } }
		},
		tables: packed
	};
}

/** FNV-1a, 32 bits: the same tables are the same format. */
function hash(text: string): string {
	let sum = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
	return (sum >>> 0).toString(16).padStart(8, '0');
}

const RESERVED = /^(?:F|N|sum|count|求和|计数|projects|narrative|notes|unread|indicators)$/;

function tableName(title: string, nth: number, taken: Set<string>): string {
	const bare = title.replace(/[^\p{L}\p{N}_]/gu, '').slice(0, 26);
	const usable = /^[\p{L}_]/u.test(bare) && !RESERVED.test(bare) ? bare : `表${nth + 1}`;
	const name = taken.has(usable) ? `${usable}${nth + 1}` : usable;
	taken.add(name);
	return name;
}

function packTable(table: LearnedTable, id: string): Record<string, unknown> {
	const columns = new Set<string>();
	const at = tableCoordinates(table);
	const head = {
		...{ id, title: table.title, unit: table.unit.value },
		...(Object.keys(at).length > 0 && { at })
	};
	if (table.transposed)
		return {
			...head,
			transposed: true,
			columns: packColumns(table.panels[0].columns, columns, '')
		};
	if (table.panels.length === 1) {
		const [panel] = table.panels;
		return { ...head, ...bodyOf(panel), columns: packColumns(panel.columns, columns, '') };
	}
	const sides = new Set<string>();
	return {
		...head,
		panels: table.panels.slice(0, 3).map((panel, i) => {
			const side = tableName(panel.title, i, sides);
			const flow = panel.at.flow !== undefined && at.flow === undefined ? { at: panel.at } : {};
			const { total, totalLabel, ...body } = bodyOf(panel);
			return {
				title: panel.title || side,
				side,
				...flow,
				...body,
				columns: packColumns(panel.columns, columns, side)
			};
		})
	};
}

function bodyOf({ axis, rows, total }: LearnedPanel): Record<string, unknown> {
	if (axis !== 'fixed') return { axis, ...(total && { total, totalLabel: '合计' }) };
	const grand = rows.findLastIndex((row) => row.total);
	return {
		axis,
		rows: rows.map(({ label, total: isTotal, at }, i) => ({
			label: label.slice(0, 60),
			...(isTotal && { total: i === grand ? 'grand' : true }),
			...(Object.keys(at).length > 0 && { at })
		}))
	};
}

/** Of the title only what no column, panel or row says otherwise. */
function tableCoordinates(table: LearnedTable): Coordinates {
	const inner = table.panels.flatMap(({ at, columns, rows }) => [
		at,
		...columns.map(coordinatesOf),
		...rows.map((row) => row.at)
	]);
	const space = new CoordinateSpace(firstFormat().space.trees);
	const kept = Object.entries(table.at).filter(([dimension, value]) =>
		inner.every((one) => {
			const own = one[dimension as Dimension];
			return own === undefined || space.isWithin(dimension as Dimension, own, value);
		})
	);
	return Object.fromEntries(kept);
}

function coordinatesOf({ meaning }: LearnedColumn): Coordinates {
	return meaning && meaning.certainty >= SURE ? (MEANINGS.get(meaning.value) ?? {}) : {};
}

type Printed = { readonly column: LearnedColumn; readonly texts: readonly string[] };

function packColumns(
	columns: readonly LearnedColumn[],
	taken: Set<string>,
	side: string
): Record<string, unknown>[] {
	const printed = columns.map((column): Printed => {
		// What all columns of a panel stand under is its title.
		const texts =
			side !== '' && column.texts.length > 1 && column.texts[0] === side
				? column.texts.slice(1)
				: column.texts;
		return { column, texts: texts.filter((text, i) => text !== texts[i - 1]) };
	});
	return grouped(printed, taken, side);
}

/** Columns beside each other under one text are a group. */
function grouped(
	printed: readonly Printed[],
	taken: Set<string>,
	side: string
): Record<string, unknown>[] {
	const packed: Record<string, unknown>[] = [];
	for (let i = 0; i < printed.length;) {
		const { texts } = printed[i];
		let end = i + 1;
		while (
			end < printed.length &&
			texts.length > 1 &&
			printed[end].texts.length > 1 &&
			printed[end].texts[0] === texts[0]
		)
			end++;
		if (end - i > 1) {
			const below = printed
				.slice(i, end)
				.map(({ column, texts: own }) => ({ column, texts: own.slice(1) }));
			packed.push({ group: worded(texts[0]), columns: grouped(below, taken, side) });
		} else packed.push(leaf(printed[i], taken, side));
		i = end;
	}
	return packed;
}

function worded(text: string): string {
	return (
		text
			.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
			.trim()
			.slice(0, 60) || '项目'
	);
}

function leaf(
	{ column, texts }: Printed,
	taken: Set<string>,
	side: string
): Record<string, unknown> {
	const title = worded(texts.at(-1) ?? '');
	const at = coordinatesOf(column);
	return {
		[column.holds.value]: title,
		id: columnName(title, column, taken, side),
		...(column.split && column.holds.value === 'code' && { split: column.split }),
		...(column.holds.value === 'amount' && Object.keys(at).length > 0 && { at })
	};
}

/** What addresses call it: its own words, with those above where another column has them. */
function columnName(
	title: string,
	{ texts, index }: LearnedColumn,
	taken: Set<string>,
	side: string
): string {
	const bare = (text: string): string =>
		text.replace(/[\s\p{Cc}:[\]#@\\{}()（）+＋\-−–－*×＊·,，=＝≠≤≥<>≦≧＜＞±!]/gu, '').slice(0, 40);
	const own = bare(title);
	const candidates = [
		own,
		bare(side) + own,
		bare(texts.join('')),
		`${own}${index + 1}`,
		`第${index + 1}列`
	];
	const name =
		candidates.find((one) => one !== '' && !taken.has(one) && !(one in {})) ??
		`第${index + 1}列${taken.size}`;
	taken.add(name);
	return name;
}
