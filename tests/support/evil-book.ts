/** A book whose every text tries to be something else: markup, a script, a formula, an entity. */
import { firstFormat } from '$lib/formats/known-formats';
import type { Book, BookHead, Explanation, Row, SheetKey, Unit } from '$lib/budget/book/book';
import { indicatorColumnsOf } from '$lib/formats/project-form';
import { tableIdsOf, templateOf } from '$lib/budget/table/table-template';
import { HOSTILE_TEXTS } from './hostile-texts';

/** All at once, each on a line of its own. */
export const ALL_HOSTILE = HOSTILE_TEXTS.join('\n');

export interface EvilBookOptions {
	/** Rows of each table, and forms; from 40 on, every table meets all texts. */
	readonly rows?: number;
	readonly units?: number;
}

/** Every text of the book is one of them, and some all of them. */
export function evilBook({ rows = 2, units = 1 }: EvilBookOptions = {}): Book {
	let dealt = 0;
	const evil = (): string => HOSTILE_TEXTS[dealt++ % HOSTILE_TEXTS.length];
	const sheetOf = (prefix: string, count: number, columns: readonly string[]): Row[] => {
		const first = columns.map(() => (dealt += count));
		return [...Array(count).keys()].map((i) => ({
			id: `${prefix}${i}`,
			order: `a${String(i).padStart(4, '0')}z`,
			cells: Object.fromEntries(
				columns.map((column, j) => [column, HOSTILE_TEXTS[(first[j] + i) % HOSTILE_TEXTS.length]])
			)
		}));
	};
	const sheets: Partial<Record<SheetKey, readonly Row[]>> = {};
	for (const table of tableIdsOf(firstFormat())) {
		const { columns } = templateOf(table, firstFormat());
		const sides = columns.some(({ side }) => side) ? (['收入', '支出'] as const) : [undefined];
		sheets[table] = sides.flatMap((side) => {
			const ids = columns.filter((column) => column.side === side).map(({ id }) => id);
			return sheetOf(`${table}-${side ?? ''}`, rows, ids).map((row) => ({
				...row,
				...(side && { side })
			}));
		});
	}
	const fields = firstFormat().form!.fields.map(({ id }) => id);
	const projects = sheetOf('p', Math.max(rows, 16), fields);
	for (const { id } of projects)
		sheets[`indicators@${id}`] = sheetOf(`i-${id}-`, 1, indicatorColumnsOf(firstFormat()));
	const whole = (id: string, columns: readonly string[]): Row => ({
		id,
		order: 'b0',
		cells: Object.fromEntries(columns.map((column) => [column, ALL_HOSTILE]))
	});
	return {
		head: evilHead(units, evil),
		sheets: {
			...sheets,
			projects: [...projects, whole('p-all', fields)],
			'indicators@p-all': sheetOf('i-all-', rows, indicatorColumnsOf(firstFormat())),
			narrative: [
				...['O1', 'N1', 'N8', 'Z', 'X9'].map((id) => sheetOf(id, 1, ['标题', '正文'])[0]),
				whole('N2', ['标题', '正文'])
			].map((row) => ({ ...row, id: row.id.replace(/^([ONXZ]\d?)0$/, '$1') })),
			notes: tableIdsOf(firstFormat()).map((table) => whole(`note-${table}`, ['注']))
		}
	};
}

function evilHead(count: number, evil: () => string): BookHead {
	const units = [...Array(count).keys()].map((i): Unit => {
		const name = [`<svg onload=window.__pwned=${i}>`, ...chunk(i, count)].join('');
		return { id: `u${i + 1}`, code: evil(), name, kind: '行政', role: i === 0 ? '本级' : '所属' };
	});
	const explanations = HOSTILE_TEXTS.map((text, i): Explanation => {
		const operands = { [`T3[${evil()}].合计`]: evil() };
		const at = '2023-02-01T00:00:00.000Z';
		return { id: `e${i}`, rule: i % 2 ? 'W11' : evil(), operands, text, author: evil(), at };
	});
	return {
		year: 2023,
		level: evil(),
		department: { code: evil(), name: chunk(0, 20).join('') },
		units,
		explanations,
		settings: evilSettings(evil)
	};
}

/** Reasons, sentences and names of people in settings. */
function evilSettings(evil: () => string): BookHead['settings'] {
	const at = '2023-02-01T00:00:00.000Z';
	const rules = ['W11', 'W12', 'X01', 'T3-1', 'constructor-1'];
	return {
		rules: Object.fromEntries(
			rules.map((id, i) => [
				id,
				{ off: true, reason: chunk(i, rules.length).join('\n'), by: evil(), at }
			])
		),
		ownRules: [...Array(20).keys()].map((i) => ({
			id: `OWN-${i + 1}`,
			severity: 'warning',
			sentence: chunk(i, 20).join(' ').slice(0, 300).trim(),
			formula: 'T3[合计].合计 = T2[合计].合计'
		})),
		redactions: {
			entries: HOSTILE_TEXTS.map((reason, i) => ({
				kind: 'field',
				row: `T12-${i}`,
				column: '项目',
				by: evil(),
				at,
				reason
			}))
		},
		controlNumbers: [{ unit: evil(), fund: '一般公共预算', part: '合计', amount: '1' }],
		redactedCodes: [...HOSTILE_TEXTS],
		roundingPlugs: [{ cell: evil(), amount: '0.01', reason: ALL_HOSTILE }],
		manualFigures: Object.fromEntries(
			[0, 1, 2].map((i) => [`N2:${i}#1`, { by: chunk(i, 3).join(''), at }])
		),
		clearance: { 保密审查: { by: ALL_HOSTILE, on: '2023-02-01' } },
		evaluations: { from: '1', projects: [...HOSTILE_TEXTS] },
		[evil()]: { [evil()]: evil() }
	};
}

/** One of so many equal parts of the texts. */
function chunk(i: number, parts: number): readonly string[] {
	return HOSTILE_TEXTS.filter((_, at) => at % parts === i);
}
