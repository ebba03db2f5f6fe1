/** A book whose every text tries to be something else: markup, a script, a formula, an entity. */
import type { Book, Row, SheetKey } from '$lib/budget/book';
import { FORM_FIELDS, INDICATOR_COLUMNS } from '$lib/budget/project-form';
import { TABLE_IDS, templateOf } from '$lib/budget/table-template';

export const EVIL_TEXTS = [
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	"' onmouseover='alert(1)",
	'=HYPERLINK("http://evil.example","x")',
	'+cmd|/C calc!A0',
	'-2+3',
	'@SUM(1,2)',
	'\t=1+1',
	']]></w:t><w:fldSimple w:instr="INCLUDETEXT http://evil.example"/>',
	'&lt;b&gt;&amp;&#60;',
	'{{constructor}} ${1} %s',
	'</title></style><svg onload=alert(1)>',
	'javascript:alert(1)',
	'_x000D__x003C_',
	'\u202e反向\u200b零宽',
	'\ud800 孤立'
];

/** Every text of the book is one of them. */
export function evilBook(): Book {
	let next = 0;
	const evil = (): string => EVIL_TEXTS[next++ % EVIL_TEXTS.length];
	const row = (id: string, columns: readonly string[], part: Partial<Row> = {}): Row => ({
		id,
		order: `a${next}`,
		cells: Object.fromEntries(columns.map((column) => [column, evil()])),
		...part
	});
	const sheets: Partial<Record<SheetKey, readonly Row[]>> = {};
	for (const table of TABLE_IDS) {
		const { columns } = templateOf(table);
		const sides = columns.some(({ side }) => side) ? (['收入', '支出'] as const) : [undefined];
		sheets[table] = sides.flatMap((side) =>
			[0, 1].map((i) =>
				row(
					`${table}-${side ?? ''}${i}`,
					columns.filter((column) => column.side === side).map(({ id }) => id),
					side && { side }
				)
			)
		);
	}
	const projects = EVIL_TEXTS.map((_, i) =>
		row(
			`p${i}`,
			FORM_FIELDS.map(({ id }) => id)
		)
	);
	for (const { id } of projects) sheets[`indicators@${id}`] = [row(`i-${id}`, INDICATOR_COLUMNS)];
	return {
		head: {
			year: 2023,
			level: evil(),
			department: { code: evil(), name: evil() },
			units: [{ id: 'u1', code: evil(), name: evil(), kind: '行政', role: '本级' }],
			explanations: [],
			settings: {}
		},
		sheets: {
			...sheets,
			projects,
			narrative: ['O1', 'N1', 'N8', 'Z', 'X9'].map((id) => row(id, ['标题', '正文'])),
			notes: TABLE_IDS.map((table) => row(`note-${table}`, ['注']))
		}
	};
}
